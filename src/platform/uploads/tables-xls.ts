import { streamsOf } from './cfb.ts';
import { unfit } from './kinds.ts';
import { dayCounted, Filling, mostCells, type TableSheet } from './sheet-room.ts';
import { Pieces, recordsFrom, type Record8 } from './xls-records.ts';

/** The sheets of an .xls of Excel 97 to 2003 and of WPS (.et), in the thread for files (worker.ts). Formulas are not worked out: what they last showed counts. */

interface Book {
  readonly sheets: { readonly name: string; readonly at: number; readonly hidden: boolean }[];
  readonly texts: string[];
  /** Format of each style by its place. */
  readonly styles: number[];
  readonly formats: Map<number, string>;
  since: number;
}

/** @throws Refusal naming what is wrong: locked, older than Excel 97, a paper of Word, broken. */
export function readXls(bytes: Uint8Array): TableSheet[] {
  const streams = streamsOf(bytes);
  if (streams.has('EncryptedPackage')) throw unfit('locked');
  const stream = streams.get('Workbook')?.();
  if (stream === undefined) throw unfit('old_or_locked');
  const book = globals(stream);
  const room = { cells: mostCells };
  return book.sheets.map(({ name, at, hidden }) => sheetAt(stream, at, book).sheet(name, room, hidden));
}

function globals(stream: Uint8Array): Book {
  const book: Book = { sheets: [], texts: [], styles: [], formats: new Map(), since: Date.UTC(1899, 11, 30) };
  for (const { type, pieces } of recordsFrom(stream, 0, 0x0a)) {
    const read = new Pieces(pieces);
    if (type === 0x809 && read.u16() !== 0x0600) throw unfit('old_or_locked');
    else if (type === 0x2f) throw unfit('locked');
    else if (type === 0x22 && read.u16() === 1) book.since = Date.UTC(1904, 0, 1);
    else if (type === 0x41e) book.formats.set(read.u16(), read.text(read.u16()));
    else if (type === 0xe0) { read.u16(); book.styles.push(read.u16()); }
    else if (type === 0x85) {
      const [at, hidden, kind] = [read.u32(), (read.byte() & 3) !== 0, read.byte()];
      // Charts and macros are no tables.
      if (kind === 0) book.sheets.push({ at, hidden, name: read.text(read.byte()) });
    } else if (type === 0xfc) {
      read.u32();
      for (let left = read.u32(); left > 0; left -= 1) book.texts.push(read.text(read.u16()));
    }
  }
  return book;
}

/** Whether a number of this style is a day: by Excel's own numbers of formats, or by the letters of one that was made. */
function isDay(style: number, { styles, formats }: Book): boolean {
  const format = styles[style] ?? 0;
  const made = formats.get(format)?.replace(/^(?:general|standard)$/iu, '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./gu, '');
  return made === undefined ? (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 31) || format === 36 || (format >= 50 && format <= 58) : /[yd]|m{3}/iu.test(made);
}

const errors: Readonly<Record<number, string>> = { 0x00: '#NULL!', 0x07: '#DIV/0!', 0x0f: '#VALUE!', 0x17: '#REF!', 0x1d: '#NAME?', 0x24: '#NUM!', 0x2a: '#N/A' };

/** A number packed into four bytes. */
function unpacked(packed: number): number {
  const whole = new DataView(new ArrayBuffer(8));
  whole.setUint32(0, packed - (packed % 4));
  const value = (packed & 2) === 0 ? whole.getFloat64(0) : Math.floor((packed | 0) / 4);
  return (packed & 1) === 0 ? value : value / 100;
}

function sheetAt(stream: Uint8Array, from: number, book: Book): Filling {
  const into = new Filling();
  let shown: readonly [number, number] | null = null;
  const number = (row: number, column: number, style: number, value: number): void => into.set(row, column, (isDay(style, book) ? dayCounted(value, book.since) : null) ?? value);
  for (const record of recordsFrom(stream, from, 0x0a)) {
    const read = new Pieces(record.pieces);
    const { type } = record;
    if (type === 0x208) { const row = read.u16(); for (let skip = 0; skip < 5; skip += 1) read.u16(); if ((read.u16() & 0x20) !== 0) into.hide(row); }
    else if (type === 0xe5) for (let left = read.u16(); left > 0; left -= 1) { const [top, bottom, left_, right] = [read.u16(), read.u16(), read.u16(), read.u16()]; into.merge([top, left_, bottom, right]); }
    else if (type === 0x207 && shown !== null) { into.set(shown[0], shown[1], read.text(read.u16()).trim()); shown = null; }
    else if (type === 0xbd) {
      const [row, first] = [read.u16(), read.u16()];
      const count = ((record.pieces[0]?.byteLength ?? 0) - 6) / 6;
      for (let at = 0; at < count; at += 1) number(row, first + at, read.u16(), unpacked(read.u32()));
    } else if ([0xfd, 0x204, 0xd6, 0x203, 0x27e, 0x205, 0x06].includes(type)) {
      const [row, column, style] = [read.u16(), read.u16(), read.u16()];
      if (type === 0xfd) into.set(row, column, (book.texts[read.u32()] ?? '').trim());
      else if (type === 0x204 || type === 0xd6) into.set(row, column, read.text(read.u16()).trim());
      else if (type === 0x27e) number(row, column, style, unpacked(read.u32()));
      else if (type === 0x203) number(row, column, style, doubleIn(record));
      else if (type === 0x205) { const [value, bad] = [read.byte(), read.byte()]; if (bad === 0) into.set(row, column, value === 1 ? 'TRUE' : 'FALSE'); else into.lacks(row, column, errors[value] ?? '#N/A'); }
      else shown = formula(into, record, row, column, style, number);
    }
  }
  return into;
}

function doubleIn({ pieces: [piece] }: Record8): number {
  if (piece === undefined || piece.byteLength < 14) throw unfit('damaged');
  return new DataView(piece.buffer, piece.byteOffset).getFloat64(6, true);
}

/** What a formula last showed; its text stands in the next record, whose place is given back. */
function formula(into: Filling, record: Record8, row: number, column: number, style: number, number: (row: number, column: number, style: number, value: number) => void): readonly [number, number] | null {
  const value = doubleIn(record);
  const [piece] = record.pieces;
  if (piece?.[12] !== 0xff || piece[13] !== 0xff) { number(row, column, style, value); return null; }
  if (piece[6] === 0) return [row, column];
  if (piece[6] === 1) into.set(row, column, piece[8] === 1 ? 'TRUE' : 'FALSE');
  if (piece[6] === 2) into.lacks(row, column, errors[piece[8] ?? 0] ?? '#N/A');
  return null;
}
