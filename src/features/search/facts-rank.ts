import type { Word } from './facts-words.ts';

/**
 * The order of what is found, as docs tell it: what holds all words before what holds some; then where the words stand
 * (title, names, text) and how much of the title they are; then the newest.
 */

export interface Candidate {
  readonly foldedTitle: string;
  readonly foldedNames: string;
  readonly folded: string;
  readonly pinyin: string;
}

const points = { titleWhole: 30, title: 14, names: 9, text: 4, again: 0.5, most: 6, pinyin: 8, phrase: 12 };

interface Held {
  /** How much of the word is there: 1 whole, else the weighted share of its pairs. */
  readonly share: number;
  readonly points: number;
}

function held(word: Word, one: Candidate, rarity: (gram: string) => number): Held {
  const { text } = word;
  const isPinyin = word.pinyin.length > 0 && one.pinyin.includes(text);
  if (!one.folded.includes(text)) {
    if (isPinyin) return { share: 1, points: points.pinyin };
    const whole = word.grams.reduce((sum, { gram }) => sum + rarity(gram), 0);
    const there = word.grams.reduce((sum, { gram }) => sum + (one.folded.includes(gram) ? rarity(gram) : 0), 0);
    const short = shortened(text, one.foldedNames) || shortened(text, one.foldedTitle) || (word.names ?? []).some((name) => one.folded.includes(name)) ? 0.75 : 0;
    return { share: Math.max(short, whole === 0 ? 0 : (there / whole) * 0.8), points: 0 };
  }
  const inTitle = one.foldedTitle.includes(text);
  const times = Math.min(points.most, one.folded.split(text).length - 1);
  return {
    share: 1,
    points: (inTitle ? points.title + (points.titleWhole * text.length) / Math.max(1, one.foldedTitle.length) : 0) + (one.foldedNames.includes(text) ? points.names : 0) + points.text + times * points.again,
  };
}

/** 农科院 is 农业科学院, 发改委 is 发展和改革委员会: the characters in their order, with little between two of them. */
const gap = 4;
const shortest = 3;
export function shortened(text: string, names: string): boolean {
  const signs = [...text];
  if (signs.length < shortest || signs.length > 8 || !/^\p{Script=Han}+$/u.test(text)) return false;
  for (let from = names.indexOf(signs[0] ?? ''); from >= 0; from = names.indexOf(signs[0] ?? '', from + 1)) {
    let at = from;
    const fits = signs.slice(1).every((sign) => {
      const next = names.slice(at + 1, at + 2 + gap).indexOf(sign);
      at += next + 1;
      return next >= 0 && !/\s/u.test(names.slice(at - next, at));
    });
    if (fits) return true;
  }
  return false;
}

/**
 * @param rarity of a pair of characters among what was looked at: what stands everywhere says little.
 * @returns 100 for a text that holds every word, less for one that holds some, and what the places add.
 */
export function scoreOf(words: readonly Word[], phrase: string, one: Candidate, rarity: (gram: string) => number = () => 1): number {
  const found = words.map((word) => ({ ...held(word, one, rarity), weight: word.grams.reduce((sum, { gram }) => sum + rarity(gram), 0) || 1 }));
  const weight = found.reduce((sum, word) => sum + word.weight, 0);
  const share = found.reduce((sum, word) => sum + word.share * word.weight, 0) / Math.max(1e-9, weight);
  const place = found.reduce((sum, word) => sum + word.points * (word.weight / weight), 0);
  // Syllables are often typed apart: shan chong is shanchong.
  const typed = words.every((word) => word.pinyin.length > 0) ? words.map((word) => word.text).join('') : null;
  const sounds = typed !== null && one.pinyin.split(' ').includes(typed) ? points.phrase : 0;
  const together = (words.length > 1 && phrase !== '' && one.folded.includes(phrase)) || (typed !== null && words.length > 1 && one.pinyin.includes(typed)) ? points.phrase : 0;
  return Math.round((share * 100 + place + together + sounds) * 100) / 100;
}

/** A pair that stands nowhere tells nothing of which text is meant, only that none holds the whole. */
const nowhere = 0.3;

/** How telling each pair is, by how many of the texts hold it. */
export function rarityIn(texts: readonly Candidate[], words: readonly Word[]): (gram: string) => number {
  const grams = new Set(words.flatMap((word) => word.grams.map(({ gram }) => gram)));
  const known = new Map([...grams].map((gram) => {
    const holding = texts.filter((one) => one.folded.includes(gram)).length;
    return [gram, Math.log(1 + texts.length / (1 + holding)) * (holding === 0 ? nowhere : 1)];
  }));
  return (gram) => known.get(gram) ?? 1;
}
