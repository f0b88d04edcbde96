import { describe, expect, test } from 'vitest';
import { fold, foldWithPlaces } from '#shared/text/fold.ts';
import { namedIn, patternsFor } from './facts-names.ts';
import { passage } from './facts-passage.ts';
import { rarityIn, scoreOf, shortened } from './facts-rank.ts';
import { gramsOf, pinyinOf, queryOf, threesOf, wordsOf } from './facts-words.ts';
import { bodyOf } from './facts.ts';

describe('cutting up', () => {
  test('pairs within a run, the last character alone, words of letters whole', () => {
    expect(gramsOf('主题联学,app 2023年')).toEqual(['主题', '题联', '联学', '学', 'app', '2023', '2023年', '年']);
    expect(gramsOf('局2处')).toEqual(['局', '局2', '2', '2处', '处']);
    expect(wordsOf('局2处', fold)[0]?.grams).toEqual([{ gram: '局2', prefix: true }, { gram: '2', prefix: false }, { gram: '2处', prefix: false }].map((one) => ({ ...one, prefix: false })));
    expect(wordsOf('向阳红0', fold)[0]?.grams.at(-1)).toEqual({ gram: '0', prefix: true });
    expect(gramsOf('、 ')).toEqual([]);
  });
  test('pinyin is found whole, by initials, and from inside', () => {
    const words = pinyinOf(['shen ji shu wu han te pai ban']);
    expect(words).toBe('shenjishuwuhantepaiban sjswhtpb');
    for (const typed of ['whtpb', 'sjs', 'wuhan', 'tepai']) expect(wordsOf(typed, fold)[0]?.pinyin.every(({ gram }) => threesOf(words).some((three) => three.startsWith(gram)))).toBe(true);
  });
  test('what is typed is parted by marks and spaces, and nothing of it is an operator', () => {
    expect(wordsOf('審計署 「武漢」 審計署', fold).map((word) => word.text)).toEqual(['审计署', '武汉']);
    expect(wordsOf('、 。', fold)).toEqual([]);
    expect(queryOf([{ gram: "a'b\\", prefix: false }, { gram: '学', prefix: true }])).toBe("'a''b\\\\' & '学':*");
    expect(wordsOf('字 '.repeat(30), fold)).toHaveLength(1);
  });
});

describe('order', () => {
  const text = (title: string, body: string, names = '') => ({ foldedTitle: title, foldedNames: names, folded: `${title}\n${names}\n${body}`, pinyin: 'wuhantepaiban whtpb' });
  const score = (q: string, one: ReturnType<typeof text>) => scoreOf(wordsOf(q, fold), fold(q), one);
  test('all words before some, title before names before text', () => {
    const inTitle = score('高标准农田', text('高标准农田审计', ''));
    const inNames = score('高标准农田', text('研究型审计', '', '高标准农田处'));
    const inText = score('高标准农田', text('研究型审计', '看高标准农田'));
    const inPart = score('高标准农田', text('研究型审计', '高标准厂房'));
    expect([inTitle, inNames, inText, inPart]).toEqual([inTitle, inNames, inText, inPart].toSorted((a, b) => b - a));
    expect(inText).toBeGreaterThan(100);
    expect(inPart).toBeLessThan(100);
    expect(score('whtpb', text('x', ''))).toBeGreaterThan(100);
  });
  test('what stands in everything says little', () => {
    const texts = [text('审计消防', ''), text('审计一', ''), text('审计二', ''), text('消防救援', '')];
    const words = wordsOf('审计 消防救援', fold);
    const rarity = rarityIn(texts, words);
    expect(rarity('救援')).toBeGreaterThan(rarity('审计'));
    const by = (at: number) => scoreOf(words, '', texts[at] ?? text('', ''), rarity);
    expect(by(3)).toBeGreaterThan(by(1));
  });
});

test.each([
  ['农科院', '辽宁省农业科学院', true], ['发改委', '岳阳市发展和改革委员会', true], ['农院科', '辽宁省农业科学院', false], ['农科', '农业科学院', false], ['武大学', '武汉 大学', false], ['农科院', '农业局、畜牧和兽医科学院', false],
])('%s may be short for %s: %s', (text, name, is) => {
  expect(shortened(text, name)).toBe(is);
});

describe('sentences that ask', () => {
  const words = (q: string) => wordsOf(q, fold).map((word) => word.text);
  test('what is asked about is looked for, and not how it is asked', () => {
    expect(words('和消防队一起开展过什么活动？')).toEqual(['消防队', '活动']);
    expect(words('有没有和地铁公司共建过')).toEqual(['地铁', '公司共建']);
    expect(words('跟水務局調研過嗎')).toEqual(['水务局调研']);
  });
  test('what does not ask stays as it stands, and what only asks too', () => {
    for (const phrase of ['和平湖市审计局', '国有企业审计', '合同管理', '学习贯彻党的二十大精神', '什么']) expect(words(phrase)).toEqual([phrase]);
  });
});

describe('short names and long ones', () => {
  const of = (text: string, name: string) => namedIn(text, name);
  test.each([
    ['交行', '交通银行辽宁省分行', ['交通银行']], ['南审', '南京审计大学', ['南京审']], ['发展和改革委员会', '岳阳市发改委', ['发改委']], ['农村商业银行', '昆山农商银行', ['农商银行']],
    ['地方金融监督管理局', '上海市地方金融监管局', ['地方金融监管局']], ['交行', '交通运输局', []], ['交通', '交通银行', []], ['发展和改革委员会', '发展研究中心', []],
  ] as const)('%s and %s: %j', (text, name, pieces) => expect(of(text, name)).toEqual(pieces));
  test('patterns hold nothing but characters that were typed', () => {
    expect(patternsFor({ text: '交行', grams: [], pinyin: [] })).toEqual(['交\\S{0,4}行']);
    expect(patternsFor({ text: 'a.*', grams: [], pinyin: [] })).toEqual([]);
    expect(patternsFor({ text: '很'.repeat(30), grams: [], pinyin: [] })).toEqual([]);
  });
});

describe('passage', () => {
  const show = (text: string, ...words: string[]) => passage(text, foldWithPlaces(text), words).map(({ text: part, match }) => (match ? `[${part}]` : part)).join('');
  test('marks each match in the reader’s own characters', () => {
    expect(show('審計署武漢特派辦到武漢', '武汉')).toBe('審計署[武漢]特派辦到[武漢]');
    expect(show('无', '有')).toBe('无');
  });
  test('begins near the first match of a long text', () => {
    const long = `${'前'.repeat(200)}主题联学${'后'.repeat(200)}`;
    expect(show(long, '联学')).toMatch(/^…前{18}主题\[联学\]后+…$/);
  });
});

test('a text that stands inside another is kept once', () => {
  expect(bodyOf(['主题联学一则', '联学', '座谈'])).toBe('主题联学一则\n座谈');
});
