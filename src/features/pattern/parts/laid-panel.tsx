import { minutesOf } from '#features/pattern/facts-plain.ts';
import type { Laid } from '#features/pattern/facts-laid.ts';
import { words } from '#features/pattern/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

interface Props {
  readonly activityId: string;
  readonly patternId: string;
  /** The first session's day as typed, else the planned one; null while there is none. */
  readonly day: string | null;
  /** Nothing is written of the programme yet: the pattern is laid at once. */
  readonly untouched: boolean;
  readonly onLay: (laid: Pick<Laid, 'sessions' | 'tasks'>) => void;
  /** Only the days of its tasks are put on the first session's day. */
  readonly onDays: (tasks: Laid['tasks']) => void;
}

/** What the programme took from its pattern, and how it can be taken again. */
export function LaidPanel({ activityId, patternId, day, untouched, onLay, onDays }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const pattern = useQuery(api.pattern.get.queryOptions({ input: { id: patternId } }));
  const laid = useQuery(api.pattern.laid.queryOptions({ input: { id: patternId, activityId, ...(day === null ? {} : { day }) } }));
  const done = useRef(false);
  useEffect(() => {
    if (!untouched || done.current || laid.data === undefined) return;
    done.current = true;
    onLay({ sessions: laid.data.sessions as Laid['sessions'], tasks: laid.data.tasks });
  }, [untouched, laid.data, onLay]);
  if (pattern.data === undefined || laid.data === undefined) return null;
  const { name, design } = pattern.data.pattern;
  const { moved, hurried, tasks } = laid.data;
  return (
    <Notice kind="info" title={say('pattern.laid', { name })}>
      <p>{say('pattern.laid_what', { items: design.sessions.flatMap(({ agenda }) => agenda).length, minutes: minutesOf(design), tasks: design.todo.length })} {day === null ? say('pattern.laid_no_day') : say('pattern.laid_on', { day: format.day(day) })}</p>
      {day !== null && moved > 0 && <p>{say('pattern.laid_moved', { count: moved })}</p>}
      {day !== null && hurried > 0 && <p>{say('pattern.laid_hurried', { count: hurried })}</p>}
      {design.minds.length > 0 && <p>{say('pattern.laid_minds')}{design.minds.map((id, index) => <span key={id}>{index > 0 && '、'}<TextLink to={links.rule(id)}>{id}</TextLink></span>)}</p>}
      <Actions>
        {day !== null && tasks.length > 0 && <Button small onClick={() => onDays(tasks)}>{say('pattern.lay_anew')}</Button>}
        <Button small onClick={() => onLay({ sessions: laid.data.sessions as Laid['sessions'], tasks })}>{say('pattern.lay')}</Button>
      </Actions>
    </Notice>
  );
}
