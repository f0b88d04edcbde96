import type { RecordFacts } from '#features/record/facts.ts';
import { words as parts } from '#features/record/words-parts.ts';
import { words } from '#features/record/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Time } from '#web/ui/chips.tsx';
import type { ReactNode } from 'react';

interface Counts {
  readonly expected: number | null;
  readonly present: number | null;
  readonly onLeave: number | null;
  readonly absent: number | null;
  readonly countWords: string | null;
}
type Written = Pick<RecordFacts, 'startedAt' | 'endedAt' | 'place' | 'chair' | 'recorder' | 'topic' | 'strands' | 'results' | 'decisions' | 'donations'>;
/** What a side is shown of a record and signs: as `recordShown(facts)` gives it, and a personal link receives it. */
export type RecordShown = { readonly [K in keyof Written]?: Written[K] | undefined } & {
  readonly theme: string | null;
  readonly sides: readonly { readonly role: string; readonly unit: string | null; readonly branches: readonly string[]; readonly words: string | null }[];
  /** In the order of the sides. */
  readonly counts: readonly Counts[];
};

/** The record as a sheet of paper: exactly what the sides sign, and nothing else. */
export function RecordRead({ shown }: { readonly shown: RecordShown }) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const format = useFormat();
  const { strands, results, decisions = [], donations = [] } = shown;
  const prose = ([label, text]: readonly [string, string | undefined]): [string, ReactNode][] => (text === undefined || text.trim() === '' ? [] : [[label, <p className="kept-lines" key={label}>{text}</p>]]);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('record.topic'), shown.topic ?? shown.theme ?? sayParts('record.unknown')],
    [sayParts('record.time'), <Hours key="hours" from={shown.startedAt ?? null} to={shown.endedAt ?? null} />],
    [say('record.place'), shown.place || sayParts('record.unknown')],
    [say('record.chair'), shown.chair || sayParts('record.unknown')],
    [say('record.recorder'), shown.recorder || sayParts('record.unknown')],
    [sayParts('record.people'), <Sides key="sides" shown={shown} />],
    ...prose([sayParts('record.theory'), strands?.theory]), ...prose([sayParts('record.problem'), strands?.problem]), ...prose([sayParts('record.outcome'), strands?.outcome]),
    ...prose([sayParts('record.result.research'), results?.research]), ...prose([sayParts('record.result.solving'), results?.solving]), ...prose([sayParts('record.result.opinions'), results?.opinions]),
  ];
  const decided = decisions.map((one, index) => (
    <li key={index}>{one.text}{(one.owner ?? '') !== '' && <>　{sayParts('record.owner')}：{one.owner}</>}{one.dueOn !== null && <>　{sayParts('record.due')}：{format.day(one.dueOn)}</>}</li>
  ));
  const given = donations.map((one, index) => <li key={index}>{[one.what, one.to, one.fen === null ? '' : format.money(one.fen)].filter(Boolean).join('　')}</li>);
  return (
    <article className="record-sheet" aria-label={sayParts('record.sheet')}>
      <h3>{sayParts('record.sheet')}</h3>
      <dl>
        {rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
        {decided.length > 0 && <div><dt>{say('record.decisions')}</dt><dd><ol>{decided}</ol></dd></div>}
        {given.length > 0 && <div><dt>{say('record.donations')}</dt><dd><ul className="plain-list">{given}</ul></dd></div>}
      </dl>
    </article>
  );
}

/** From one instant to another; the day is said once. */
function Hours({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  const format = useFormat();
  if (from === null || to === null) return <Time at={from ?? to} />;
  const sameDay = format.instant(from).replace(format.clock(from), '') === format.instant(to).replace(format.clock(to), '');
  return <>{<Time at={from} />}–{<Time at={to} clockOnly={sameDay} />}</>;
}

function Sides({ shown: { sides, counts } }: { readonly shown: RecordShown }) {
  const say = useSay(parts);
  const number = useCountWords();
  return (
    <ul className="plain-list">
      {sides.map((side, index) => {
        const name = [side.unit, side.branches.join('、') || side.words].filter(Boolean).join(' ') || say('record.unnamed');
        const count = counts[index];
        return <li key={index}>{name}：{count === undefined ? say('record.unknown') : number(count)}</li>;
      })}
    </ul>
  );
}

/** A side's head-counts in words; what nobody knows is said to be unknown. */
export function useCountWords(): (count: Counts) => string {
  const say = useSay(parts);
  return ({ expected, present, onLeave, absent, countWords }) => {
    const known = (count: number | null): string | number => count ?? say('record.unknown');
    if (expected === null && present === null && onLeave === null && absent === null) return countWords || say('record.unknown');
    const numbers = say('record.counts', { expected: known(expected), present: known(present), onLeave: known(onLeave), absent: known(absent) });
    return countWords ? `${numbers}（${countWords}）` : numbers;
  };
}
