import { readFileSync } from 'node:fs';
import { lexicon } from '#features/words.ts';
import type { Words } from '#shared/language.ts';
import { expect, test } from 'vitest';
import { hantModule, traditional } from '../scripts/hant.ts';

const all: Words = lexicon;

test('src/web/hant.generated.ts is what scripts/hant.ts makes now (else run: node scripts/hant.ts)', () => {
  expect(readFileSync(new URL('../src/web/hant.generated.ts', import.meta.url), 'utf8') === hantModule(all)).toBe(true);
});

test('every word stands in both languages, with the same facts in each', () => {
  // Fields of a template have Chinese names in every language: they are what people type.
  const withoutNames = (text: string) => text.replace(/[{（(]?[#^/]?\{[^{}]*\}/gu, '');
  const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
  const wrong = Object.entries(all).filter(
    ([, [zh, en]]) => zh.trim() === '' || en.trim() === '' || String(facts(zh)) !== String(facts(en)) || /\p{Script=Han}/u.test(withoutNames(en)),
  );
  expect(wrong).toEqual([]);
});

test('Chinese is written with its own punctuation', () => {
  const wrong = Object.entries(all).filter(([, [zh]]) => /\p{Script=Han}[,;!?()]|[,;!?()]\p{Script=Han}/u.test(zh));
  expect(wrong).toEqual([]);
});

test('characters change, words do not', () => {
  expect(traditional({ a: ['审计质量', 'x'], b: ['甲', 'y'] })).toEqual({ 审计质量: '審計質量' });
});
