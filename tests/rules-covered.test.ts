import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { book } from '#features/rulebook/book.ts';
import { lexicon } from '#features/words.ts';
import type { Words } from '#shared/language.ts';

/** The whole rulebook of plan, costs, places, integrity and organisation: none of its rules may be lost, or stand there untried. */

const numbered = (prefix: string, last: number): string[] => Array.from({ length: last }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);
const wanted = [...numbered('PLN', 13), ...numbered('CST', 19), ...numbered('PLC', 5), ...numbered('INT', 12), ...numbered('ORG', 12), ...numbered('BRD', 5), 'BRD-07', 'BRD-08'];

const root = new URL('../', import.meta.url).pathname;
const tried = ['src', 'tests'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts')).map((name) => readFileSync(join(root, folder, name), 'utf8'))).join('\n');
const words: Words = lexicon;

describe.each(wanted)('%s', (id) => {
  test('stands in the book, once, with its clause and its words', () => {
    const rules = book.filter((rule) => rule.id === id);
    expect(rules.length).toBe(1);
    expect(rules[0]?.source).not.toBe('');
    for (const part of ['title', 'says', 'remedy']) expect(words[`check.${id}.${part}`]?.[0], part).toMatch(/\p{Script=Han}/u);
  });
  test('is tried by name in a test', () => expect(new RegExp(`'${id}['.: ]|"${id}|\`${id}`).test(tried)).toBe(true));
});
