import { mix } from './facts-text.ts';

/**
 * Which of very many texts are worth being compared: pure, in a memory that grows with the texts and not with the pairs.
 *
 * A band held by two texts tells much, one held by thousands next to nothing, as a stop-word does, and it would make millions of pairs. So a text is
 * looked for by some of its bands only: the rarer, the likelier, and drawn by the band's own hash, so that two texts that hold the same bands draw
 * the same. Their holders are all paired; what a band tells is shared out among them. Where a text has too few that are not full (two hundred copies of one
 * text: every band is) full ones take their places, and of those each holder is paired with the first and with its neighbours alone, so that
 * a family of copies hangs together by its original.
 */

export const limits = {
  /** Bands by which a text is looked for: of 100,000 made records, 48 found 0.968 of the copies with 10 to 15 % edited, 64 0.987, 96 0.995. */
  bands: 64,
  /** Texts that hold a band before it is full. */
  holders: 16,
  /** Bands two texts have in common before they are compared at all. */
  shared: 2,
  /** Texts each is compared with. */
  most: 12,
};
/** Texts either side, of those that hold a full band. */
const beside = 2;
/** A band and a text in one whole number that a double holds exactly: 32 bits and 21. */
const mostTexts = 2 ** 21;

/**
 * How many texts hold each band, up to fifteen: four bits each in a table by hash. Two bands in one place look a little less rare than they are: with two to four places a band 0.991 of the
 * copies among 100,000 are found, with twice as many 0.993 in 32 MB more.
 */
class Counts {
  readonly #half: Uint8Array;
  readonly #mask: number;

