import { fold } from '#shared/text/fold.ts';

/**
 * Text as it is compared: pure. What is compared is the run of letters and characters alone; width, case, Traditional
 * characters, marks and figures are taken away, and so are phrases that stand in every record of the field.
 */

/** Neighbouring characters that are looked at together (a shingle). */
export const shingleSize = 3;
/** A sentence without an end is cut here: texts without marks are compared as well. */
const longestSentence = 120;
const ends = /[。！？；!?;\n\r]/u;
const pauses = /[，,、：:]/u;

/** What a character is to the comparison: an end, a pause, or the letters and figures (all alike) that it is compared as. */
type Sense = 'sentence' | 'clause' | readonly string[];
const senses = new Map<string, Sense>();
function senseOf(sign: string): Sense {
  const known = senses.get(sign);
  if (known !== undefined) return known;
  const letters = [...fold(sign)].filter((one) => /[\p{L}\p{N}]/u.test(one)).map((one) => (/\p{N}/u.test(one) ? '0' : one));
  const sense = ends.test(sign) ? 'sentence' : pauses.test(sign) ? 'clause' : letters;
  if (senses.size < 60_000) senses.set(sign, sense);
  return sense;
}

/** A stretch of the compared characters, `from` included, `to` not. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}
export interface Cut {
  /** The compared characters, one code point each. */
  readonly signs: readonly string[];
  /** Where each stands in the text as it was written (UTF-16). */
  readonly places: readonly number[];
  readonly sentences: readonly Stretch[];
  readonly clauses: readonly Stretch[];
}

/** Phrases by their first character, folded; made once for each list of them. */
const folded = new WeakMap<readonly string[], ReadonlyMap<string, string[][]>>();
function byFirstOf(phrases: readonly string[]): ReadonlyMap<string, string[][]> {
  const known = folded.get(phrases);
  if (known !== undefined) return known;
  const byFirst = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const signs = [...fold(phrase)];
    if (signs.length < 2) continue;
    const first = signs[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), signs]);
  }
  folded.set(phrases, byFirst);
  return byFirst;
}

/** Where phrases of the field stand in the folded text: they are left out. The longest counts. */
function leftOut(letters: readonly string[], phrases: readonly string[]): Uint8Array {
  const out = new Uint8Array(letters.length);
  const byFirst = byFirstOf(phrases);
  for (let at = 0; at < letters.length; at += 1) {
    for (const signs of byFirst.get(letters[at] ?? '') ?? []) {
      if (signs.every((sign, index) => letters[at + index] === sign)) out.fill(1, at, at + signs.length);
    }
  }
  return out;
}

/** @param phrases that are no sign of anything: 党支部, 主题联学 (SUP-10). */
export function cut(text: string, phrases: readonly string[] = []): Cut {
  const letters: string[] = [];
  const at: number[] = [];
  const breaks: ('sentence' | 'clause' | null)[] = [];
  let place = 0;
  for (const sign of text) {
    const sense = senseOf(sign);
    const last = letters.length - 1;
    if (typeof sense === 'string') {
      if (last >= 0 && breaks[last] !== 'sentence') breaks[last] = sense;
    } else {
      for (const letter of sense) {
        // One figure or another: 30% and 45% are the same to whoever copies.
        if (letter === '0' && letters.at(-1) === '0' && breaks[letters.length - 1] === null) continue;
        letters.push(letter);
        at.push(place);
        breaks.push(null);
      }
    }
    place += sign.length;
  }
  const out = leftOut(letters, phrases);
  const signs: string[] = [];
  const places: number[] = [];
  const sentences: Stretch[] = [];
  const clauses: Stretch[] = [];
  let [sentence, clause] = [0, 0];
  letters.forEach((letter, index) => {
    if (out[index] === 0) {
      signs.push(letter);
      places.push(at[index] ?? 0);
    }
    const here = signs.length;
    const stop = breaks[index] === 'sentence' || here - sentence >= longestSentence || index === letters.length - 1;
    if ((stop || breaks[index] === 'clause') && here > clause) {
      clauses.push({ from: clause, to: here });
      clause = here;
    }
    if (stop && here > sentence) {
      sentences.push({ from: sentence, to: here });
      sentence = here;
    }
  });
  return { signs, places, sentences, clauses };
}

/** 32 bits of a text's own, well spread (FNV-1a with a final mix). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** The shingle that begins at each character; the last characters begin none. */
export function shinglesOf({ signs }: Pick<Cut, 'signs'>): Int32Array {
  const count = Math.max(0, signs.length - shingleSize + 1);
  const found = new Int32Array(count);
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0);
  for (let at = 0; at < count; at += 1) {
    let hash = 0;
    for (let next = at; next < at + shingleSize; next += 1) hash = mix(Math.imul(hash, 31) ^ (codes[next] ?? 0));
    found[at] = hash;
  }
  return found;
}

/** Clauses by what they say, for finding those that stand everywhere; short ones say too little. */
const shortestClause = 6;
export const clauseHashes = ({ signs, clauses }: Cut): { readonly hash: number; readonly stretch: Stretch }[] =>
  clauses.filter(({ from, to }) => to - from >= shortestClause).map((stretch) => ({ hash: hashOf(signs.slice(stretch.from, stretch.to).join('')), stretch }));

/** The same shingles over both: 1 for a text and itself, 0 for two that share nothing. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared / (a.size + b.size - shared);
}
