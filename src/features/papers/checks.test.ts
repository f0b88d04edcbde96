import { describe, expect, test } from 'vitest';
import { lexicon } from '#features/words.ts';
import { rulesWith, settingOf, shippedRules } from '#features/rulebook/fixtures.ts';
import { ruleOf } from '#features/rulebook/book.ts';
import type { InspectedPage, InspectedParagraph } from '#shared/document/inspected.ts';
import { createSay, type Words } from '#shared/language.ts';
import { layoutChecks, layoutFindingsOf } from './checks.ts';
import type { LayoutFacts } from './facts-layout.ts';
import { exampleLayout, examplePage, examplePaper, exampleParagraphs, paragraph } from './fixtures-layout.ts';

const words: Words = lexicon;
/** What a check finds, by what it concerns. */
const found = (id: string, facts: LayoutFacts, rules = shippedRules): string[] => layoutFindingsOf(facts, rules).filter((one) => one.check === id).map((one) => one.subject);
const page = (more: Partial<InspectedPage>, margin: Partial<NonNullable<InspectedPage['margin']>> = {}): LayoutFacts =>
  exampleLayout({ pages: [{ ...examplePage, ...more, margin: { top: 37, right: 26, bottom: 35, left: 28, ...margin } }] });
const put = (...given: InspectedParagraph[]): LayoutFacts => exampleLayout({ paragraphs: given });
const texts = (...given: string[]): LayoutFacts => put(...given.map((text) => paragraph(text)));
/** The example with one paragraph's text replaced. */
const instead = (from: string, to: string, more: Partial<LayoutFacts> = {}): LayoutFacts =>
  exampleLayout({ paragraphs: exampleParagraphs.map((one) => (one.text === from ? { ...one, text: to } : one)) }, more);

test('a paper as the standard has it: nothing to say', () => expect(layoutFindingsOf(exampleLayout(), shippedRules)).toEqual([]));

test.each(layoutChecks.map((check) => [check.id, check] as const))('%s stands in the book with its words', (id, check) => {
  expect(ruleOf(id)).toMatchObject({ group: 'DOC', severity: check.severity, source: '《党政机关公文格式》（GB/T 9704-2012）' });
  for (const part of ['title', 'says', 'remedy']) expect(words[`check.${id}.${part}`]?.[0]).toMatch(/\p{Script=Han}/u);
});

describe('DOC-01 page', () => {
  test.each([
    ['exactly', page({}), []], ['a millimetre off', page({}, { top: 38, bottom: 34, left: 27, right: 27 }), []], ['two off', page({}, { top: 39, bottom: 33 }), ['top']],
    ['just over', page({}, { left: 29.1, right: 24.9 }), ['left']], ['area too narrow', page({}, { right: 27.1 }), ['areaWidth']], ['area too high', page({}, { bottom: 33 }), ['areaHeight']],
    ['Letter', page({ width: 215.9, height: 279.4 }), ['width', 'height', 'areaWidth', 'areaHeight']], ['on its side', page({ width: 297, height: 210 }, { top: 28, bottom: 26, left: 37, right: 35 }), []],
    ['on its side, as Word starts', page({ width: 297, height: 210 }, { top: 31.8, bottom: 31.8, left: 25.4, right: 25.4 }), ['areaWidth', 'areaHeight']],
    ['.xlsx on A4', exampleLayout({ kind: 'xlsx', footers: [], pages: [{ ...examplePage, width: 297, height: 210, margin: null }] }), []],
    ['.xlsx on A3', exampleLayout({ kind: 'xlsx', footers: [], pages: [{ ...examplePage, width: 297, height: 420, margin: null }] }), ['width', 'height']],
    ['.xlsx that leaves it to the printer', exampleLayout({ kind: 'xlsx', footers: [], pages: [{ ...examplePage, width: null, height: null, margin: null }] }), []],
  ] as const)('%s', (_, facts, expected) => expect(found('DOC-01', facts)).toEqual(expected));
  test('the tolerance is a dated parameter, and a softened rule warns', () => {
    const wide = rulesWith({ over: [settingOf('DOC-01', 'tolerance', 2)] });
    expect(found('DOC-01', page({}, { top: 39, bottom: 33 }), wide)).toEqual([]);
    const soft = rulesWith({ over: [settingOf('DOC-01', 'tolerance', 1, { severity: 'warn' })] });
    const lower = page({}, { top: 39, bottom: 33 });
    expect(layoutFindingsOf(lower, soft)[0]).toMatchObject({ check: 'DOC-01', severity: 'warn', basis: { value: 1 } });
    expect(layoutFindingsOf(lower, shippedRules)[0]).toMatchObject({ severity: 'block', facts: { what: '@check.DOC-01.top', seen: '39', wanted: 37, tolerance: 1 }, basis: { value: 1, unit: '毫米' } });
  });
});

