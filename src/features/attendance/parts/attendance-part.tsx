import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/attendance/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answers } from './answers.tsx';
import { known } from './draft.ts';
import { Entry } from './entry.tsx';
import { Hold } from './hold.tsx';
import { mayGive } from './may.ts';
import { NoticeCard } from './notice-card.tsx';
import { OnSite } from './on-site.tsx';
import { Summary } from './summary.tsx';

interface Props {
  readonly view: ActivityView;
}
const before: readonly string[] = ['topic', 'contact', 'programme', 'approval'];

/** 实施: the notice and the answers to it, who came, and that it took place. */
export function AttendancePart({ view }: Props) {
  const say = useSay(words);
  const { facts, allowed } = view;
  const roster = useQuery(api.attendance.roster.queryOptions({ input: { id: facts.activity.id } }));
  if (before.includes(facts.activity.stage))
    return (
      <Section title={say('attendance.notice')} sheet>
        <p className="quiet">{say('attendance.later')}</p>
      </Section>
    );
  if (roster.isPending) return <Loading lines={6} />;
  if (roster.isError) return <Failed error={roster.error} retry={() => void roster.refetch()} />;
  const held = facts.activity.stage === 'held';
  const runs = mayGive(allowed['attendance.announce']);
  return (
    <>
      <NoticeCard view={view} roster={roster.data} />
      {held && runs && facts.activity.announcedAt !== null && <Answers view={view} roster={roster.data} />}
      <OnSite view={view} roster={roster.data} />
      <Attendance view={view} roster={roster.data} />
      {mayGive(allowed['attendance.hold']) && <Hold view={view} />}
    </>
  );
}

/** Who came: read by everybody, entered and corrected by who runs the activity, in the same place. */
function Attendance({ view, roster }: Props & { readonly roster: Parameters<typeof Entry>[0]['roster'] }) {
  const say = useSay(words);
  const format = useFormat();
  const [entering, setEntering] = useState(false);
  const { facts } = view;
  const why = view.allowed['attendance.enter'];
  const any = facts.sides.some((side) => known(side, facts.attendance));
  const verb = say(any ? 'attendance.edit' : 'verb.attendance.enter');
  return (
    <Section
      title={say('attendance.title')}
      sheet
      actions={
        mayGive(why) && !entering ? (
          <Button icon="edit" why={why} onClick={() => setEntering(true)}>
            {verb}
          </Button>
        ) : undefined
      }
    >
      {facts.activity.heldOn !== null && <p>{say('attendance.held_at', { day: format.day(facts.activity.heldOn) })}</p>}
      {entering ? (
        <Entry view={view} roster={roster} onDone={() => setEntering(false)} />
      ) : any ? (
        <Summary facts={facts} />
      ) : (
        <p className="quiet">{say('attendance.none_entered')}</p>
      )}
    </Section>
  );
}
