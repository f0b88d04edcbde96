import type { Writing } from './outbox.ts';

/** A value as lines of text: facts within facts one below the other. */
export function plainOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  // Of people and the like one stands in a line, without the codes beside it.
  if (Array.isArray(value)) return value.map((one: unknown) => (isFacts(one) ? Object.values(one).map(plainOf).filter((text) => text !== '' && !code.test(text)).join(' ') : plainOf(one))).filter(Boolean).join('\n');
  if (typeof value === 'object') return Object.values(value).map(plainOf).filter(Boolean).join('\n');
  return String(value as string | number | boolean);
}

export interface Apart {
  readonly differing: readonly { readonly name: string; readonly stored: string; readonly mine: string }[];
  /** The writing over what is stored now; null where the answer did not say which version that is. */
  readonly input: Writing['input'] | null;
}

/** What was written beside what the server says is stored, fact by fact. Facts within facts stand by themselves. */
export function textsApart({ input, failure }: Pick<Writing, 'input' | 'failure'>): Apart {
  const stored = isFacts(failure?.current) ? failure.current : {};
  const there = new Map(flat(stored));
  const differing = flat(input)
    .filter(([name, mine]) => there.has(name) && there.get(name) !== mine)
    .map(([name, mine]) => ({ name, stored: there.get(name) ?? '', mine }));
  const named = Object.keys(input).find(isVersion);
  const version = stored['version'];
  return { differing, input: named !== undefined && typeof version === 'number' ? { ...input, [named]: version } : null };
}

/** A choice as the contract writes it: `topic`, `approve`. */
const code = /^[a-z_]+$/u;
/** Facts that are codes of a standard. */
const coded = new Set(['industry', 'region']);
/** What of a writing is read by people, fact by fact, facts within facts by themselves: keys, versions and codes are not. */
export const textsOf = (input: Writing['input']): [string, string][] => flat(input).filter(([name, text]) => text !== '' && !code.test(text) && !coded.has(name));

const flat = (facts: Readonly<Record<string, unknown>>, lead = ''): [string, string][] =>
  Object.entries(facts).flatMap(([name, value]): [string, string][] =>
    isFacts(value) ? flat(value, `${lead}${name}.`) : /^id$|Id$/u.test(name) || isVersion(name) ? [] : [[`${lead}${name}`, plainOf(value)]]);
const isVersion = (name: string): boolean => /version$/iu.test(name);
const isFacts = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
