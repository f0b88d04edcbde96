import { unfit } from './kinds.ts';
import { tagsOf, type Tag } from './markup.ts';
import { Filling, most, mostCells, type TableSheet } from './sheet-room.ts';
import { openArchive } from './zip.ts';

/** Tables that are markup: .ods of LibreOffice and WPS, and the XML that systems hand out under the name of .xls. In the thread for files (worker.ts). */

const number = (tag: Tag, name: string, otherwise: number): number => {
  const told = Number(tag.attribute(name) ?? Number.NaN);
  return Number.isInteger(told) && told >= 0 ? told : otherwise;
};
/** Errors as sheets show them. */
const error = /^(?:#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)|Err:\d{3})$/u;

/** @throws Refusal where the archive is none of the kind. */
export async function readOds(bytes: Uint8Array): Promise<TableSheet[]> {
  const parts = openArchive(bytes);
  const part = async (name: string): Promise<string> => new TextDecoder().decode(await (parts.find((entry) => entry.name === name)?.read() ?? new Uint8Array()));
  if (!(await part('mimetype')).startsWith('application/vnd.oasis.opendocument.spreadsheet')) throw unfit('kind');
  if (/encryption-data/u.test(await part('META-INF/manifest.xml'))) throw unfit('locked');
  return odsSheets(await part('content.xml'));
}

function odsSheets(xml: string): TableSheet[] {
  const sheets: TableSheet[] = [];
  const room = { cells: mostCells };
  const unseen = new Set<string>();
  let [style, name, hidden, into, row, column, deep] = ['', '', false, new Filling(), 0, 0, 0];
  let rowTimes = 1;
  let waiting: { readonly tag: Tag; text: string } | null = null;
  const place = (tag: Tag, text: string): void => {
    const times = number(tag, 'number-columns-repeated', 1);
    const kind = tag.attribute('value-type');
    const value = kind === 'date' ? (tag.attribute('date-value') ?? '').slice(0, 10) : kind === 'float' ? Number(tag.attribute('value')) : text.trim();
    const bad = error.test(text.trim());
    if (value !== '' && tag.name === 'table-cell') {
      // A value is repeated as often as it is told, but never further than is read.
      room.cells -= Math.min(times, most.columns) * Math.min(rowTimes, most.rows);
      if (room.cells < 0) throw unfit('sheet_wide', { cells: mostCells });
      for (let down = 0; down < Math.min(rowTimes, most.rows); down += 1) {
        for (let across = column; across < Math.min(column + times, most.columns); across += 1) {
          if (bad) into.lacks(row + down, across, text.trim());
          else into.set(row + down, across, value);
        }
      }
      const [wide, high] = [number(tag, 'number-columns-spanned', 1), number(tag, 'number-rows-spanned', 1)];
      if (wide > 1 || high > 1) into.merge([row, column, row + high - 1, column + wide - 1]);
    }
    column += times;
  };
  for (const tag of tagsOf(xml)) {
    const { kind, name: what } = tag;
    if (kind === 'text') { if (waiting !== null && deep > 0) waiting.text += tag.name; continue; }
    if (kind === 'open') {
      if (what === 'style') style = tag.attribute('name') ?? '';
      else if (what === 'table-properties' && tag.attribute('display') === 'false') unseen.add(style);
      else if (what === 'table') [name, hidden, into, row] = [tag.attribute('name') ?? '', unseen.has(tag.attribute('style-name') ?? ''), new Filling(), 0];
      else if (what === 'table-row') {
        [rowTimes, column] = [number(tag, 'number-rows-repeated', 1), 0];
        if (/collapse|filter/u.test(tag.attribute('visibility') ?? '')) for (let down = 0; down < Math.min(rowTimes, most.rows); down += 1) into.hide(row + down);
        if (tag.alone) row += rowTimes;
      } else if (what === 'table-cell' || what === 'covered-table-cell') {
        if (tag.alone) place(tag, '');
        else waiting = { tag, text: '' };
      } else if (waiting !== null && what === 'p') { if (!tag.alone) deep += 1; if (waiting.text !== '') waiting.text += '\n'; }
      else if (waiting !== null && deep > 0 && (what === 's' || what === 'tab')) waiting.text += ' ';
      else if (waiting !== null && deep > 0 && what === 'line-break') waiting.text += '\n';
      // A comment on a cell is no part of what it says.
      else if (what === 'annotation') deep = -1000;
    } else if (what === 'annotation') deep = 0;
    else if (what === 'p') deep -= 1;
    else if ((what === 'table-cell' || what === 'covered-table-cell') && waiting !== null) { place(waiting.tag, waiting.text); [waiting, deep] = [null, 0]; }
    else if (what === 'table-row') row += rowTimes;
    else if (what === 'table') sheets.push(into.sheet(name, room, hidden));
  }
  return sheets;
}

/** The XML of Excel 2003 (SpreadsheetML). */
export function xmlSheets(xml: string): TableSheet[] {
  const sheets: TableSheet[] = [];
  const room = { cells: mostCells };
  let [name, into, row, column, wide, kind] = ['', new Filling(), -1, -1, 0, ''];
  let text: string | null = null;
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'text') { if (text !== null) text += tag.name; }
    else if (tag.kind === 'open') {
      if (tag.name === 'Worksheet') [name, into, row] = [tag.attribute('Name') ?? '', new Filling(), -1];
      else if (tag.name === 'Row') {
        [row, column] = [number(tag, 'Index', row + 2) - 1, -1];
        if (tag.attribute('Hidden') === '1') into.hide(row);
      } else if (tag.name === 'Cell') {
        column = number(tag, 'Index', column + 2) - 1;
        const [across, down] = [number(tag, 'MergeAcross', 0), number(tag, 'MergeDown', 0)];
        if (across + down > 0) into.merge([row, column, row + down, column + across]);
        wide = across;
        if (tag.alone) column += across;
      } else if (tag.name === 'Data' && !tag.alone) [kind, text] = [tag.attribute('Type') ?? '', ''];
    } else if (tag.name === 'Data' && text !== null) {
      const plain = text.trim();
      if (kind === 'Error' || error.test(plain)) into.lacks(row, column, plain);
      else into.set(row, column, kind === 'Number' && plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : kind === 'DateTime' ? plain.slice(0, 10) : plain);
      text = null;
    } else if (tag.name === 'Cell') column += wide;
    else if (tag.name === 'Worksheet') sheets.push(into.sheet(name, room));
  }
  return sheets;
}
