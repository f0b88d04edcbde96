import { unfit } from './kinds.ts';

/** The container of Office before 2007: a small file system of sectors. Every chain is followed once around at most. */

const free = 0xff_ff_ff_fa;

export const isCfb = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

/**
 * The streams of a container by their names.
 * @throws Refusal where its chains lead nowhere.
 */
export function streamsOf(bytes: Uint8Array): ReadonlyMap<string, () => Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u32 = (at: number): number => { if (at < 0 || at + 4 > view.byteLength) throw unfit('damaged'); return view.getUint32(at, true); };
  if (bytes.byteLength < 512) throw unfit('damaged');
  const size = 2 ** view.getUint16(30, true);
  if (size !== 512 && size !== 4096) throw unfit('damaged');
  const sector = (number: number): number => (number + 1) * size;

  const tables: number[] = [];
  for (let at = 0; at < 109; at += 1) if (u32(76 + at * 4) < free) tables.push(u32(76 + at * 4));
  for (let [next, left] = [u32(68), u32(72)]; next < free && left > 0; left -= 1) {
    for (let at = 0; at < size / 4 - 1; at += 1) if (u32(sector(next) + at * 4) < free) tables.push(u32(sector(next) + at * 4));
    next = u32(sector(next) + size - 4);
  }
  const nextOf = (number: number): number => {
    const table = tables[Math.floor(number / (size / 4))];
    if (table === undefined) throw unfit('damaged');
    return u32(sector(table) + (number % (size / 4)) * 4);
  };
  const chain = (first: number, next: (number: number) => number): number[] => {
    const numbers: number[] = [];
    for (let at = first; at < free; at = next(at)) {
      if (numbers.length > bytes.byteLength / 64) throw unfit('damaged');
      numbers.push(at);
    }
    return numbers;
  };
  const joined = (numbers: readonly number[], from: Uint8Array, placeOf: (number: number) => number, each: number, length: number): Uint8Array => {
    if (length > numbers.length * each) throw unfit('damaged');
    const whole = new Uint8Array(length);
    numbers.forEach((number, at) => { if (at * each < length) whole.set(from.subarray(placeOf(number), placeOf(number) + Math.min(each, length - at * each)), at * each); });
    return whole;
  };
  const large = (first: number, length?: number): Uint8Array => { const numbers = chain(first, nextOf); return joined(numbers, bytes, sector, size, length ?? numbers.length * size); };

  const directory = large(u32(48));
  const entries = new DataView(directory.buffer);
  const entry = (at: number) => ({
    name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, Math.min(64, entries.getUint16(at + 64, true)) - 2))),
    kind: entries.getUint8(at + 66), first: entries.getUint32(at + 116, true), length: entries.getUint32(at + 120, true),
  });
  const all = Array.from({ length: Math.floor(directory.byteLength / 128) }, (_, at) => entry(at * 128));
  const root = all.find(({ kind }) => kind === 5);
  if (root === undefined) throw unfit('damaged');
  const small = (first: number, length: number): Uint8Array => {
    const [within, numbers] = [large(root.first, root.length), large(u32(60))];
    const next = (number: number): number => { if (number * 4 + 4 > numbers.byteLength) throw unfit('damaged'); return new DataView(numbers.buffer).getUint32(number * 4, true); };
    return joined(chain(first, next), within, (number) => number * 64, 64, length);
  };
  return new Map(all.filter(({ kind }) => kind === 2).map(({ name, first, length }) => [name, () => (length < u32(56) ? small(first, length) : large(first, length))]));
}
