import { need, type FindingFacts } from '#shared/finding.ts';
import { createSay, type Language, type Say, type Words } from '#shared/language.ts';
import { Refusal, type RefusalCode } from '#shared/refusal.ts';
import { words } from './words.ts';

/** Exit codes, as `lianxue --help` tells them. */
export const exits = { done: 0, damaged: 1, usage: 2, unavailable: 3, forbidden: 4, notFound: 5, refused: 6, fault: 70, cancelled: 130 } as const;

const exitOf: Readonly<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: exits.forbidden, FORBIDDEN: exits.forbidden, NOT_FOUND: exits.notFound, STALE: exits.refused, COMMAND_REUSED: exits.refused,
  REFUSED: exits.refused, UNAVAILABLE: exits.unavailable,
};
/** @returns the exit code for the code of an answer; what does not fit the contract is a wrong command. */
export const exitFor = (code: string): number =>
  code === 'BAD_REQUEST' ? exits.usage : Object.hasOwn(exitOf, code) ? exitOf[code as RefusalCode] : exits.fault;

/** A command that is written wrongly: said in one sentence, exit code 2. */
export class Misuse extends Error {
  readonly check: keyof typeof words;
  readonly facts: FindingFacts;
  constructor(check: keyof typeof words, facts: FindingFacts = {}) {
    super(check);
    this.check = check;
    this.facts = facts;
  }
}

/** The same for what is written rightly and cannot be done. */
export const refusal = (code: RefusalCode, check: keyof typeof words, facts: FindingFacts = {}): Refusal => new Refusal(code, [need(check, null, facts)]);

/** The reader's language as the system tells it; where it tells none, Simplified Chinese. */
export function languageIn(env: NodeJS.ProcessEnv): Language {
  const told = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '') ?? '';
  if (/^zh[_-](TW|HK|MO|Hant)/i.test(told)) return 'zh-Hant';
  return /^(zh|C\b|POSIX|$)/i.test(told) ? 'zh-Hans' : 'en';
}

/** What the command line itself can say, in one language. */
export const sayIn = (language: Language): Promise<Say> => sayOf(words, language);

/** Everything the product and the command line can say, in one language. */
export const sayEverything = async (language: Language): Promise<Say> => sayOf({ ...(await import('#features/words.ts')).lexicon, ...words }, language);

async function sayOf(all: Words, language: Language): Promise<Say> {
  if (language !== 'zh-Hant') return createSay(all, language);
  const { Converter } = await import('opencc-js/cn2t');
  const convert = Converter({ from: 'cn', to: 'tw' });
  const plain = createSay(all, 'zh-Hans');
  return (key, facts) => convert(plain(key, facts));
}