describe('DOC-02 grid', () => {
  const body = (more: Partial<InspectedParagraph>, grid: InspectedPage['grid'] = { line: 28.95, character: -0.2 }): LayoutFacts =>
    exampleLayout({ pages: [{ ...examplePage, grid }], paragraphs: [paragraph('正文'.repeat(100), more), paragraph('注', { size: 10.5 })] });
  test.each([
    ['22 × 28', body({}), []], ['lines of 29 pt', body({ exact: 29 }), []], ['lines of 30 pt', body({ exact: 30 }), ['lines']], ['lines of 27 pt', body({ exact: 27 }), ['lines']],
    ['characters that are not drawn together', body({ spacing: 0 }), ['characters']], ['too close', body({ spacing: -0.8 }), ['characters']],
    ['on the grid', body({ exact: null, spacing: 0, snaps: true }), []], ['on a grid of another pitch', body({ exact: null, spacing: 0, snaps: true }, { line: 15.6, character: 0 }), ['lines', 'characters']],
    ['neither grid nor fixed lines', body({ exact: null, snaps: true, spacing: 0 }, null), ['lines', 'characters']], ['四号', body({ size: 14 }), ['characters']],
    ['a form with small print only', put(paragraph('注：略', { size: 10.5 })), []], ['nothing but a table', put(paragraph('表'.repeat(200), { table: 1, size: 12 })), []],
  ] as const)('%s', (_, facts, expected) => expect(found('DOC-02', facts)).toEqual(expected));
});

describe('DOC-03 number', () => {
  const number = (text: string, more: Partial<LayoutFacts> = {}) => instead('审武特党〔2026〕12号', text, more);
  test.each([
    ['审武特党〔2026〕12号', []], ['审武特党〔2026〕1号', []], ['审武特党〔2026〕第12号', ['ordinal']], ['审武特党〔2026〕012号', ['zero']], ['审武特党〔2026〕0号', ['zero']], ['审武特党[2026]12号', ['brackets']],
    ['审武特党［2026］12号', ['brackets']], ['审武特党(2026)12号', ['brackets']], ['审武特党〔26〕12号', ['year']], ['审武特党〔2026〕 12号', ['blanks']], ['　审武特党〔2026〕7号\t签发人：赵虚构　', []],
    ['{发文字号}', []], ['{代字}〔{年}〕{序号}号', []], ['根据审武特党〔2026〕第12号文件要求', []],
  ])('%s', (text, expected) => expect(found('DOC-03', number(text))).toEqual(expected));
  test('once in a year', () => {
    expect(found('DOC-03', exampleLayout({}, { takenNumbers: ['审武特党〔2026〕12号'] }))).toEqual(['taken']);
    expect(found('DOC-03', exampleLayout({}, { takenNumbers: ['审武特党〔2025〕12号', '审武特党〔2026〕1号'] }))).toEqual([]);
  });
});

describe('DOC-04 headings', () => {
  test.each([
    [['一、甲', '（一）乙', '1.丙', '（1）丁', '（2）戊', '2.己', '（二）庚', '二、辛'], []], [['一、甲', '1.乙'], ['skip 1.乙']], [['（一）甲'], ['skip （一）甲']], [['一、甲', '三、乙'], ['count 三、乙']], [['一、甲', '一、乙'], ['count 一、乙']],
    [['十、甲'], ['count 十、甲']], [['一、甲', '（一）、乙'], ['sign （一）、乙']], [['一、甲', '（一）乙', '1、丙'], ['sign 1、丙']], [['一、甲', '(一)乙'], ['sign (一)乙']], [['2026年工作', '1.5小时'], []],
    [['一、甲', '附件：1.名单', '2.协议'], []],
  ])('%s', (lines, expected) => expect(found('DOC-04', texts(...lines))).toEqual(expected));
  test('where the file has an outline, a counted list is no heading; an attachment counts anew; cells are not asked', () => {
    expect(found('DOC-04', put(paragraph('一、甲', { outline: 1 }), paragraph('1.项目'), paragraph('2.项目'), paragraph('二、乙', { outline: 1 })))).toEqual([]);
    expect(found('DOC-04', put(paragraph('一、甲'), paragraph('附件1', { newPage: true }), paragraph('一、乙')))).toEqual([]);
    expect(found('DOC-04', put(paragraph('（1）甲', { table: 1 })))).toEqual([]);
  });
});

