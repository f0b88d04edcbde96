import { describe, expect, test } from 'vitest';
import { askedLanguage, createSay, isLanguage, type Words } from './language.ts';

const words = {
  'sides.count': ['共{count}方', '{count} sides'],
  'project.audit': ['审计项目:{name}', 'Audit project: {name}'],
} as const satisfies Words;
const hant = { '审计项目:{name}': '審計項目:{name}' };

describe('say', () => {
  test('says a word in each language and fills its facts', () => {
    expect(createSay(words, 'zh-Hans')('sides.count', { count: 2 })).toBe('共2方');
    expect(createSay(words, 'en')('sides.count', { count: 2 })).toBe('2 sides');
    expect(createSay(words, 'zh-Hant', hant)('project.audit', { name: '甲' })).toBe('審計項目:甲');
  });

  test('falls back to Simplified where the Traditional sentence is not known', () => {
    expect(createSay(words, 'zh-Hant', hant)('sides.count', { count: 3 })).toBe('共3方');
  });

  test('an unknown fact reads as unknown, zero as zero, one that is not handed in keeps its place', () => {
    expect(createSay(words, 'zh-Hans')('sides.count', { count: null })).toBe('共未知方');
    expect(createSay(words, 'en')('sides.count', { count: 0 })).toBe('0 sides');
    expect(createSay(words, 'en')('sides.count', {})).toBe('{count} sides');
  });

  test('a fact is text, never a pattern or a place of its own', () => {
    expect(createSay(words, 'en')('project.audit', { name: '$& {count}' })).toBe('Audit project: $& {count}');
  });

  test('a fact that names a word of the lexicon is said in the language; any other stays as it was typed', () => {
    const lexicon = { ...words, 'what.place': ['地点', 'place'] } as const satisfies Words;
    expect(createSay(lexicon, 'en')('project.audit', { name: '@what.place' })).toBe('Audit project: place');
    expect(createSay(lexicon, 'en')('project.audit', { name: '@no.such' })).toBe('Audit project: @no.such');
  });

  test('a day stands as it is read in the language, but for what somebody typed', () => {
    const lexicon = { until: ['到{until}', 'until {until}'], typed: ['“{value}”不是日期', '“{value}” is no day'] } as const satisfies Words;
    expect((['zh-Hans', 'en'] as const).map((language) => createSay(lexicon, language)('until', { until: '2027-03-08' }))).toEqual(['到2027年3月8日', 'until 8 Mar 2027']);
    expect(createSay(lexicon, 'zh-Hans')('typed', { value: '2027-02-30' })).toBe('“2027-02-30”不是日期');
  });

  test('a missing key comes back in brackets, also the names every object has', () => {
    const say = createSay<Words>(words, 'zh-Hans');
    expect(say('no.such')).toBe('[no.such]');
    expect(say('constructor')).toBe('[constructor]');
  });
});

test('only the three languages are languages', () => {
  expect(['zh-Hans', 'zh-Hant', 'en', 'fr', null].map(isLanguage)).toEqual([true, true, true, false, false]);
});

test.each([
  ['', 'zh-Hans'], ['*', 'zh-Hans'], ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'], ['zh-TW,zh;q=0.9,en-US;q=0.8', 'zh-Hant'], ['zh-Hant-HK', 'zh-Hant'], ['zh-HK;q=0.5, en;q=0.9', 'en'], ['en-GB', 'en'],
  ['fr-FR, en;q=0.5', 'en'], ['fr, de', 'en'], ['fr, zh;q=0.5', 'zh-Hans'], ['en;q=0, zh-tw;q=0.1', 'zh-Hant'], [';;q=x,,,q', 'zh-Hans'], ['zh-Hans-TW', 'zh-Hans'],
] as const)('a browser that asks for “%s” reads %s', (header, language) => {
  expect(askedLanguage(header)).toBe(language);
});
