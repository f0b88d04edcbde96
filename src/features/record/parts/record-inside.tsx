import type { ActivityFacts } from '#features/activity/facts.ts';
import { words as attendance } from '#features/attendance/words.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { words as programme } from '#features/programme/words.ts';
import type { RecordFacts } from '#features/record/facts.ts';
import { words as parts } from '#features/record/words-parts.ts';
import { words } from '#features/record/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { asApproved } from './record-draft.ts';

const labels = { observer: 'attendance.observers', leave: 'attendance.on_leave', absent: 'attendance.absent' } as const;

/** What stays inside the office: who was not there and why, where they really went, what was asked of them, why it was written late. */
export function RecordInside({ facts, record }: { readonly facts: ActivityFacts; readonly record: RecordFacts }) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const sayStop = useSay(programme);
  const sayState = useSay(attendance);
  const sayOutcome = useSay(outcome);
  const approved = facts.activity.approvedProgramme?.sessions.flatMap((session) => session.stops) ?? [];
  const stops = record.actualStops.map((stop) => `${stop.name}（${sayStop(`stop.${stop.kind}`)}）`).join(' → ') || sayParts('record.no_stops');
  return (
    <Section title={sayParts('record.inside')} level={3}>
      <p className="hint">{sayParts('record.inside_hint')}</p>
      <FactList
        facts={[
          ...(['observer', 'leave', 'absent'] as const).flatMap((state) => {
            const names = facts.attendance.filter((one) => one.state === state).map((one) => (one.reason ? `${one.name}（${one.reason}）` : one.name));
            return names.length === 0 ? [] : [{ label: sayState(labels[state]), value: names.join('、') }];
          }),
          { label: say('record.actualStops'), value: asApproved(record.actualStops, approved) ? `${stops}，${sayParts('record.stops_as_approved')}` : stops },
          ...(record.stopsReason === null || record.stopsReason === '' ? [] : [{ label: say('record.stopsReason'), value: record.stopsReason }]),
          { label: say('record.requestsAnswer'), value: record.requestsAnswer || <span className="quiet">—</span> },
          // What was heard stands in the lists; the record shows it and leads there.
          ...(facts.problems.some(({ kind }) => kind === 'voice') ? [{ label: sayOutcome('problem.kind.voice'), value: <ul className="plain-list">{facts.problems.filter(({ kind }) => kind === 'voice').map((one) => <li key={one.id}>{one.place !== null && <>{one.place}：</>}<TextLink to={links.outcome(one.id)}>{one.text}</TextLink></li>)}</ul> }] : []),
          ...(record.lateReason === null || record.lateReason === '' ? [] : [{ label: say('record.lateReason'), value: record.lateReason }]),
        ]}
      />
    </Section>
  );
}
