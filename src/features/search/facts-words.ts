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
  /** Other names of what it names, as units are called here: `facts-names.ts`. */
  readonly names?: readonly string[];
}

/** Most words and characters of a phrase that are looked at. */
const most = { words: 8, signs: 60 };

/** What is typed → the words looked for. Marks and spaces part words. */
export function wordsOf(phrase: string, fold: (text: string) => string): Word[] {
  const parts = withoutQuestion(fold(phrase)).split(/[^\p{L}\p{N}\-_.@]+/u).map((part) => part.replace(/^[-_.@]+|[-_.@]+$/g, '')).filter((part) => part !== '');
  return [...new Set(parts)].slice(0, most.words).map((text) => ({ text: [...text].slice(0, most.signs).join(''), grams: lookFor(text), pinyin: /^[a-z]{2,40}$/.test(text) ? threesFor(text) : [] }));
}

const question = /什么|哪[些个家里次年]|有没有|是不是|是否|怎样|怎么|如何|为什么|多少|几[次家个]|谁|[吗呢]$/u;
/** Words by which one asks, and those that only hold a sentence together: they say nothing of what is meant. */
const asking = new Set(['什么', '哪些', '哪个', '哪家', '哪里', '哪次', '哪年', '哪', '有没有', '没有', '是不是', '是否', '怎样', '怎么', '如何', '为什么', '多少', '几次', '几家', '几个', '几', '谁', '吗', '呢', '吧', '啊', '请问',
  '和', '与', '跟', '同', '及', '在', '去', '到', '从', '对', '把', '被', '的', '了', '过', '着', '也', '都', '还', '又', '就', '有', '是', '我们', '我', '你们', '大家', '他们', '曾经', '曾', '一起', '一块', '共同',
  '开展', '举行', '举办', '组织', '进行', '搞', '做', '办', '过去', '关于', '有关', '应该', '应当', '可以', '能', '要', '想', '找', '查', '个', '次', '家', '些']);
/** A sentence that asks, as what it asks about; anything else as it stands, since 和平 and 合同 are words too. */
function withoutQuestion(folded: string): string {
  if (!question.test(folded.replaceAll(/[?？。!！\s]+$/gu, ''))) return folded;
  let words = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(folded)) {
    // In a sentence 武警部队 is two words as well: who speaks does not know how the text has it. 队 of 消防队 stays where it is.
    words += asking.has(segment) ? ' ' : segment.length > 1 ? ` ${segment}` : segment;
  }
  return words.trim() === '' ? folded : words;
}

export function lookFor(text: string): Word['grams'] {
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
