import { parse } from 'csv-parse/sync';
import mammoth from 'mammoth';
import { parse as parseHtml } from 'node-html-parser';
import { plainText } from './plain-text.ts';
import { unfit } from './kinds.ts';
import { most, readXlsx, type TableSheet } from './tables-sheet.ts';

/**
 * The tables of a file that was looked through, in the thread for files (worker.ts). Cells that were merged hold their value each.
 * @throws Refusal naming what is wrong with the file, or whatever its reader stumbles over.
 */
export async function tablesIn(bytes: Uint8Array, ending: string): Promise<TableSheet[]> {
  const sheets = ending === 'csv' ? [csv(bytes)] : ending === 'xlsx' ? await readXlsx(bytes) : await docx(bytes);
  const filled = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.slice(0, most.columns)) })).filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell !== null && cell !== '')));
  if (filled.length === 0) throw unfit('no_table');
  if (filled.reduce((sum, sheet) => sum + sheet.rows.length, 0) > most.rows) throw unfit('table_long', { rows: most.rows });
  return filled;
}

const parsed = (text: string, delimiter: string, to: number): string[][] => parse(text, { delimiter, relaxColumnCount: true, relaxQuotes: true, to });

/**
 * What parts the cells: Excel in some places writes semicolons, LibreOffice what it is told. It is the sign by which most of the
 * first rows have equally many cells; signs inside quotes and notes above the table are no columns.
 */
function delimiterOf(text: string): string {
  const told = /^sep=(.)\r?\n/iu.exec(text)?.[1];
  if (told !== undefined) return told;
  const fits = [',', '\t', ';', '|'].map((delimiter) => {
    const count = new Map<number, number>();
    try {
      for (const { length } of parsed(text.slice(0, 100_000), delimiter, 30)) if (length > 1) count.set(length, (count.get(length) ?? 0) + 1);
    } catch {
      // A quote that is open where the piece ends, or no table by this sign.
    }
    const [columns, rows] = [...count].toSorted(([a, m], [b, n]) => n - m || b - a)[0] ?? [0, 0];
    return { delimiter, columns, rows };
  });
  return fits.toSorted((a, b) => b.rows - a.rows || b.columns - a.columns)[0]?.delimiter ?? ',';
}

function csv(bytes: Uint8Array): TableSheet {
  const text = plainText(bytes).replace(/^\uFEFF/, '');
  const rows = parsed(text.replace(/^sep=.\r?\n/iu, ''), delimiterOf(text), most.rows + 1);
  return { name: 'csv', rows: rows.map((row) => row.slice(0, most.columns).map((cell) => (cell.trim() === '' ? null : cell))) };
}

async function docx(bytes: Uint8Array): Promise<TableSheet[]> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) });
  return parseHtml(value).querySelectorAll('table').map((table, index) => {
    const rows: (string | number | null)[][] = [];
    table.querySelectorAll('tr').forEach((line, row) => {
      const cells = (rows[row] ??= []);
      for (const cell of line.querySelectorAll('td, th')) {
        let at = 0;
        while (cells[at] !== undefined) at += 1;
        if (at >= most.columns) break;
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
