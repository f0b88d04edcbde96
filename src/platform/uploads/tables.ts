import { parse } from 'csv-parse/sync';
import mammoth from 'mammoth';
import { parse as parseHtml } from 'node-html-parser';
import readXlsxFile from 'read-excel-file/node';
import { inspect, plainText } from './inspect.ts';
import { endingOf, safeName, unfit } from './kinds.ts';
import { openArchive } from './zip.ts';

/** A table of a file: text and numbers as they stand, days as YYYY-MM-DD. Nothing in the file is ever run. */
export interface TableSheet {
  readonly name: string;
  readonly rows: (string | number | null)[][];
}

/** What is read of one file: a limit of the machine. */
const most = { rows: 20_000, columns: 200 };

/**
 * The tables of a .xlsx, .csv or .docx. Cells that were merged hold their value each.
 * @throws Refusal naming what is wrong with the file.
 */
export async function readTables(bytes: Uint8Array, rawName: string): Promise<TableSheet[]> {
  const ending = endingOf(safeName(rawName));
  const sheets = ending === 'csv' ? [csv(bytes)] : ending === 'xlsx' ? await xlsx(bytes, rawName) : ending === 'docx' ? await docx(bytes, rawName) : null;
  if (sheets === null) throw unfit('table_ending');
  const filled = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.slice(0, most.columns)) })).filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell !== null && cell !== '')));
  if (filled.length === 0) throw unfit('no_table');
  if (filled.reduce((sum, sheet) => sum + sheet.rows.length, 0) > most.rows) throw unfit('table_long', { rows: most.rows });
  return filled;
}

function csv(bytes: Uint8Array): TableSheet {
  const text = plainText(bytes).replace(/^\uFEFF/, '');
  // What Excel writes in some places has semicolons; the fullest of the first lines tells, since notes may stand above the names.
  const head = text.split(/\r?\n/u, 20);
  const parted = (by: string): number => Math.max(...head.map((line) => line.split(by).length));
  const delimiter = [',', '\t', ';'].toSorted((a, b) => parted(b) - parted(a))[0] ?? ',';
  try {
    const rows: string[][] = parse(text, { delimiter, relaxColumnCount: true, relaxQuotes: true, to: most.rows + 1 });
    return { name: 'csv', rows: rows.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell))) };
  } catch {
    throw unfit('damaged');
  }
}

async function xlsx(bytes: Uint8Array, rawName: string): Promise<TableSheet[]> {
  await inspect(bytes, rawName);
  const merged = await mergesOf(bytes);
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes));
    return sheets.map(({ sheet, data }, index) => {
      const rows = data.map((row) => row.map((cell) => (cell === null || cell === undefined ? null : cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'number' ? cell : String(cell))));
      for (const [top, left, bottom, right] of merged[index] ?? []) spreadOver(rows, { top, left, bottom, right });
      return { name: sheet, rows };
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error;
    throw unfit('damaged');
  }
}

type Area = readonly [top: number, left: number, bottom: number, right: number];

/** A merged area shows one value: each of its cells means it. Areas beyond what is filled are only looks. */
function spreadOver(rows: (string | number | null)[][], { top, left, bottom, right }: { top: number; left: number; bottom: number; right: number }): void {
  const value = rows[top]?.[left] ?? null;
  if (value === null) return;
  for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1) {
    const cells = rows[row];
    if (cells === undefined) continue;
    for (let column = left; column <= Math.min(right, most.columns); column += 1) if (row !== top || column !== left) cells[column] ??= value;
  }
}

/** Merged areas by sheet, in the order of the workbook. */
async function mergesOf(bytes: Uint8Array): Promise<Area[][]> {
  const entries = new Map(openArchive(bytes).map((entry) => [entry.name, entry]));
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await (entries.get(name)?.read() ?? new Uint8Array()));
  const links = new Map([...(await text('xl/_rels/workbook.xml.rels')).matchAll(/<Relationship\b[^>]*>/gu)].map(([tag]) => [/\bId="([^"]*)"/u.exec(tag)?.[1] ?? '', /\bTarget="\/?(?:xl\/)?([^"]*)"/u.exec(tag)?.[1] ?? '']));
  const sheets = [...(await text('xl/workbook.xml')).matchAll(/<sheet\b[^>]*?\br:id="([^"]*)"/gu)].map(([, id = '']) => `xl/${links.get(id) ?? ''}`);
  return Promise.all(sheets.map(async (name) => [...(await text(name)).matchAll(/<mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu)].map(([, a = '', b = '', c = '', d = '']): Area => [Number(b) - 1, columnAt(a), Number(d) - 1, columnAt(c)])));
}
const columnAt = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

async function docx(bytes: Uint8Array, rawName: string): Promise<TableSheet[]> {
  await inspect(bytes, rawName);
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }).catch(() => {
    throw unfit('damaged');
  });
  return parseHtml(value).querySelectorAll('table').map((table, index) => {
    const rows: (string | number | null)[][] = [];
    table.querySelectorAll('tr').forEach((line, row) => {
      const cells = (rows[row] ??= []);
      for (const cell of line.querySelectorAll('td, th')) {
        let at = 0;
        while (cells[at] !== undefined) at += 1;
        const text = cell.structuredText.trim();
        const [wide, high] = [Number(cell.getAttribute('colspan') ?? 1), Number(cell.getAttribute('rowspan') ?? 1)];
        for (let down = 0; down < Math.min(high, most.rows); down += 1) {
          for (let across = 0; across < Math.min(wide, most.columns); across += 1) (rows[row + down] ??= [])[at + across] = text === '' ? null : text;
        }
      }
    });
    return { name: `${index + 1}`, rows: rows.map((row) => Array.from(row, (cell) => cell ?? null)) };
  });
}
