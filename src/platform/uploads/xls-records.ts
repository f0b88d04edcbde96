import { unfit } from './kinds.ts';

/** Records of an .xls (BIFF8), and its texts, which may run on from one record to the next. */

export interface Record8 {
  readonly type: number;
  /** What it holds; of a long one the pieces it was parted into. */
  readonly pieces: readonly Uint8Array[];
}
const goesOn = 0x3c;

/** The records from a place on. @param until The type of the last one. */
export function* recordsFrom(stream: Uint8Array, from: number, until: number): Generator<Record8> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let deep = 0;
  for (let at = from; at + 4 <= stream.byteLength; ) {
    const type = view.getUint16(at, true);
    const pieces: Uint8Array[] = [];
    do {
      const end = at + 4 + view.getUint16(at + 2, true);
      if (end > stream.byteLength) throw unfit('damaged');
      pieces.push(stream.subarray(at + 4, end));
      at = end;
    } while (at + 4 <= stream.byteLength && view.getUint16(at, true) === goesOn);
    // A chart inside a sheet has a beginning and an end of its own.
    if (type === 0x809) deep += 1;
    if (deep <= 1) yield { type, pieces };
    if (type === until && (deep -= 1) <= 0) return;
  }
}

/** Reads on over the ends of pieces. */
export class Pieces {
  readonly #pieces: readonly Uint8Array[];
  #piece = 0;
  #at = 0;

  constructor(pieces: readonly Uint8Array[], at = 0) {
    this.#pieces = pieces;
    this.#at = at;
  }
  byte(): number {
    while (this.#at >= (this.#pieces[this.#piece]?.byteLength ?? 0)) {
      if (this.#piece + 1 >= this.#pieces.length) throw unfit('damaged');
      [this.#piece, this.#at] = [this.#piece + 1, 0];
    }
    this.#at += 1;
    return this.#pieces[this.#piece]?.[this.#at - 1] ?? 0;
  }
  u16(): number {
    return this.byte() + this.byte() * 256;
  }
  u32(): number {
    return this.u16() + this.u16() * 65_536;
  }
  /** A text of that many signs: their width is told before them, and again where a new piece begins. */
  text(length: number): string {
    let flags = this.byte();
    const runs = (flags & 8) === 0 ? 0 : this.u16();
    const more = (flags & 4) === 0 ? 0 : this.u32();
    const units: string[] = [];
    for (let left = length; left > 0; left -= 1) {
      if (this.#at >= (this.#pieces[this.#piece]?.byteLength ?? 0)) flags = this.byte();
      units.push(String.fromCharCode((flags & 1) === 0 ? this.byte() : this.u16()));
    }
    for (let left = runs * 4 + more; left > 0; left -= 1) this.byte();
    return units.join('');
  }
}
