import { shinglesOf, type Cut, type Stretch } from './facts-text.ts';

/** Passages of one text that stand nearly the same in another: exact, over shingles. Pure. */

export interface Wanted {
  /** Share of a passage's shingles that stand in the other text, percent. */
  readonly percent: number;
  /** Compared characters a passage has at least. */
  readonly shortest: number;
}
export interface Like {
  readonly own: Stretch;
  readonly other: Stretch;
  /** Share of the own passage's shingles that stand in the other passage, percent, whole. */
  readonly percent: number;
  /** Shingles of both over shingles of either, percent, whole. */
  readonly jaccard: number;
  /** Compared characters of the own passage. */
  readonly length: number;
}

/** A run may fall behind its best by this much before it has ended: a sentence put in between. */
const patience = 25;

interface Run extends Stretch {
  readonly counted: number;
  readonly hits: number;
}

/**
 * Stretches in which the hits are as dense as wanted: each hit carries, each miss costs, and a run ends where it has
 * fallen too far below its best.
 */
function dense(shingles: Int32Array, isHit: (shingle: number) => boolean, share: number): Run[] {
  const runs: Run[] = [];
  let run = { from: -1, sum: 0, counted: 0, hits: 0 };
  let best = { sum: 0, to: 0, counted: 0, hits: 0 };
  const close = (): void => {
    if (run.from >= 0 && best.sum > 0) runs.push({ from: run.from, to: best.to, counted: best.counted, hits: best.hits });
  };
  for (let at = 0; at < shingles.length; at += 1) {
    const hit = isHit(shingles[at] ?? 0);
    if (run.from < 0) {
      if (!hit) continue;
      run = { from: at, sum: 0, counted: 0, hits: 0 };
      best = { sum: 0, to: at, counted: 0, hits: 0 };
    }
    run.sum += hit ? 1 - share : -share;
    run.counted += 1;
    run.hits += hit ? 1 : 0;
    if (run.sum > best.sum) best = { sum: run.sum, to: at + 1, counted: run.counted, hits: run.hits };
    if (run.sum < 0 || best.sum - run.sum > patience * share) {
      close();
      // What came after the best may begin a run of its own.
      if (best.sum > 0 && best.to < at) at = best.to;
      run = { from: -1, sum: 0, counted: 0, hits: 0 };
    }
  }
  close();
  return runs;
}

const setOf = (shingles: Int32Array, { from, to }: Stretch): Set<number> => new Set(shingles.subarray(from, to));

export interface Side {
  readonly shingles: Int32Array;
}
export const sideOf = (text: Cut): Side & { readonly text: Cut } => ({ text, shingles: shinglesOf(text) });

/** Shingles in their order as numbers, each once. */
export function distinct(shingles: Int32Array): Int32Array {
  const sorted = shingles.toSorted();
  return sorted.filter((one, at) => at === 0 || one !== sorted[at - 1]);
}

/** Whether two texts have so many shingles in common as a passage needs, wherever they stand: soon told, and true of all that have one. */
export function mayBeLike(a: Int32Array, b: Int32Array, { percent, shortest }: Wanted): boolean {
  const least = (shortest * percent) / 100;
  let shared = 0;
  for (let x = 0, y = 0; x < a.length && y < b.length;) {
    const [one, other] = [a[x] ?? 0, b[y] ?? 0];
    if (one === other && ++shared >= least) return true;
    if (one <= other) x += 1;
    if (other <= one) y += 1;
  }
  return shared >= least;
}

/**
 * Every passage of `own` that stands nearly the same in one place of `other`, in order. All of a passage is compared; what is no sign of
 * anything is not enough for one: so much as the shortest passage needs must be alike outside of it.
 * @param nothing shingles of `own` that tell nothing: quoted from its own programme, standing phrases of the office.
 */
export function likePassages(own: Side, other: Side, { percent, shortest }: Wanted, nothing: Uint8Array = new Uint8Array(0)): Like[] {
  const share = percent / 100;
  const inOther = new Set(other.shingles);
  const found: Like[] = [];
  for (const run of dense(own.shingles, (shingle) => inOther.has(shingle), share)) {
    if (run.counted < shortest) continue;
    const mine = setOf(own.shingles, run);
    // The other way round: what fits must stand together there too, not be strewn over a long text.
    const [place] = dense(other.shingles, (shingle) => mine.has(shingle), share).toSorted((a, b) => b.hits - a.hits);
    if (place === undefined || place.counted < shortest * 0.6) continue;
    const theirs = setOf(other.shingles, place);
    let shared = 0;
    for (const one of mine) if (theirs.has(one)) shared += 1;
    const contained = mine.size === 0 ? 0 : shared / mine.size;
    if (contained < share || telling(own.shingles, run, theirs, nothing) < shortest * share) continue;
    found.push({ own: run, other: place, percent: Math.round(contained * 100), jaccard: Math.round((shared / (mine.size + theirs.size - shared)) * 100), length: run.counted });
  }
  return found;
}

/** Shingles of a run that are alike and tell something, each once. */
function telling(shingles: Int32Array, { from, to }: Stretch, theirs: ReadonlySet<number>, nothing: Uint8Array): number {
  const seen = new Set<number>();
  for (let at = from; at < to; at += 1) if (nothing[at] !== 1 && theirs.has(shingles[at] ?? 0)) seen.add(shingles[at] ?? 0);
  return seen.size;
}

/** A stretch in the text as it was written, widened to the clauses it lies in. */
export function written({ places, clauses, signs }: Cut, { from, to }: Stretch, text: string): { readonly start: number; readonly end: number } {
  const first = clauses.find((clause) => clause.to > from)?.from ?? from;
  const last = clauses.findLast((clause) => clause.from < to)?.to ?? to;
  const start = places[first] ?? 0;
  // The mark behind the last clause belongs to it.
  const after = last < signs.length ? (places[last] ?? text.length) : text.length;
  return { start, end: after };
}
