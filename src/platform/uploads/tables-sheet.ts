import readXlsxFile, { type SheetData } from 'read-excel-file/node';
import { columnAt } from '#shared/cells.ts';
import { unfit } from './kinds.ts';
import { looksOf, most, mostCells, spreadOver, type Area, type TableSheet } from './sheet-room.ts';
import { openArchive } from './zip.ts';

/** The sheets of a .xlsx, in the thread for files (worker.ts). */

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

/** The tables, each cell of a merged area with its value; what is hidden and what has no value is told. */
export async function readXlsx(bytes: Uint8Array): Promise<TableSheet[]> {
  const [sheets, looks] = [await readSheets(bytes), await looksIn(bytes)];
  const room = { cells: mostCells };
  return sheets.map(({ sheet, data }, index) => {
    const rows = data.map((row) => row.slice(0, most.columns).map((cell) => (cell === null || cell === undefined ? null : cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'number' ? cell : String(cell))));
    const { merged = [], hidden = false, hiddenRows = [], broken = {} } = looks[index] ?? {};
    for (const area of merged) spreadOver(rows, area, room);
    return { name: sheet, rows, ...looksOf(hidden, hiddenRows, broken) };
  });
}

interface Looks {
  readonly merged: readonly Area[];
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly broken: Readonly<Record<string, string>>;
}

/** What the reader of values does not tell, by sheet, in the order of the workbook. */
async function looksIn(bytes: Uint8Array): Promise<Looks[]> {
  const entries = new Map(openArchive(bytes).map((entry) => [entry.name, entry]));
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await (entries.get(name)?.read() ?? new Uint8Array()));
  const links = new Map([...(await text('xl/_rels/workbook.xml.rels')).matchAll(/<Relationship\b[^<>]*>/gu)].map(([tag]) => [/\bId="([^"]*)"/u.exec(tag)?.[1] ?? '', /\bTarget="\/?(?:xl\/)?([^"]*)"/u.exec(tag)?.[1] ?? '']));
  const sheets = [...(await text('xl/workbook.xml')).matchAll(/<sheet\b[^<>]*>/gu)].map(([tag]) => ({ name: `xl/${links.get(/\br:id="([^"]*)"/u.exec(tag)?.[1] ?? '') ?? ''}`, hidden: /\bstate="(?:hidden|veryHidden)"/u.test(tag) }));
  return Promise.all(sheets.map(async ({ name, hidden }): Promise<Looks> => ({ hidden, ...looksOfXml(await text(name)) })));
}

function looksOfXml(xml: string): Omit<Looks, 'hidden'> {
  const merged = [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu)].map(([, a = '', b = '', c = '', d = '']): Area => [Number(b) - 1, columnAt(a), Number(d) - 1, columnAt(c)]);
  const hiddenRows = [...xml.matchAll(/<(?:\w+:)?row\b[^<>]*\shidden="(?:1|true)"[^<>]*(?<!\/)>/gu)].flatMap(([tag]) => { const row = Number(/\sr="(\d+)"/u.exec(tag)?.[1]); return Number.isNaN(row) ? [] : [row]; });
  const broken: Record<string, string> = {};
  // A formula that was never worked out has no value, an error has one that says nothing.
  for (const [, members = '', inside = ''] of xml.matchAll(/<(?:\w+:)?c\b([^<>]*[^/<>])>(.*?)<\/(?:\w+:)?c>/gsu)) {
    const place = /\br="([A-Z]{1,3}\d{1,7})"/u.exec(members)?.[1];
    if (place === undefined) continue;
    const value = /<(?:\w+:)?v\b[^<>]*>([^<]*)</u.exec(inside)?.[1] ?? '';
    if (/\bt="e"/u.test(members)) broken[place] = value;
    else if (value === '' && /<(?:\w+:)?f\b/u.test(inside) && !/\bt="str"/u.test(members)) broken[place] = '=';
  }
  return { merged, hiddenRows, broken };
}
