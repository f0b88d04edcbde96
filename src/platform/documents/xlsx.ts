import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node';

import { lettersOf } from '#shared/cells.ts';
import { isDay } from '#shared/dates.ts';
import {
  type Sheet,
  type SheetCell,
  type SheetColumn,
  type SheetColumnKind,
  sheetName,
} from '#shared/document/sheet.ts';
import { widthInCharacters } from '#shared/document/words.ts';

/** Excel cuts no text itself: more than this in a cell and it calls the file damaged. */
const longestText = 32_767;

const formats: Record<SheetColumnKind, string | null> = {
  text: null,
  date: 'yyyy"年"m"月"d"日"',
  integer: '#,##0',
  money: '#,##0.00',
  percent: '0.0%',
};

/**
 * Writes sheets as one .xlsx: notes, then a bold header that stays in sight and filters, then rows of real dates and
 * numbers. Text is written as text whatever it begins with, so `=1+1` is never a formula; text beyond 32,767
 * characters is cut with an ellipsis. A cell that does not fit its column's kind throws TypeError.
 */
export async function toXlsx(sheets: Sheet | readonly Sheet[]): Promise<Uint8Array> {
  const all: readonly Sheet[] = 'columns' in sheets ? [sheets] : sheets;
  const names = uniqueNames(all);
  const written = all.map((sheet, index) => ({
    sheet: names[index] ?? sheetName(sheet.name),
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: (sheet.notes?.length ?? 0) + 1,
    orientation: 'landscape' as const,
    data: [...(sheet.notes ?? []).map(note), header(sheet), ...sheet.rows.map((row) => dataRow(row, sheet.columns))],
  }));
  const buffer = await writeXlsxFile(written, { fontFamily: '宋体', fontSize: 11, features: [pages(all.map((sheet, index) => ({ ...sheet, name: names[index] ?? sheet.name })))] }).toBuffer();
  return new Uint8Array(buffer);
}

function note(text: string, index: number): Row {
  return [{ value: asText(text), type: String, ...(index === 0 ? { fontWeight: 'bold', fontSize: 14 } : {}) }];
}

const lined = { borderStyle: 'thin', borderColor: '#808080', alignVertical: 'center', wrap: true } as const;

function header({ columns }: Sheet): Row {
  return columns.map(({ title }) => ({
    value: asText(title),
    type: String,
    ...lined,
    fontWeight: 'bold',
    align: 'center',
    backgroundColor: '#E8E8E8',
  }));
}

function dataRow(row: readonly SheetCell[], columns: readonly SheetColumn[]): Row {
  if (row.length !== columns.length) throw new TypeError(`row of ${row.length} cells under ${columns.length} columns`);
  const height = lineHeight * Math.max(...columns.map((column, index) => lineCount(row[index] ?? null, column)));
  return columns.map((column, index) => ({ ...dataCell(row[index] ?? null, column), height }));
}

/** Height of a line of 11 pt text in points. Rows get theirs from the text: programs do not all measure wrapped cells. */
const lineHeight = 16;

/** About how many lines a cell's text needs in its column, which counts Latin characters. */
function lineCount(cell: SheetCell, { width, kind }: SheetColumn): number {
  if (kind !== 'text' || typeof cell !== 'string') return 1;
  const lines = cell
    .split('\n')
    .map((line) => Math.max(1, Math.ceil((widthInCharacters(line) * 2) / Math.max(1, width - 1))));
  // Excel stops at 409 points.
  return Math.min(
    25,
    lines.reduce((sum, count) => sum + count, 0),
  );
}

function dataCell(cell: SheetCell, { kind, title }: SheetColumn): CellObject {
  if (cell === null) return { ...lined };
  const format = formats[kind];
  const style = { ...lined, ...(format === null ? {} : { format }) };
  if (kind === 'text' && typeof cell === 'string') return { ...style, value: asText(cell), type: String };
  // In a template the place of a date or number is marked.
  if (typeof cell === 'string' && /^\{.*\}$/su.test(cell)) return { ...lined, value: asText(cell), type: String };
  // Days have no zone; Excel's count of days is taken from UTC midnight.
  if (kind === 'date' && typeof cell === 'string' && isDay(cell))
    return { ...style, align: 'center', value: new Date(`${cell}T00:00:00Z`), type: Date };
  if (typeof cell === 'number' && Number.isFinite(cell)) {
    if (kind === 'percent') return { ...style, value: cell, type: Number };
    if (kind === 'integer' && Number.isSafeInteger(cell)) return { ...style, value: cell, type: Number };
    if (kind === 'money' && Number.isSafeInteger(cell)) return { ...style, value: cell / 100, type: Number };
  }
  throw new TypeError(`column ${title} (${kind}) cannot hold ${JSON.stringify(cell)}`);
}

function asText(text: string): string {
  const whole = text.toWellFormed();
  return whole.length > longestText ? `${whole.slice(0, longestText - 1).toWellFormed()}…` : whole;
}

/** Excel refuses two sheets of one name, whatever their case. */
function uniqueNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const plain = sheetName(name);
    let unique = plain;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1)
      unique = `${[...plain].slice(0, 28).join('')}-${copy}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

type SheetFeature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];

/**
 * Adds what the library has no words for, each where the format's order wants it: a filter over header and rows right
 * after the cells, and printing: on A4, a row over as many pages as it takes to be read, header and first columns on every page, pages counted.
 */
function pages(sheets: readonly Sheet[]): SheetFeature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            if (!sheet || sheet.columns.length === 0) return xml;
            const first = (sheet.notes?.length ?? 0) + 1;
            const range = `A${first}:${lettersOf(sheet.columns.length - 1)}${first + sheet.rows.length}`;
            return xml
              .replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
              .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
              .replace(/<pageSetup (?:paperSize="\d+" )?/u, `<pageSetup paperSize="9" fitToWidth="${pagesAcross(sheet)}" fitToHeight="0" `)
              .replace(/(<pageSetup [^>]*\/>)/u, `$1<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`);
          },
        },
        'xl/workbook.xml': { transform: (xml) => xml.replace('<definedNames/>', `<definedNames>${sheets.map(printTitles).join('')}</definedNames>`) },
      },
    },
  };
}

/** How many characters of 11 pt a line of A4 holds, lying, at six tenths of its size: smaller is not read. */
const readable = 235;

const widthOf = ({ columns }: Sheet): number => columns.reduce((sum, { width }) => sum + width, 0);

/** Pages beside each other that a row goes over: A4 always, as GB/T 9704 has it and offices print it, so that the widest sheets are not shrunk past reading. */
const pagesAcross = (sheet: Sheet): number => Math.max(1, Math.ceil(widthOf(sheet) / readable));

/** How much of each page the columns may take that stand on all of them. */
const repeated = 60;

/** Rows and columns that stand on every page: the header, and where a row goes over several pages what tells whose it is. */
function printTitles(sheet: Sheet, index: number): string {
  if (sheet.columns.length === 0) return '';
  const name = `'${sheetName(sheet.name).replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;')}'`;
  const row = (sheet.notes?.length ?? 0) + 1;
  let [columns, width] = [0, 0];
  for (const column of sheet.columns) {
    if (width + column.width > repeated) break;
    [columns, width] = [columns + 1, width + column.width];
  }
  const beside = pagesAcross(sheet) > 1 && columns > 0 ? `${name}!$A:$${lettersOf(columns - 1)},` : '';
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${beside}${name}!$${row}:$${row}</definedName>`;
}
