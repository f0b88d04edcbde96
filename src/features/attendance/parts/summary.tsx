import type { ActivityView } from '#features/activity/contract.ts';
import { nameOfSide, type SideFacts } from '#features/activity/facts-plain.ts';
import { words } from '#features/attendance/words.ts';
import { useSay } from '#web/language.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { countParts, known } from './draft.ts';

/** Who came, side by side, as it stands. Unknown numbers read as unknown. */
export function Summary({ facts }: Pick<ActivityView, 'facts'>) {
  const say = useSay(words);
  return facts.sides.map((side) => (
    <Section key={side.id} level={3} title={nameOfSide(side)}>
      {known(side, facts.attendance) ? (
        <Came side={side} attendance={facts.attendance.filter((row) => row.sideId === side.id)} />
      ) : (
        <p className="quiet">{say('attendance.none_entered')}</p>
      )}
    </Section>
  ));
}

function Came({ side, attendance }: { readonly side: SideFacts; readonly attendance: ActivityView['facts']['attendance'] }) {
  const say = useSay(words);
  const numbered = countParts.some((part) => side[part] !== null);
  const names = (state: string): string =>
    attendance
      .filter((row) => row.state === state)
      .map((row) => [row.name, row.post === null ? '' : ` ${row.post}`, row.reason === null ? '' : `（${row.reason}）`].join(''))
      .join('、');
  const lines = [
    { label: say('attendance.present'), value: names('present') },
    { label: say('attendance.on_leave'), value: names('leave') },
    { label: say('attendance.absent'), value: names('absent') },
    { label: say('attendance.observers'), value: names('observer') },
  ].filter((line) => line.value !== '');
  return (
    <div className="stack">
      <p>
        {numbered &&
          say('attendance.sum', {
            expected: side.expected,
            present: side.present,
            onLeave: side.onLeave,
            absent: side.absent,
          })}
        {numbered && side.countWords !== null && '；'}
        {side.countWords ?? (numbered ? null : say('attendance.unknown_people'))}
      </p>
      {lines.length > 0 && <FactList facts={lines} />}
    </div>
  );
}
