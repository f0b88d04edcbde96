import mammoth from 'mammoth';
import { isCfb } from './cfb.ts';
import { unfit } from './kinds.ts';
import { plainText } from './plain-text.ts';
import { most, type TableSheet } from './sheet-room.ts';
import { htmlSheets } from './tables-html.ts';
import { readOds, xmlSheets } from './tables-markup.ts';
import { readXlsx } from './tables-sheet.ts';
import { textSheets } from './tables-text.ts';
import { readXls } from './tables-xls.ts';

/** How the tables of a file are read: by what it is, whatever its name says. */
export type TableKind = 'xlsx' | 'docx' | 'ods' | 'loose';

/**
 * The tables of a file that was looked through, in the thread for files (worker.ts). Cells that were merged hold their value each.
 * @throws Refusal naming what is wrong with the file, or whatever its reader stumbles over.
 */
export async function tablesIn(bytes: Uint8Array, kind: TableKind): Promise<TableSheet[]> {
  const sheets = kind === 'xlsx' ? await readXlsx(bytes) : kind === 'docx' ? await docx(bytes) : kind === 'ods' ? await readOds(bytes) : loose(bytes);
  const filled = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.slice(0, most.columns)) })).filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell !== null && cell !== '')));
  if (filled.length === 0) throw unfit('no_table');
  if (filled.reduce((sum, sheet) => sum + sheet.rows.length, 0) > most.rows) throw unfit('table_long', { rows: most.rows });
  return filled;
}

/** What no archive is: the old container, a page of HTML or XML, or plain text. Systems name all of these .xls. */
function loose(bytes: Uint8Array): TableSheet[] {
  if (isCfb(bytes)) return readXls(bytes);
  const text = plainText(bytes).replace(/^\uFEFF/, '').trimStart();
  if (/^<\?xml[^>]*>[\s\S]{0,2000}<(?:\w+:)?Workbook\b/u.test(text)) return xmlSheets(text);
  return /^<(?:!doctype|html|head|meta|style|table|body|div|\?xml)/iu.test(text) ? htmlSheets(text) : textSheets(bytes);
}

async function docx(bytes: Uint8Array): Promise<TableSheet[]> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) });
  return htmlSheets(value);
}