describe('DOC-05 dates', () => {
  const date = (text: string, more: Partial<LayoutFacts> = {}) => instead('2026年10月9日', text, more);
  test.each([
    ['2026年10月9日', []], ['2026年1月1日', []], ['2026年10月09日', ['zero 2026年10月09日']], ['2026年02月9日', ['zero 2026年02月9日']], ['二〇二六年十月九日', ['form 二〇二六年十月九日']], ['2026.10.9', ['form 2026.10.9']], ['2026-10-09', ['form 2026-10-09']],
    ['26年10月9日', ['form 26年10月9日']], ['2026年2月30日', ['day 2026年2月30日']], ['{成文日期}', []], ['{年}年{月}月{日}日', []],
  ])('%s', (text, expected) => expect(found('DOC-05', date(text))).toEqual(expected));
  test('not before the last approval', () => {
    expect(found('DOC-05', exampleLayout({}, { approvedOn: '2026-10-09' }))).toEqual([]);
    expect(found('DOC-05', exampleLayout({}, { approvedOn: '2026-10-10' }))).toEqual(['early 2026年10月9日']);
  });
  test('zeros inside text and cells as well', () => {
    expect(found('DOC-05', put(paragraph('定于2026年01月05日举行', { table: 2 })))).toEqual(['zero 2026年01月05日']);
  });
});

describe('DOC-06 attachments', () => {
  const without = (...gone: string[]) => exampleLayout({ paragraphs: exampleParagraphs.filter((one) => !gone.includes(one.text)) });
  test.each([
    ['as listed', exampleLayout(), []], ['a sign after a name', instead('2.\t共建协议书', '2.\t共建协议书；'), ['sign 共建协议书；']], ['renamed', instead('参加人员名单', '人员名单'), ['name 参加人员名单']],
    ['one not listed', without('2.\t共建协议书'), ['count 1']], ['no list', without('附件：1.\t参加人员名单', '2.\t共建协议书'), ['unlisted 参加人员名单']], ['wrong number', instead('附件2', '附件3'), ['order 附件3']],
    ['one, without a number', put(paragraph('附件：名单'), paragraph('附件', { newPage: true }), paragraph(''), paragraph('名单')), []],
    ['listed, in files of their own', put(paragraph('附件：1.名单'), paragraph('2.协议')), []], ['fields of a template', put(paragraph('附件：{附件名称}'), paragraph('附件', { newPage: true }), paragraph('名单')), []],
    ['turned over in one paragraph', put(paragraph('附件：1.\t甲单位与\n乙单位协议'), paragraph('附件1', { newPage: true }), paragraph('甲单位'), paragraph('与乙单位协议')), []],
  ] as const)('%s', (_, facts, expected) => expect(found('DOC-06', facts)).toEqual(expected));
  test('swapped', () => expect(found('DOC-06', instead('附件：1.\t参加人员名单', '附件：1.\t共建协议书'))).toEqual(['name 共建协议书']));
});

describe('DOC-07 imprint', () => {
  const rows = (first: number | null, inner: number | null, last: number | null, size = 14): LayoutFacts =>
    put(paragraph('抄送：甲。', { table: 1, size, above: first, below: inner }), paragraph('乙\t2026年10月9日印发', { table: 1, size, above: inner, below: last }));
  test.each([
    ['0.35, 0.25, 0.35', rows(0.35, 0.25, 0.35), []], ['1 and ¾ pt', rows(0.353, 0.265, 0.353), []], ['at the tolerance', rows(0.4, 0.2, 0.3), []], ['beyond it', rows(0.41, 0.19, 0.29), ['first', 'inner', 'last']],
    ['none', rows(null, null, null), ['first', 'inner', 'last']], ['小四', rows(0.35, 0.25, 0.35, 12), ['size']], ['no 版记', texts('正文'), []],
    ['drawn as shapes', { ...rows(null, null, null), paper: { ...rows(null, null, null).paper, strokes: [0.53, 0.353, 0.265, 0.353] } }, []],
    ['a letter has none', { ...rows(null, null, null), form: 'letter' as const }, []],
  ] as const)('%s', (_, facts, expected) => expect(found('DOC-07', facts)).toEqual(expected));
});

