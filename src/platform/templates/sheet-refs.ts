import { columnAt, lettersOf } from '#shared/cells.ts';
import type { Layout, Round } from './sheet-layout.ts';

/** A sheet's layout, and its name once that is filled. */
export interface Named extends Layout {
  readonly name: string;
}

/** Rows have moved: what names cells (formulas, merged cells, filters, print areas) names them where they are now. */

/** Where a row or a range of rows of the template is now, seen from a round. */
export function rowsNow(from: number, to: number, round: Round): { first: number; last: number } {
  let seen: Round = round;
  while (seen.parent !== null && !(seen.block !== null && from >= seen.block.from && to <= seen.block.to)) seen = seen.parent;
  const end = Math.max(...[...seen.places.keys()].slice(-1), 0);
  const shift = (seen.places.get(end)?.last ?? end) - end;
  // Below everything that is written, rows have moved with the last.
  const first = seen.places.get(from)?.first ?? from + shift;
  const last = seen.places.get(to)?.last ?? to + shift;
  // A range that became nothing is the row above it: its heading adds nothing to a sum.
  return last < first ? { first: Math.max(1, last), last: Math.max(1, last) } : { first, last };
}

const cellRef = /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?/u;
/** Texts in quotes, sheet names in quotes, names with signs around them, references. */
const formulaParts = new RegExp(`"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?(?<![\\p{L}\\p{N}_.$])${cellRef.source}(?![\\p{L}\\p{N}_(.])`, 'gu');

/** A range such as `B5:D7` or `B5`, where it is now. */
export function rangeNow(ref: string, round: Round): string {
  return ref.replace(cellRef, (_, d1: string, column: string, d2: string, row: string, d3 = '', toColumn: string | undefined, d4 = '', toRow: string | undefined) => {
    const { first, last } = rowsNow(Number(row), Number(toRow ?? row), round);
    const start = `${d1}${column}${d2}${first}`;
    return toColumn === undefined ? (last > first && round.parent === null && ref === _ ? `${start}:${column}${last}` : start) : `${start}:${d3}${toColumn}${d4}${last}`;
  });
}

/** A formula with its references where they are now; `layouts` of the sheets by name, `here` the round its own row is in. */
export function formulaNow(formula: string, sheet: string, here: Round, layouts: ReadonlyMap<string, Named>): string {
  return formula.replaceAll(formulaParts, (whole, named: string | undefined, ...groups: unknown[]) => {
    if (whole.startsWith('"')) return whole;
    const [d1 = '', column = '', d2 = '', row = '', d3 = '', toColumn, d4 = '', toRow] = groups as (string | undefined)[];
    const of = named === undefined ? sheet : named.slice(0, -1).replace(/^'|'$/gu, '').replaceAll("''", "'");
    const other = layouts.get(of);
    const round = of === sheet ? here : other?.sheet;
    if (round === undefined) return whole;
    const { first, last } = rowsNow(Number(row), Number(toRow ?? row), round);
    const called = named === undefined || other === undefined || other.name === of ? (named ?? '') : `'${other.name.replaceAll("'", "''")}'!`;
    return `${called}${d1}${column}${d2}${first}${toColumn === undefined ? '' : `:${d3}${toColumn}${d4}${last}`}`;
  });
}

/** A formula that was written once for several cells, as it reads in one of them. */
export function formulaMoved(formula: string, rows: number, columns: number): string {
  return formula.replaceAll(formulaParts, (whole, named: string | undefined, ...groups: unknown[]) => {
    if (whole.startsWith('"')) return whole;
    const [d1 = '', column = '', d2 = '', row = '', d3 = '', toColumn, d4 = '', toRow] = groups as (string | undefined)[];
    const moved = (dollar: string, letters: string, dollarRow: string, number: string): string =>
      `${dollar}${dollar === '$' ? letters : lettersOf(columnAt(letters) + columns)}${dollarRow}${dollarRow === '$' ? number : Number(number) + rows}`;
    return `${named ?? ''}${moved(d1, column, d2, row)}${toColumn === undefined ? '' : `:${moved(d3, toColumn, d4, toRow ?? row)}`}`;
  });
}
