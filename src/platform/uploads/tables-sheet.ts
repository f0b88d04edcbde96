import readXlsxFile, { type SheetData } from 'read-excel-file/node';
import { unfit } from './kinds.ts';
import { openArchive } from './zip.ts';

/** The sheets of a .xlsx, in the thread for files (worker.ts). */

/** A table of a file: text and numbers as they stand, days as YYYY-MM-DD. Nothing in the file is ever run. */
export interface TableSheet {
  readonly name: string;
  readonly rows: (string | number | null)[][];
}

/** What is read of one file: a limit of the machine. */
export const most = { rows: 20_000, columns: 200 };

/** Cells of all sheets together, empty ones and those that are merged too. */
const mostCells = 5_000_000;

/**
 * Every sheet by rows. What reads them fills the room between the first cell and the last, so one cell in the farthest
 * corner would be seventeen thousand million: such a file is refused before.
 * @throws Refusal
 */
export async function readSheets(bytes: Uint8Array): Promise<{ readonly sheet: string; readonly data: SheetData }[]> {
  for (const entry of openArchive(bytes)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/u.test(entry.name)) continue;
    let [rows, columns, row] = [0, 0, 0];
    for (const [, tag = '', letters = '', number = ''] of new TextDecoder().decode(await entry.read()).matchAll(/<(?:\w+:)?(row|c)\b(?:[^<>]*?\sr=["']([A-Za-z]*)(\d*)["'])?/gu)) {
      if (tag === 'row') row = number === '' ? row + 1 : Number(number);
      rows = Math.max(rows, row, Number(number));
      columns = Math.max(columns, columnAt(letters.toUpperCase()) + 1);
    }
    if (rows * Math.max(1, columns) > mostCells) throw unfit('sheet_wide', { cells: mostCells });
  }
  return readXlsxFile(Buffer.from(bytes));
}

/** The tables, each cell of a merged area with its value. */
export async function readXlsx(bytes: Uint8Array): Promise<TableSheet[]> {
  const [sheets, merged] = [await readSheets(bytes), await mergesOf(bytes)];
  const room = { cells: mostCells };
  return sheets.map(({ sheet, data }, index) => {
    const rows = data.map((row) => row.slice(0, most.columns).map((cell) => (cell === null || cell === undefined ? null : cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'number' ? cell : String(cell))));
    for (const area of merged[index] ?? []) spreadOver(rows, area, room);
    return { name: sheet, rows };
  });
}

type Area = readonly [top: number, left: number, bottom: number, right: number];

/** A merged area shows one value: each of its cells means it. Areas beyond what is filled are only looks. */
function spreadOver(rows: (string | number | null)[][], [top, left, bottom, right]: Area, room: { cells: number }): void {
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

/** Merged areas by sheet, in the order of the workbook. */
async function mergesOf(bytes: Uint8Array): Promise<Area[][]> {
  const entries = new Map(openArchive(bytes).map((entry) => [entry.name, entry]));
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await (entries.get(name)?.read() ?? new Uint8Array()));
  const links = new Map([...(await text('xl/_rels/workbook.xml.rels')).matchAll(/<Relationship\b[^<>]*>/gu)].map(([tag]) => [/\bId="([^"]*)"/u.exec(tag)?.[1] ?? '', /\bTarget="\/?(?:xl\/)?([^"]*)"/u.exec(tag)?.[1] ?? '']));
  const sheets = [...(await text('xl/workbook.xml')).matchAll(/<sheet\b[^<>]*?\br:id="([^"]*)"/gu)].map(([, id = '']) => `xl/${links.get(id) ?? ''}`);
  return Promise.all(sheets.map(async (name) => [...(await text(name)).matchAll(/<mergeCell\b[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu)].map(([, a = '', b = '', c = '', d = '']): Area => [Number(b) - 1, columnAt(a), Number(d) - 1, columnAt(c)])));
}
const columnAt = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