describe('DOC-08 page numbers', () => {
  const [odd, even] = examplePaper.footers as [typeof examplePaper.footers[0], typeof examplePaper.footers[0]];
  const at = (mm: number): LayoutFacts => exampleLayout({ pages: [{ ...examplePage, footer: 35 - mm - ((14 / 72) * 25.4) / 2 }] });
  test.each([
    ['as it should be', exampleLayout(), []], ['6 mm below', at(6), []], ['8 mm below', at(8), []], ['5.9 mm below', at(5.9), ['below']], ['8.1 mm below', at(8.1), ['below']],
    ['none', exampleLayout({ footers: [] }), ['none']], ['小四', exampleLayout({ footers: [{ ...odd, size: 12 }, even] }), ['size']], ['no dashes', exampleLayout({ footers: [{ ...odd, text: '#' }, even] }), ['dashes']],
    ['all at the right', exampleLayout({ footers: [odd, { ...even, align: 'right' }] }), ['side']], ['one footer for all', exampleLayout({ footers: [odd], oddEven: false }), ['side']],
    ['Word’s outside', exampleLayout({ footers: [{ ...odd, align: 'outside' }], oddEven: false }), []], ['on a letter’s first page', { ...exampleLayout({ footers: [odd, even, { ...odd, of: 'first' }] }), form: 'letter' as const }, ['first']],
  ] as const)('%s', (_, facts, expected) => expect(found('DOC-08', facts)).toEqual(expected));
});

test('DOC-09 names what stands in, and what nothing prints', () => {
  expect(found('DOC-09', exampleLayout({}, { standIns: [{ face: '仿宋_GB2312', standIn: 'Noto Serif SC' }], unprinted: ['\u{13080}'] }))).toEqual(['仿宋_GB2312', 'glyph']);
});

test('whatever they say reads as a sentence in both languages', () => {
  const worst = [
    page({ width: 100, height: 100 }, { top: 1, left: 1 }), put(paragraph('正文'.repeat(100), { exact: 40, spacing: 3 })), instead('审武特党〔2026〕12号', '审武特党[26]第012 号', { takenNumbers: ['审武特党[26]第012 号'] }),
    texts('（一）甲', '三、乙', '1、丙'), instead('2026年10月9日', '2026年2月30日'), instead('2026年10月9日', '26-1-1'), exampleLayout({}, { approvedOn: '2027-01-01' }), texts('2026年01月1日'),
    instead('附件2', '附件3'), instead('参加人员名单', '名单'), put(paragraph('附件：甲。'), paragraph('附件1', { newPage: true }), paragraph('甲'), paragraph('附件2', { newPage: true }), paragraph('乙')), put(paragraph('附件1', { newPage: true }), paragraph('甲')),
    put(paragraph('2026年1月1日印发', { size: 9 })), exampleLayout({ footers: [] }), exampleLayout({ footers: [{ of: 'odd', text: '#', align: 'left', size: 9, exact: null, after: 0 }, { of: 'first', text: '#', align: 'left', size: 9, exact: null, after: 0 }] }, { form: 'letter' }),
    exampleLayout({}, { standIns: [{ face: '华文中宋', standIn: '@check.DOC-09.another' }], unprinted: ['😀'] }),
  ];
  const said = worst.flatMap((facts) => layoutFindingsOf(facts, shippedRules));
  expect(new Set(said.map((one) => one.check)).size).toBe(9);
  for (const language of ['zh-Hans', 'en'] as const) {
    const say = createSay(words, language);
    for (const { check, facts } of said) for (const part of ['says', 'remedy']) expect(say(`check.${check}.${part}`, facts)).not.toMatch(/[{}@]|undefined|NaN|\[check/);
  }
});
