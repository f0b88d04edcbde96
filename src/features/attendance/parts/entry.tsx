import type { ActivityView } from '#features/activity/contract.ts';
import { nameOfSide } from '#features/activity/facts-plain.ts';
import type { Seat } from '#features/attendance/facts.ts';
import { words } from '#features/attendance/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { countParts, draftOf, isCount, sidesOf, textOf, unmarked, type SideDraft } from './draft.ts';
import { EnterCounts } from './enter-counts.tsx';
import { EnterNames } from './enter-names.tsx';
import { EnterOwn } from './enter-own.tsx';
import { invalidate } from './may.ts';

interface Props {
  readonly view: ActivityView;
  readonly roster: readonly Seat[];
  readonly onDone: () => void;
}

/** Attendance of every side in one form, saved at one stroke; what was typed stays when it is refused. */
export function Entry({ view: { facts }, roster, onDone }: Props) {
  const say = useSay(words);
  const queries = useQueryClient();
  const marks = {
    leave: say('attendance.mark.leave'),
    absent: say('attendance.mark.absent'),
    observer: say('attendance.mark.observer'),
  };
  const onSite = useQuery(api.attendance.onSite.queryOptions({ input: { id: facts.activity.id } }));
  const stored = (): SideDraft[] => draftOf(facts, roster, marks, new Set((onSite.data?.people ?? []).filter(({ look }) => !look).map(({ personId }) => personId)));
  const [drafts, setDrafts] = useState(stored);
  const [version] = useState(facts.activity.version);
  const [tried, setTried] = useState(false);
  const command = useCommand(client.attendance.enter, { invalidate, onDone });
  const set = (sideId: string, change: Partial<SideDraft>): void =>
    setDrafts(drafts.map((draft) => (draft.sideId === sideId ? { ...draft, ...change } : draft)));
  const { failure } = command;
  const of = (sideId: string) =>
    (failure?.findings ?? []).filter(
      (finding) =>
        finding.subject === sideId || drafts.some((draft) => draft.sideId === sideId && draft.people.some((one) => one.personId === finding.subject)),
    );
  const placed =
    (failure?.findings ?? []).length > 0 && failure?.findings.every((finding) => drafts.some((draft) => of(draft.sideId).includes(finding)));
  const sides = sidesOf(drafts, facts);
  const wrong = drafts.some((draft) => unmarked(draft) > 0 || countParts.some((part) => !isCount(draft.counts[part])));
  const stale = failure?.code === 'STALE';

  async function save(from: number): Promise<void> {
    setTried(true);
    if (wrong || sides.length === 0) return;
    await command.run({ id: facts.activity.id, version: from, sides });
    // Where somebody was first, what they stored is fetched to stand beside what was typed here.
    await queries.invalidateQueries({ queryKey: api.activity.key() });
  }
  const inWords = (of_: readonly SideDraft[]): string =>
    textOf(
      of_,
      (sideId) =>
        facts.sides
          .filter((side) => side.id === sideId)
          .map(nameOfSide)
          .join(''),
      (counts) => say('attendance.sum', counts),
      (state) => say(`attendance.state.${state}`),
    );

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(version);
      }}
    >
      <p className="hint">{say('attendance.once')}</p>
      {facts.sides.map((side) => {
        const draft = drafts.find((one) => one.sideId === side.id);
        if (draft === undefined) return null;
        const shown = {
          draft,
          tried,
          onChange: (change: Partial<SideDraft>) => set(side.id, change),
        };
        return (
          <Section key={side.id} level={3} title={nameOfSide(side)}>
            <div className="form">
              {side.own && <EnterOwn {...shown} listed={draft.people.length > 0} />}
              {!side.own && <EnterNames {...shown} />}
              {(!side.own || draft.how === 'counts') && <EnterCounts {...shown} />}
              <FindingList findings={of(side.id)} />
            </div>
          </Section>
        );
      })}
      {tried && sides.length === 0 && <Notice kind="warn" title={say('attendance.nothing')} />}
      {stale ? (
        <Notice kind="warn" title={say('attendance.stale')}>
          <Compare before={inWords(stored())} after={inWords(drafts)} beforeTitle={say('attendance.stored')} afterTitle={say('attendance.mine')} />
          <Actions>
            <Button busy={command.busy} onClick={() => void save(facts.activity.version)}>
              {say('attendance.keep_mine')}
            </Button>
            <Button onClick={onDone}>{say('attendance.keep_stored')}</Button>
          </Actions>
        </Notice>
      ) : (
        !placed && <FailureNotice failure={failure} />
      )}
      <Actions>
        <Button kind="primary" type="submit" busy={command.busy}>
          {say('attendance.save')}
        </Button>
        <Button onClick={onDone}>{say('attendance.cancel')}</Button>
      </Actions>
    </form>
  );
}