  constructor(bands: number) {
    const places = 2 ** Math.min(27, Math.max(10, Math.floor(Math.log2(bands * 4 + 1))));
    this.#half = new Uint8Array(places / 2);
    this.#mask = places - 1;
  }
  of(band: number): number {
    const at = mix(band) & this.#mask;
    return ((this.#half[at >>> 1] ?? 0) >>> ((at & 1) * 4)) & 15;
  }
  add(band: number): void {
    if (this.of(band) === 15) return;
    const at = mix(band) & this.#mask;
    this.#half[at >>> 1] = (this.#half[at >>> 1] ?? 0) + (1 << ((at & 1) * 4));
  }
}

/** What else must be known of a text: its activity, as a number, and whether it is an insight. */
export interface Holder {
  readonly activity: number;
  readonly insight: boolean;
}

/** Texts, numbered from 0 in the order they were written. `count` them all, then `keep` them all in their order, then `close`, then ask. */
export class Crowd {
  #counts: Counts | null;
  #entries: Float64Array<ArrayBuffer>;
  #filled = 0;
  readonly #activity: Int32Array;
  /** Two numbers an entry, by band and each band's in their order: the text, and the entry at which the band begins. In the place of the entries. */
  #sorted = new Int32Array(0);
  /** Entries of each text, one text after the other. */
  #mine = new Int32Array(0);
  readonly #from: Int32Array;
  readonly #score: Float32Array;
  readonly #hits: Uint8Array;
  readonly #texts: number;

  /** @param bands of all texts together. @throws RangeError for more than two million texts */
  constructor(texts: number, bands: number) {
    if (texts > mostTexts) throw new RangeError(`${texts} texts`);
    this.#texts = texts;
    this.#counts = new Counts(bands);
    this.#entries = new Float64Array(Math.min(bands, texts * limits.bands));
    this.#activity = new Int32Array(texts);
    this.#from = new Int32Array(texts + 1);
    this.#score = new Float32Array(texts);
    this.#hits = new Uint8Array(texts);
  }

  count(bands: readonly number[]): void {
    for (const band of bands) this.#counts?.add(band);
  }

  /** @param n every number in its order */
  keep(n: number, bands: readonly number[], { activity, insight }: Holder): void {
    const counts = this.#counts;
    if (counts === null) throw new Error('closed');
    // Negative: an insight, which may be compared with other insights of its own activity.
    this.#activity[n] = insight ? -1 - activity : activity;
    const drawn = bands.filter((band) => counts.of(band) > 1).map((band) => ({ band, at: counts.of(band) * ((mix(band) >>> 0) + 1) }));
    drawn.sort((a, b) => a.at - b.at);
    for (const { band } of drawn.slice(0, limits.bands)) this.#entries[this.#filled++] = (band + 2 ** 31) * mostTexts + n;
    this.#from[n + 1] = this.#filled;
  }

  close(): void {
    this.#counts = null;
    const entries = this.#entries.subarray(0, this.#filled).sort();
    const [sorted, mine, next] = [new Int32Array(this.#entries.buffer), new Int32Array(entries.length), this.#from.slice()];
    for (let [at, begin, before] = [0, 0, -1]; at < entries.length; at += 1) {
      const entry = entries[at] ?? 0;
      const band = Math.floor(entry / mostTexts);
      const n = entry - band * mostTexts;
      if (band !== before) begin = at;
      before = band;
      [sorted[2 * at], sorted[2 * at + 1]] = [n, begin];
      mine[next[n] ?? 0] = at;
      next[n] = (next[n] ?? 0) + 1;
    }
    [this.#sorted, this.#mine] = [sorted.subarray(0, 2 * entries.length), mine];
  }

  /** The nearest of a text, the nearest first; of those as near, the earlier. */
  near(n: number): number[] {
    const touched: number[] = [];
    for (let slot = this.#from[n] ?? 0; slot < (this.#from[n + 1] ?? 0); slot += 1) {
      const at = this.#mine[slot] ?? 0;
      const begin = this.#sorted[2 * at + 1] ?? 0;
      const holds = (entry: number): boolean => this.#sorted[2 * entry + 1] === begin;
      if (holds(begin + limits.holders)) {
        const weight = 1 / limits.holders ** 2;
        if (at - beside > begin) this.#hit(begin, weight, n, touched);
        for (let other = Math.max(begin, at - beside); other <= at + beside && holds(other); other += 1) this.#hit(other, weight, n, touched);
      } else {
        let end = at;
        while (holds(end)) end += 1;
        for (let other = begin; other < end; other += 1) this.#hit(other, 1 / (end - begin), n, touched);
      }
    }
    const found = touched.filter((other) => (this.#hits[other] ?? 0) >= limits.shared && this.#apart(n, other))
      .sort((a, b) => (this.#score[b] ?? 0) - (this.#score[a] ?? 0) || a - b).slice(0, limits.most);
    for (const other of touched) this.#score[other] = this.#hits[other] = 0;
    return found;
  }

  #hit(at: number, weight: number, n: number, touched: number[]): void {
    const other = this.#sorted[2 * at] ?? 0;
    if (other === n) return;
    if (this.#hits[other] === 0) touched.push(other);
    this.#hits[other] = Math.min(255, (this.#hits[other] ?? 0) + 1);
    this.#score[other] = (this.#score[other] ?? 0) + weight;
  }

  /** Of one activity only insights are compared with each other: they are different people's. */
  #apart(a: number, b: number): boolean {
    const [one, other] = [this.#activity[a] ?? 0, this.#activity[b] ?? 0];
    return (one < 0 ? -1 - one : one) !== (other < 0 ? -1 - other : other) || (one < 0 && other < 0);
  }

  /**
   * Every pair once, of the texts near each other from either side. A text comes after one that it is near to, so that whoever reads them
   * finds most of them read already.
   */
  *walk(): Generator<{ readonly n: number; readonly others: readonly number[] }> {
    const seen = new Uint8Array(this.#texts);
    const near = new Int32Array(this.#texts * limits.most).fill(-1);
    for (let n = 0; n < this.#texts; n += 1) near.set(this.near(n), n * limits.most);
    const of = (n: number): number[] => [...near.subarray(n * limits.most, (n + 1) * limits.most)].filter((other) => other >= 0);
    for (let start = 0; start < this.#texts; start += 1) {
      const waiting = [start];
      for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
        if (seen[n] === 1) continue;
        seen[n] = 1;
        const mine = of(n);
        const own = n;
        const others = mine.filter((other) => other < own || !of(other).includes(own));
        if (others.length > 0) yield { n, others };
        waiting.push(...mine.filter((other) => seen[other] === 0).toReversed());
      }
    }
  }
}
