import { isMalformed, readPlaceholders, type Placeholder } from './placeholders.ts';
import { find, isKnown, isList, TooMuch, type Level } from './values.ts';
import { lastRow, type SheetRow } from './sheet-read.ts';

/**
 * Which rows of a sheet repeat, and where each row comes to stand. A list that opens in one cell and closes in another
 * repeats the whole rows between; one that opens and closes inside a cell repeats text inside it.
 */

/** Rows that stand once for each item (`#`), or where there is none (`^`). */
export interface RowBlock {
  readonly sign: '#' | '^';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly inner: readonly RowBlock[];
}
export interface Blocks {
  readonly blocks: readonly RowBlock[];
  /** Rows in which one list ends and another that is not part of it begins: they cannot be repeated for both. */
  readonly shared: readonly { readonly row: number; readonly name: string }[];
  /** Signs that mark rows, by row and column: not written. */
  readonly marks: ReadonlyMap<SheetRow, readonly Mark[]>;
}
export interface Mark extends Placeholder {
  readonly column: number;
}

/** The signs in a row's cells that are not closed in the cell they are opened in. */
function marksOf(row: SheetRow): Mark[] {
  return row.cells.flatMap(({ text, column }): Mark[] => {
    if (text === null || !text.includes('{')) return [];
    const left: Mark[] = [];
    for (const one of readPlaceholders(text)) {
      if (isMalformed(one) || one.sign === '') continue;
      const opened = one.sign === '/' ? left.findLastIndex((other) => other.sign !== '/' && other.name === one.name) : -1;
      if (opened < 0) left.push({ ...one, column });
      else left.splice(opened, 1);
    }
    return left;
  });
}

interface Open {
  readonly mark: Mark;
  readonly row: number;
  readonly inner: RowBlock[];
}

/** The blocks of a sheet. What is not closed is left out: that is told by the check. */
export function blocksOf(rows: readonly SheetRow[]): Blocks {
  const open: Open[] = [];
  const blocks: RowBlock[] = [];
  const marks = new Map<SheetRow, readonly Mark[]>();
  for (const row of rows) {
    const found = marksOf(row);
    if (found.length > 0) marks.set(row, found);
    for (const mark of found) {
      if (mark.sign !== '/') {
        open.push({ mark, row: row.number, inner: [] });
        continue;
      }
      const at = open.findLastIndex((other) => other.mark.name === mark.name);
      const [begun] = at < 0 ? [] : open.splice(at);
      if (begun !== undefined) (open.at(-1)?.inner ?? blocks).push({ sign: begun.mark.sign as '#' | '^', name: mark.name, from: begun.row, to: row.number, inner: begun.inner });
    }
  }
  return { blocks, shared: sharedRows(blocks), marks };
}

function sharedRows(blocks: readonly RowBlock[]): { row: number; name: string }[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    return [...(before !== undefined && before.to >= block.from ? [{ row: block.from, name: block.name }] : []), ...sharedRows(block.inner)];
  });
}

/** One round of a block, or the sheet itself: where its rows came to stand. */
export interface Round {
  readonly block: RowBlock | null;
  readonly parent: Round | null;
  /** Its last row in the template. */
  readonly to: number;
  /** Row of the template → first and last row it became; last before first where it became none. */
  readonly places: Map<number, { first: number; last: number }>;
}
export interface LaidRow {
  readonly row: SheetRow;
  readonly number: number;
  readonly levels: readonly Level[];
  readonly round: Round;
}
export interface Layout {
  readonly rows: readonly LaidRow[];
  readonly sheet: Round;
  /** Every round there was, the sheet first. */
  readonly rounds: readonly Round[];
}

/** Empty rows below everything written that are kept for their lines; programs format down to the end of a sheet. */
const blankRows = 100;
const isWritten = (row: SheetRow): boolean => row.cells.some((cell) => (cell.text ?? '') !== '' || /<[vf]\b/u.test(cell.body));

/** Where every row comes to stand. @throws TooMuch beyond the end of a sheet. */
export function layOut(rows: readonly SheetRow[], { blocks, marks }: Blocks, levels: readonly Level[]): Layout {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const to = rows.findLast(isWritten)?.number ?? 0;
  const sheet: Round = { block: null, parent: null, to: to + blankRows, places: new Map() };
  const rounds = [sheet];
  const laid: LaidRow[] = [];
  let next = 1;

  const note = (source: number, round: Round, kept: boolean): void => {
    for (let at: Round | null = round; at !== null; at = at.parent) {
      const before = at.places.get(source);
      if (kept) at.places.set(source, { first: before !== undefined && before.last >= before.first ? before.first : next, last: next });
      else if (before === undefined) at.places.set(source, { first: next, last: next - 1 });
    }
  };
  const range = (from: number, to: number, inner: readonly RowBlock[], known: readonly Level[], round: Round): void => {
    for (let source = from; source <= to; source += 1) {
      const block = inner.find((one) => one.from === source);
      if (block !== undefined) {
        repeat(block, known, round);
        source = block.to;
        continue;
      }
      const row = byNumber.get(source);
      const kept = row === undefined || !isMarker(row, marks.get(row));
      note(source, round, kept);
      if (!kept) continue;
      if (row !== undefined) laid.push({ row, number: next, levels: known, round });
      next += 1;
      if (next > lastRow) throw new TooMuch(`${next} rows`);
    }
  };
  const repeat = (block: RowBlock, known: readonly Level[], parent: Round): void => {
    const found = find(block.name, known);
    const none = found === null || !isKnown(found);
    const items: readonly (Level | null)[] = block.sign === '^' ? (none ? [null] : []) : none ? [] : isList(found) ? found : [null];
    for (let source = block.from; source <= block.to; source += 1) if (items.length === 0) note(source, parent, false);
    for (const item of items) {
      const round: Round = { block, parent, to: block.to, places: new Map() };
      rounds.push(round);
      range(block.from, block.to, block.inner, item === null ? known : [...known, item], round);
    }
  };
  range(1, Math.min(rows.at(-1)?.number ?? 0, sheet.to), blocks, levels, sheet);
  return { rows: laid, sheet, rounds };
}

/** A row that holds only the beginning or the end of a list stands for nothing. */
function isMarker(row: SheetRow, marks: readonly Mark[] | undefined): boolean {
  if (marks === undefined) return false;
  const balance = marks.reduce((sum, mark) => sum + (mark.sign === '/' ? -1 : 1), 0);
  if (balance === 0) return false;
  return row.cells.every((cell) => (cell.text === null ? !/<[vf]\b/u.test(cell.body) : withoutMarks(cell.text, marks.filter((mark) => mark.column === cell.column)).trim() === ''));
}

/** A cell's text without the signs that mark rows. */
export function withoutMarks(text: string, marks: readonly Placeholder[]): string {
  return marks.toReversed().reduce((left, mark) => left.slice(0, mark.from) + left.slice(mark.to), text);
}
