import { dayText } from './day-text.ts';

/** Languages a person can read the product in. Traditional is derived from Simplified word by word (scripts/hant.ts). */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];
/** Each language by its own name, so that whoever cannot read the present one finds the way out. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

/** One word or sentence in Simplified Chinese and in English; `{name}` stands for a fact. */
export type Word = readonly [zh: string, en: string];

/** What a `words.ts` exports: `export const words = {…} as const satisfies Words`. */
export type Words = Readonly<Record<string, Word>>;

/** Facts put into a sentence. Null and undefined are unknown and read 未知 / unknown. */
export type Facts = Readonly<Record<string, string | number | null | undefined>>;

/** Says a word of a lexicon in one language: `say('activity.sides', { count: 2 })`. */
export type Say<W extends Words = Words> = (key: keyof W & string, facts?: Facts) => string;

/** What stands where a fact is not known (invariant 8: unknown is a value). */
export const unknownWord = { 'zh-Hans': '未知', 'zh-Hant': '未知', en: 'unknown' } as const satisfies Record<Language, string>;

/** Whether a text names one of the three languages. */
export const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text);

/** Somebody without an account: the language asked for, and the Traditional words where it is that. */
export interface Reader {
  readonly language: Language;
  readonly hant: Readonly<Record<string, string>>;
}

/** `Accept-Language` → the language liked best among the three; English for whoever reads neither, Simplified Chinese where nothing is asked for. */
export function askedLanguage(header: string): Language {
  const asked = header.toLowerCase().split(',').map((part) => part.trim().split(/\s*;\s*q\s*=\s*/u)).map(([tag = '', weight = '1']) => ({ tag, weight: Number(weight) || 0 }));
  const liked = asked.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight).flatMap(({ tag }): Language[] => {
    if (/^zh-(hant|tw|hk|mo)\b/u.test(tag)) return ['zh-Hant'];
    return tag === '*' || /^zh\b/u.test(tag) ? ['zh-Hans'] : /^en\b/u.test(tag) ? ['en'] : [];
  });
  return liked[0] ?? (asked.some(({ tag, weight }) => weight > 0 && /^[a-z]{2,3}\b/u.test(tag)) ? 'en' : 'zh-Hans');
}

/**
 * Makes the `say` of a lexicon in one language. `hant` maps each Simplified sentence to Traditional; without it, or for
 * a sentence it lacks, Traditional readers see the Simplified one. A key the lexicon lacks comes back in brackets, so
 * that it is seen on screen and by the tests instead of being an empty place.
 */
export function createSay<W extends Words>(lexicon: W, language: Language, hant: Readonly<Record<string, string>> = {}): Say<W> {
  return (key, facts) => {
    const word: Word | undefined = Object.hasOwn(lexicon, key) ? lexicon[key] : undefined;
    if (word === undefined) return `[${key}]`;
    const text = language === 'en' ? word[1] : language === 'zh-Hant' ? (hant[word[0]] ?? word[0]) : word[0];
    return fill(text, facts, language, (name) => (Object.hasOwn(lexicon, name) ? createSay(lexicon, language, hant)(name) : null));
  };
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;
/** Places for what somebody typed, which is shown to the letter. */
const asTyped: ReadonlySet<string> = new Set(['value', 'text', 'name', 'title']);

/**
 * Puts facts in the places `{name}` of a sentence. A place whose fact is not handed in keeps its braces. A fact that is
 * itself a word of the lexicon is written `@key`, and a day as it is stored, so that findings stay free of any one language.
 */
function fill(text: string, facts: Facts | undefined, language: Language, word: (key: string) => string | null): string {
  if (facts === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    if (!Object.hasOwn(facts, name)) return place;
    const fact = String(facts[name] ?? unknownWord[language]);
    if (isDay.test(fact) && !asTyped.has(name)) return dayText(fact, language);
    return (fact.startsWith('@') ? word(fact.slice(1)) : null) ?? fact;
  });
}
