import type { YearView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import type { ReactNode } from 'react';
import type { Figure, YearLine } from './records.ts';

interface Props {
  readonly run: YearView;
  readonly onOpen: (figure: Figure) => void;
  readonly onOverdue: (lines: readonly YearLine[]) => void;
}

/** The year in a few numbers. */
export function YearSums({ run: { total, lines, money, moneyOf }, onOpen, onOverdue }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const overdue = lines.filter((line) => line.overdue);
  return (
    <>
      <dl className="figures">
        {(['planned', 'held', 'unplanned'] as const).map((figure) => <One key={figure} name={say(`year.${figure}`)} value={format.number(total[figure])} onOpen={() => onOpen(figure)} />)}
        {overdue.length > 0 && <One name={say('year.overdue')} value={format.number(overdue.length)} onOpen={() => onOverdue(overdue)} />}
        {total.estimateFen !== null && <One name={say('year.estimated')} value={format.money(total.estimateFen)} onOpen={() => onOpen('estimated')} note={total.unknownEstimate > 0 && say('year.unknown_estimate', { count: total.unknownEstimate })} />}
        {total.spentFen !== null && <One name={say('year.spent')} value={format.money(total.spentFen)} onOpen={() => onOpen('spent')} note={total.unknownSpent > 0 && say('year.unknown_spent', { count: total.unknownSpent })} />}
      </dl>
      {!money && <p className="hint">{say('year.money_hidden')}</p>}
      {money && moneyOf !== null && <p className="hint">{say('year.money_of')}</p>}
    </>
  );
}

function One({ name, value, note, onOpen }: { readonly name: string; readonly value: string; readonly note?: ReactNode; readonly onOpen: () => void }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <button type="button" className="number" aria-label={`${name} ${value}`} onClick={onOpen}>{value}</button>
        {note && <p className="quiet">{note}</p>}
      </dd>
    </div>
  );
}
