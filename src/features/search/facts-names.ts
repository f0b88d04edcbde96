import { shortened } from './facts-rank.ts';
import type { Word } from './facts-words.ts';

/** What is looked for and what units are called: one may be short for the other. Pure, over folded text. */

const han = /^\p{Script=Han}+$/u;
const length = { short: { least: 2, most: 6 }, long: { least: 5, most: 14 } };
/** Characters that may stand between two of a short name: 交通银行 is 交行. */
const gap = 4;

/** How names here look that the word may be short for, and those that may be short for it; as patterns of the database. */
export function patternsFor({ text }: Word): string[] {
  const signs = [...text];
  if (!han.test(text)) return [];
  const longer = signs.length >= length.short.least && signs.length <= length.short.most ? [signs.join(`\\S{0,${gap}}`)] : [];
  const shorter = signs.length >= length.long.least && signs.length <= length.long.most ? [`${signs[0] ?? ''}\\S{1,4}[${signs.slice(-3).join('')}]`] : [];
  return [...longer, ...shorter];
}

/** The pieces of a name that mean the word: 交通银行 of 交通银行辽宁省分行 for 交行, 发改委 of 岳阳市发改委 for 发展和改革委员会. */
export function namedIn(text: string, name: string): string[] {
  const signs = [...text];
  const last = signs.slice(-3);
  const pieces: string[] = [];
  if (signs.length <= length.short.most) {
    const whole = new RegExp(signs.join(`\\S{0,${gap}}?`), 'u').exec(name)?.[0];
    if (whole !== undefined && whole !== text) pieces.push(whole);
  }
  if (signs.length < length.long.least) return pieces;
  for (let from = name.indexOf(signs[0] ?? ''); from >= 0; from = name.indexOf(signs[0] ?? '', from + 1)) {
    for (let to = from + 3; to <= Math.min(name.length, from + signs.length - 1, from + 8); to += 1) {
      const piece = name.slice(from, to);
      if (last.includes(piece.at(-1) ?? '') && shortened(piece, text)) pieces.push(piece);
    }
  }
  // 农商银 says no more than 农商银行.
  return pieces.filter((piece) => !pieces.some((other) => other !== piece && other.includes(piece)));
}
