import { lettersOf } from '#shared/cells.ts';
import { unfit } from './kinds.ts';

/** What every reader of tables makes, and the room it has for it. */

export type Cell = string | number | null;
/** A table of a file: text and numbers as they stand, days as YYYY-MM-DD. Nothing in the file is ever run. */
export interface TableSheet {
  readonly name: string;
  readonly rows: Cell[][];
  /** The sheet is hidden in its workbook. */
  readonly hidden?: boolean;
  /** Rows that are hidden in the sheet, counted from 1. */
  readonly hiddenRows?: readonly number[];
  /** Cells without a value, by their place (`D7`): an error, or a formula nobody has worked out. */
  readonly broken?: Readonly<Record<string, string>>;
}

/** What is read of one file: a limit of the machine. */
export const most = { rows: 20_000, columns: 200 };
/** Cells of all sheets together, empty ones and those that are merged too. */
export const mostCells = 5_000_000;

/** The first row and column of an area and its last ones, counted from 0. */
export type Area = readonly [top: number, left: number, bottom: number, right: number];

/** A merged area shows one value: each of its cells means it. Areas beyond what is filled are only looks. */
export function spreadOver(rows: Cell[][], [top, left, bottom, right]: Area, room: { cells: number }): void {
  const value = rows[top]?.[left] ?? null;
  if (value === null) return;
  for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1) {
    const cells = rows[row];
    if (cells === undefined) continue;
    const last = Math.min(right, most.columns - 1);
    room.cells -= Math.max(0, last - left + 1);
    if (room.cells < 0) throw unfit('sheet_wide', { cells: mostCells });
    for (let column = left; column <= last; column += 1) if (row !== top || column !== left) cells[column] ??= value;
  }
}

/** A sheet that is filled cell by cell. */
export class Filling {
  readonly #rows: Cell[][] = [];
  readonly #areas: Area[] = [];
  readonly #hidden = new Set<number>();
  readonly #broken: Record<string, string> = {};

  set(row: number, column: number, value: Cell): void {
    if (row > most.rows) throw unfit('table_long', { rows: most.rows });
    if (column < most.columns && value !== null && value !== '') (this.#rows[row] ??= [])[column] = value;
  }
  /** A cell that shows an error or waits to be worked out. */
  lacks(row: number, column: number, text: string): void {
    this.#broken[`${lettersOf(column)}${row + 1}`] = text;
  }
  hide(row: number): void {
    this.#hidden.add(row + 1);
  }
  merge(area: Area): void {
    this.#areas.push(area);
  }
  sheet(name: string, room: { cells: number }, hidden = false): TableSheet {
    const rows = Array.from(this.#rows, (row) => Array.from(row ?? [], (cell) => cell ?? null));
    for (const area of this.#areas) spreadOver(rows, area, room);
    return { name, rows, ...looksOf(hidden, [...this.#hidden].filter((row) => rows[row - 1]?.some((cell) => cell !== null)), this.#broken) };
  }
}

/** What is worth telling of how a sheet looks. */
export const looksOf = (hidden: boolean, rows: readonly number[], broken: Readonly<Record<string, string>>): Omit<TableSheet, 'name' | 'rows'> => ({
  ...(hidden ? { hidden } : {}), ...(rows.length > 0 ? { hiddenRows: rows } : {}), ...(Object.keys(broken).length > 0 ? { broken } : {}),
});

/** A day as a sheet counts it → YYYY-MM-DD; null where it is no day. @param since the day 0 in milliseconds. */
export function dayCounted(count: number, since = Date.UTC(1899, 11, 30)): string | null {
  const at = new Date(since + Math.floor(count) * 86_400_000);
  return count >= 1 && !Number.isNaN(at.getTime()) && at.getUTCFullYear() <= 9999 ? at.toISOString().slice(0, 10) : null;
}
