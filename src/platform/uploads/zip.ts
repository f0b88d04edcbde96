import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { unfit } from './kinds.ts';

/** One file inside an archive, as its directory at the end tells. */
export interface Entry {
  readonly name: string;
  read(): Promise<Uint8Array>;
}
interface Placed extends Entry {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

const mostEntries = 2000;
const mostBytes = 100 * 1024 * 1024;
/** Text packs 20 to 50 times, a bomb a thousand times. */
const mostRatio = 200;
const inflated = promisify(inflateRaw);

/**
 * The files of a .docx or .xlsx, each claim of the archive checked: nothing before the first file and nothing behind the
 * directory (polyglots), no overlapping files, no folders outside, no locks, and sizes that are true and bounded (bombs).
 * @throws Refusal
 */
export function openArchive(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > mostEntries) throw unfit('bomb');
  // Also true of archives of the 64-bit kind, whose counts stand elsewhere: no paper needs one.
  if (start + view.getUint32(end + 12, true) !== end || count === 0) throw unfit('damaged');

  const entries: Placed[] = [];
  for (let at = start; entries.length < count; ) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw unfit('damaged');
    entries.push(entryAt(bytes, view, at, start));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const placed = entries.toSorted((a, b) => a.from - b.from);
  if (placed[0]?.from !== 0 || placed.some((entry, index) => entry.to > (placed[index + 1]?.from ?? start))) throw unfit('polyglot');
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) throw unfit('damaged');
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > mostBytes) throw unfit('bomb');
  return entries;
}

function directoryEnd(view: DataView): number {
  const end = view.byteLength - 22;
  // A comment, and so anything hidden behind the directory, is refused with it.
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50 || view.getUint16(end + 20, true) !== 0) throw unfit('polyglot');
  return end;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, directory: number): Placed {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [sum, packed, size] = [view.getUint32(at + 16, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const from = view.getUint32(at + 42, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
  if ((flags & 1) !== 0) throw unfit('locked');
  if (method !== 0 && method !== 8) throw unfit('damaged');
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) throw unfit('damaged');
  if (size > 1024 * 1024 && size > packed * mostRatio) throw unfit('bomb');
  if (from + 30 > directory || view.getUint32(from, true) !== 0x04034b50) throw unfit('damaged');
  const data = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  if (data + packed > directory) throw unfit('damaged');
  return {
    name, size, from, to: data + packed,
    async read() {
      const stored = bytes.subarray(data, data + packed);
      // The true size may not pass the one that was claimed, or the bound above would mean nothing.
      const whole = method === 0 ? stored : await inflated(stored, { maxOutputLength: Math.max(1, size) }).catch(() => null);
      if (whole === null || whole.byteLength !== size || crc32(whole) !== sum) throw unfit('damaged');
      return whole;
    },
  };
}
