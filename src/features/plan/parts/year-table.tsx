import type { Tally } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import type { Figure } from './records.ts';

export interface Row extends Tally {
  readonly key: string;
  readonly name: string;
  /** Whether its amounts are told to the reader. */
  readonly money: boolean;
}
interface Props {
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly Row[];
  readonly onOpen: (row: Row, figure: Figure) => void;
  /** A bar with the plan behind in each row. */
  readonly bars?: boolean;
}

/** Sums by branch or month; each number opens its records. What nobody has told is said beside the sum. */
export function YearTable({ caption, first, rows, onOpen, bars = false }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const most = Math.max(1, ...rows.map((row) => Math.max(row.planned, row.held)));
  const count = (figure: 'planned' | 'held' | 'unplanned'): Column<Row> => ({
    key: figure, title: say(`year.${figure}`), end: true, short: true,
    cell: (row) => (row[figure] === 0 ? <span className="quiet">0</span> : <button type="button" className="number" aria-label={`${row.name} ${say(`year.${figure}`)} ${row[figure]}`} onClick={() => onOpen(row, figure)}>{format.number(row[figure])}</button>),
  });
  const money = (figure: 'estimated' | 'spent', of: (row: Row) => number | null, unknown: (row: Row) => number): Column<Row> => ({
    key: figure, title: say(`year.${figure}`), end: true, short: true,
    cell: (row) => {
      const [fen, count] = [of(row), unknown(row)];
      const among = figure === 'spent' ? row.held : row.planned + row.unplanned;
      if (fen === null || among === 0) return null;
      // Where nobody has told any of it there is no sum to show, not even nought.
      const shown = count >= among ? say('year.all_unknown', { count }) : format.money(fen);
      return <><button type="button" className="number" aria-label={`${row.name} ${say(`year.${figure}`)} ${shown}`} onClick={() => onOpen(row, figure)}>{shown}</button>{count > 0 && count < among && <span className="quiet"> {say('year.and_unknown', { count })}</span>}</>;
    },
  });
  const told = rows.some((row) => row.money && row.estimateFen !== null);
  return (
    <div className="compact"><Table
      caption={caption} rows={rows} rowKey={(row) => row.key}
      columns={[
        { key: 'name', title: first, names: true, cell: (row) => row.name },
        ...(bars ? [{ key: 'bar', title: say('year.as_picture'), wideOnly: true, cell: (row: Row) => <Bar row={row} most={most} /> }] : []),
        count('planned'), count('held'), count('unplanned'),
        ...(told ? [money('estimated', (row) => row.estimateFen, (row) => row.unknownEstimate), money('spent', (row) => row.spentFen, (row) => row.unknownSpent)] : []),
      ]}
    /></div>
  );
}

/** Outlined what was planned, filled what was held; what is held beyond the plan is hatched. The numbers stand beside it. */
function Bar({ row: { planned, held }, most }: { readonly row: Row; readonly most: number }) {
  const share = (count: number): string => `${(count / most) * 100}%`;
  return (
    <span className="bar" aria-hidden="true">
      <span className="bar-plan" style={{ width: share(planned) }} />
      <span className="bar-held" style={{ width: share(Math.min(held, planned)) }} />
      {held > planned && <span className="bar-more" style={{ insetInlineStart: share(planned), width: share(held - planned) }} />}
    </span>
  );
}
