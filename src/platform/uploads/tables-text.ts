import { parse } from 'csv-parse/sync';
import { unfit } from './kinds.ts';
import { plainText } from './plain-text.ts';
import { most, type TableSheet } from './sheet-room.ts';

/** Tables that are text: .csv, and what systems call .tsv, .txt or .xls although it is the same. */

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

/** @throws Refusal naming the line in which a quote begins that never ends: it would swallow the rest of the table. */
function rowsOf(text: string): string[][] {
  try {
    return parsed(text, delimiterOf(text), most.rows + 1);
  } catch (error) {
    const line = /opening quote at line (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1];
    throw line === undefined ? error : unfit('quote', { line: Number(line) });
  }
}

export function textSheets(bytes: Uint8Array): TableSheet[] {
  const text = plainText(bytes).replace(/^\uFEFF/, '');
  return [{ name: 'csv', rows: rowsOf(text.replace(/^sep=.\r?\n/iu, '')).map((row) => row.slice(0, most.columns).map((cell) => (cell.trim() === '' ? null : cell))) }];
}
