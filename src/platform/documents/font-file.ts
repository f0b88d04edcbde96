import { open, type FileHandle } from 'node:fs/promises';

/** What a font file says of one face in it. */
export interface FontFace {
  readonly path: string;
  /** Every family name it has, in any language. */
  readonly names: readonly string[];
  /** Of OS/2: 400 regular, 700 bold. */
  readonly weight: number;
  /** Whether it has a glyph for a code point. */
  has(codePoint: number): boolean;
}

/** Reads the faces of a .ttf, .otf or .ttc: only their tables of names and characters, never the outlines. */
export async function readFontFile(path: string): Promise<FontFace[]> {
  const file = await open(path);
  try {
    const head = await part(file, 0, 12);
    if (head.toString('latin1', 0, 4) !== 'ttcf') return [await readFace(file, path, 0)];
    const count = Math.min(head.readUInt32BE(8), 64);
    const offsets = await part(file, 12, count * 4);
    const faces: FontFace[] = [];
    for (let index = 0; index < count; index += 1) faces.push(await readFace(file, path, offsets.readUInt32BE(index * 4)));
    return faces;
  } finally {
    await file.close();
  }
}

async function part(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new RangeError('the font file ends too early');
  return buffer;
}

async function readFace(file: FileHandle, path: string, offset: number): Promise<FontFace> {
  const count = (await part(file, offset, 12)).readUInt16BE(4);
  const directory = await part(file, offset + 12, count * 16);
  const table = async (tag: string): Promise<Buffer | null> => {
    for (let at = 0; at < directory.length; at += 16)
      if (directory.toString('latin1', at, at + 4) === tag)
        return await part(file, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
    return null;
  };
  const [names, os2, characters] = [await table('name'), await table('OS/2'), await table('cmap')];
  const ranges = characters === null ? [] : rangesOf(characters);
  return {
    path, names: names === null ? [] : familyNames(names), weight: os2?.readUInt16BE(4) ?? 400,
    has: (codePoint) => within(ranges, codePoint),
  };
}

/** Names 1 (family) and 16 (typographic family), once each, in the order of the file. */
function familyNames(table: Buffer): string[] {
  const [count, storage] = [table.readUInt16BE(2), table.readUInt16BE(4)];
  const found = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const at = 6 + index * 12;
    const [platform, name] = [table.readUInt16BE(at), table.readUInt16BE(at + 6)];
    if (name !== 1 && name !== 16) continue;
    const start = storage + table.readUInt16BE(at + 10);
    const bytes = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)));
    // Macintosh names are Roman or in a script's old encoding; only plain ASCII of them can be trusted.
    const text = platform === 1 ? bytes.toString('latin1') : bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
    if (text !== '' && (platform !== 1 || /^[\u0020-\u007e]+$/u.test(text))) found.add(text);
  }
  return [...found];
}

type Range = readonly [number, number];

/** Ranges of code points with a glyph, from the subtable that reaches furthest (format 12, else 4). */
function rangesOf(table: Buffer): Range[] {
  const offsets = Array.from({ length: table.readUInt16BE(2) }, (_, index) => table.readUInt32BE(4 + index * 8 + 4));
  const ofFormat = (format: number): number | undefined => offsets.find((at) => table.readUInt16BE(at) === format);
  const [full, basic] = [ofFormat(12), ofFormat(4)];
  const ranges = full !== undefined ? groups(table, full) : basic !== undefined ? segments(table, basic) : [];
  return ranges.toSorted((a, b) => a[0] - b[0]);
}

function groups(table: Buffer, at: number): Range[] {
  return Array.from({ length: table.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return [table.readUInt32BE(group), table.readUInt32BE(group + 4)] as const;
  });
}

/** Format 4. A code inside a segment may still have no glyph where the segment points into the list of glyphs. */
function segments(table: Buffer, at: number): Range[] {
  const doubled = table.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const found: Range[] = [];
  for (let index = 0; index < doubled; index += 2) {
    const [from, to] = [table.readUInt16BE(starts + index), table.readUInt16BE(ends + index)];
    if (from === 0xff_ff) continue;
    const delta = table.readUInt16BE(starts + doubled + index);
    const where = starts + 2 * doubled + index;
    const offset = table.readUInt16BE(where);
    if (offset === 0) {
      found.push([from, to]);
      continue;
    }
    for (let code = from; code <= to; code += 1) {
      const glyph = where + offset + 2 * (code - from);
      if (glyph + 2 <= table.length && table.readUInt16BE(glyph) !== 0 && ((table.readUInt16BE(glyph) + delta) & 0xff_ff) !== 0) found.push([code, code]);
    }
  }
  return found;
}

function within(ranges: readonly Range[], code: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] as Range;
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return true;
  }
  return false;
}
