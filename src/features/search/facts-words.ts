/** How text is cut up to be found, and a phrase to be looked for: pure, over folded text. */

const run = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu;
/** Longest word of letters that is kept whole. */
const longest = 40;

/** A stretch of Han characters, or a word of letters and digits, and whether it follows the one before without anything between. */
interface Stretch {
  readonly han: readonly string[] | null;
  readonly word: string;
  readonly joined: boolean;
}
function stretchesOf(folded: string): Stretch[] {
  let end = -1;
  return [...folded.matchAll(run)].map(({ 0: whole, 1: han, 2: word = '', index }) => {
    const joined = index === end;
    end = index + whole.length;
    return { han: han === undefined ? null : [...han], word: word.slice(0, longest), joined };
  });
}
/** 局2 and 2处 of 局2处: a digit stands in everything, between these two characters hardly anywhere. */
const across = (left: Stretch, right: Stretch): string => (left.han === null ? `${left.word}${right.han?.[0] ?? right.word}` : `${left.han.at(-1) ?? ''}${right.word}`);

/** Pairs of neighbouring characters, the last one alone, words of letters and digits, and these with what touches them: each once. */
export function gramsOf(folded: string): string[] {
  const grams = new Set<string>();
  const stretches = stretchesOf(folded);
  stretches.forEach((one, at) => {
    const before = stretches[at - 1];
    if (one.joined && before !== undefined) grams.add(across(before, one));
    if (one.han === null) grams.add(one.word);
    else one.han.forEach((sign, place) => grams.add(`${sign}${one.han?.[place + 1] ?? ''}`));
  });
  return [...grams];
}

/** Threes of neighbouring letters of each word, and its last two: what is typed may begin anywhere inside. */
export function threesOf(words: string): string[] {
  const threes = new Set<string>();
  for (const word of words.split(' ')) {
    for (let at = 0; at < word.length - 1; at += 1) threes.add(word.slice(at, at + 3));
  }
  return [...threes];
}

/** `shen ji shu` → full and initials, as they are typed: `shenjishu sjs`. */
export function pinyinOf(readings: readonly string[]): string {
  const words = readings.flatMap((reading) => {
    const syllables = reading.split(' ').map((part) => part.replaceAll(/[^a-z0-9]/g, '')).filter((part) => part !== '');
    return syllables.length === 0 ? [] : [syllables.join(''), syllables.map((part) => part[0] ?? '').join('')];
  });
  return [...new Set(words)].join(' ');
}

/** One word of what is looked for. */
export interface Word {
  /** Folded, as it stands in the text. */
  readonly text: string;
  /** Everything a text must hold to hold the word, for the index: lexemes; `prefix` where it may go on. */
  readonly grams: readonly { readonly gram: string; readonly prefix: boolean }[];
  /** Its threes, where it may be pinyin. */
  readonly pinyin: readonly { readonly gram: string; readonly prefix: boolean }[];
}

/** Most words and characters of a phrase that are looked at. */
const most = { words: 8, signs: 60 };

/** What is typed → the words looked for. Marks and spaces part words. */
export function wordsOf(phrase: string, fold: (text: string) => string): Word[] {
  const parts = fold(phrase).split(/[^\p{L}\p{N}\-_.@]+/u).map((part) => part.replace(/^[-_.@]+|[-_.@]+$/g, '')).filter((part) => part !== '');
  return [...new Set(parts)].slice(0, most.words).map((text) => ({ text: [...text].slice(0, most.signs).join(''), grams: lookFor(text), pinyin: /^[a-z]{2,40}$/.test(text) ? threesFor(text) : [] }));
}

function lookFor(text: string): Word['grams'] {
  const stretches = stretchesOf(text);
  const found = stretches.flatMap((one, at): Word['grams'] => {
    const [before, after] = [one.joined ? stretches[at - 1] : undefined, stretches[at + 1]?.joined === true];
    // The last one may go on in the text; what has something behind it ends there.
    const edge = before === undefined ? [] : [{ gram: across(before, one), prefix: one.han === null && !after }];
    if (one.han === null) return [...edge, { gram: one.word, prefix: !after }];
    if (one.han.length === 1) return before !== undefined || after ? edge : [{ gram: one.han[0] ?? '', prefix: true }];
    return [...edge, ...one.han.slice(0, -1).map((sign, place) => ({ gram: `${sign}${one.han?.[place + 1] ?? ''}`, prefix: false }))];
  });
  return found.filter(({ gram }, at) => found.findIndex((other) => other.gram === gram) === at);
}

function threesFor(text: string): Word['pinyin'] {
  if (text.length < 3) return [{ gram: text, prefix: true }];
  return threesOf(text).filter((three) => three.length === 3).map((gram) => ({ gram, prefix: false }));
}

/** Lexemes as a query of the index; quotes inside are doubled, so nothing typed is ever read as an operator. */
export const queryOf = (grams: Word['grams'], operator: '&' | '|' = '&'): string =>
  grams.map(({ gram, prefix }) => `'${gram.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${prefix ? ':*' : ''}`).join(` ${operator} `);
