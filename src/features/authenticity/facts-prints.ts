import { mix, shinglesOf, type Cut, type Stretch } from './facts-text.ts';

/**
 * Prints of a text: MinHash of each of its passages, cut into bands (locality-sensitive hashing). Two passages that are nearly the
 * same have a band in common with great probability; two that are not, hardly ever. Pure; the figures are a matter of
 * how fast candidates are found, not of what counts as a likeness (that is SUP-10), and were chosen by measuring
 * (docs/bench.md).
 */

/** A passage begins at every sentence and ends with the sentence in which it has this many characters. */
const passageLength = 80;
/** A band is so many least values; there are so many bands. */
const rows = 3;
const bands = 20;
/** Passages of one text that are printed: of a longer one, evenly spread over it. */
const mostPassages = 1_000;

const seeds = Array.from({ length: rows * bands }, (_, index) => mix(0x9e3779b9 * (index + 1)));

export function passagesOf({ sentences, signs }: Pick<Cut, 'sentences' | 'signs'>, shortest: number): Stretch[] {
  if (signs.length < shortest) return [];
  const all: Stretch[] = [];
  for (const [index, { from }] of sentences.entries()) {
    const last = sentences.slice(index).find(({ to }) => to - from >= passageLength);
    const to = last?.to ?? signs.length;
    if (to - from < shortest && all.length > 0) break;
    all.push({ from: to - from < shortest ? 0 : from, to });
    if (last === undefined) break;
  }
  return all.length <= mostPassages ? all : Array.from({ length: mostPassages }, (_, at) => all[Math.floor((at * all.length) / mostPassages)] ?? { from: 0, to: 0 });
}

/** The bands of every passage, each once. Empty for a text too short to be like another in any telling way. */
export function bandsOf(text: Cut, shortest: number): number[] {
  const shingles = shinglesOf(text);
  const keys = new Set<number>();
  const least = new Int32Array(seeds.length);
  // Passages overlap: every shingle is mixed with every seed once.
  const mixed = new Int32Array(shingles.length * seeds.length);
  for (let at = 0; at < shingles.length; at += 1) for (let n = 0; n < seeds.length; n += 1) mixed[at * seeds.length + n] = mix((shingles[at] ?? 0) ^ (seeds[n] ?? 0));
  for (const { from, to } of passagesOf(text, shortest)) {
    least.fill(0x7fffffff);
    for (let at = from; at < Math.min(to, shingles.length); at += 1) {
      for (let n = 0; n < seeds.length; n += 1) {
        const value = mixed[at * seeds.length + n] ?? 0;
        if (value < (least[n] ?? 0)) least[n] = value;
      }
    }
    for (let band = 0; band < bands; band += 1) {
      let key = mix(band + 1);
      for (let row = 0; row < rows; row += 1) key = mix(key ^ (least[band * rows + row] ?? 0));
      keys.add(key);
    }
  }
  return [...keys];
}
