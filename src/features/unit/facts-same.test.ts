import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCase } from '#features/import/facts-case.ts';
import { likenessOf } from './facts-like.ts';
import { partsOf } from './facts-name.ts';
import { proposalsOf, type Comparable } from './facts-same.ts';

const how = (one: string, other: string) => likenessOf(partsOf(one), partsOf(other))?.how ?? null;
const unit = (name: string, over: Partial<Comparable> = {}): Comparable => ({ id: name, name, aliases: [], industry: null, region: null, ...over });
const pairs = (units: readonly Comparable[], least = 60) => proposalsOf(units, least).map(({ one, other, score }) => `${one} / ${other} ${score}`);

describe('may be the same', () => {
  test.each([
    ['江西省审计厅', '江西省審計廳', 'folded'], ['江西省审计厅', '江西省审(shěn)计(jì)厅', 'folded'], ['江铃汽车 股份有限公司', '江铃汽车股份有限公司', 'folded'],
    ['湖北省检察院', '湖北省人民检察院', 'short_form'], ['盐城市工业和信息化局', '盐城市工信局', 'short_form'], ['审计署武汉特派办', '审计署驻武汉特派员办事处', 'short_form'],
    ['上海市交通委员会', '上海市交通委', 'short_form'], ['中国建设银行湖北分行', '建行湖北分行', 'short_form'], ['中国宝武武钢集团', '中国宝武武钢集团有限公司', 'short_form'],
    ['中国宝武武钢集团', '宝武武钢', 'short_form'], ['东风汽车公司', '东风汽车集团股份有限公司', 'legal_form'],
    ['浙江嘉善县供电公司', '浙江省嘉善县供电公司', 'place_form'], ['嘉兴市审计局', '嘉兴审计局', 'place_form'],
    ['南宁市青秀区审计局', '青秀区审计局', 'place_left_out'], ['南宁市青秀区审计局', '广西南宁市青秀区审计局', 'place_left_out'], ['重庆龙煜精密铜管有限公司', '龙煜精密铜管', 'place_left_out'],
    ['宝武钢集团', '中国宝武武钢集团', 'abbreviation'], ['新松机器人', '新松机器人自动化股份有限公司', 'contained'], ['江铃集团', '江铃汽车股份有限公司', 'contained'],
    ['武大', '武汉大学', 'initials'], ['上财', '上海财经大学', 'initials'], ['南审', '南京审计大学', 'initials'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(how(one, other)).toBe(expected);
    expect(how(other, one)).toBe(expected);
  });
});

describe('are not', () => {
  test.each([
    ['湖北省审计厅', '湖南省审计厅'], ['湖北省审计厅', '武汉市审计局'], ['南宁市审计局', '南宁市青秀区审计局'], ['常州市审计局', '常州市武进区审计局'], ['江西省审计厅', '审计厅'],
    ['吉林省人民检察院', '吉林市人民检察院'], ['武汉大学', '武汉理工大学'], ['南京大学', '南京审计大学'], ['河北大学', '河北工业大学'], ['聊城大学', '聊大社区'],
    ['东风汽车公司', '东风商用车有限公司'], ['青岛农商银行', '昆山农商银行'], ['上海银行', '上海银行海淀支行'], ['中国银行新片区分行', '交通银行上海自贸试验区新片区分行'],
    ['建行湖北分行', '建行湖北襄阳分行'], ['滨州市中心医院', '徐州市中心医院'], ['第二人民医院', '南宁市第二人民医院'], ['中铁四局', '中铁四局沪苏通铁路太仓至四团段站前VII标项目经理部'],
    ['中国石油', '中国石油滨州公司'], ['歙县新溪口乡', '歙县新溪口乡塔坑村'], ['审计署武汉特派办', '审计署南京特派办'], ['双江县水务局', '双江县南等水库管理局'],
    ['江苏省水利厅', '江苏省水利厅泰州引江河管理处'], ['青岛市委市直机关工委', '绵阳市直机关工委'], ['北京市审计局', '上海市审计局'],
  ])('%s and %s', (one, other) => {
    expect(how(one, other)).toBeNull();
    expect(how(other, one)).toBeNull();
  });
});

describe('what else is known', () => {
  test('the same province and industry carry what the names alone do not', () => {
    const [short, long] = [unit('江铃集团'), unit('江铃汽车股份有限公司')];
    expect(pairs([short, long])).toEqual([]);
    expect(pairs([{ ...short, region: '360000' }, { ...long, region: '360000' }])).toEqual(['江铃集团 / 江铃汽车股份有限公司 60']);
    const both = { region: '360000', industry: 'C' };
    expect(proposalsOf([{ ...short, ...both }, { ...long, ...both }], 60)).toMatchObject([
      { score: 65, reasons: [{ reason: 'contained', for: true, one: '江铃集团', other: '江铃汽车股份有限公司' }, { reason: 'same_region', for: true }, { reason: 'same_industry', for: true }] },
    ]);
  });
  test('another province speaks against it, and is told', () => {
    expect(pairs([unit('宝武钢集团', { region: '420000' }), unit('中国宝武武钢集团', { region: '310000' })])).toEqual([]);
    expect(proposalsOf([unit('江西省审计厅'), unit('江西省審計廳', { region: '420000' })], 60)).toMatchObject([{ score: 70, reasons: [{ reason: 'folded' }, { reason: 'other_region', for: false }] }]);
  });
  test('by another name of one of them', () => {
    expect(proposalsOf([unit('审计署武汉办', { aliases: ['审计署驻武汉特派员办事处'] }), unit('审计署武汉特派办')], 60)).toMatchObject([{ score: 92, reasons: [{ one: '审计署驻武汉特派员办事处', other: '审计署武汉特派办' }] }]);
  });
  test('the likeliest first, then by name; the same whatever the order of what is given', () => {
    const units = ['宝武钢集团', '中国宝武武钢集团', '湖北省检察院', '湖北省人民检察院', '江西省审计厅', '江西省審計廳'].map((name) => unit(name));
    const expected = ['江西省审计厅 / 江西省審計廳 100', '湖北省检察院 / 湖北省人民检察院 97', '宝武钢集团 / 中国宝武武钢集团 65'];
    expect(pairs(units)).toEqual(expected);
    expect(pairs(units.toReversed()).map((pair) => pair.split(/[ /]+/u).slice(0, 2).toSorted().join())).toEqual(expected.map((pair) => pair.split(/[ /]+/u).slice(0, 2).toSorted().join()));
  });
});

/** Every unit of the published cases: 193 names of 105 reports. */
const published = (): Comparable[] => {
  const units = new Map<string, Comparable>();
  for (const file of ['joint-study-cases', 'article-activities']) {
    for (const line of readFileSync(`tests/data/${file}.jsonl`, 'utf8').trim().split('\n')) {
      const read = readCase(JSON.parse(line), (text) => text);
      if (!read.ok) continue;
      for (const { unit: name, industry, region } of [...read.facts.hosts, ...read.facts.partners]) if (name !== null) units.set(name, unit(name, { industry, region }));
    }
  }
  return [...units.values()];
};

describe('on the names of the published cases', () => {
  test('nothing is proposed, as all of them are different units', () => {
    expect(published().length).toBeGreaterThan(190);
    expect(pairs(published(), 20)).toEqual([]);
  });
  test('names under which the same units are known elsewhere are, each with its own and no other', () => {
    const known: Readonly<Record<string, string>> = {
      宝武钢集团: '中国宝武武钢集团', 江西省審計廳: '江西省审计厅', 湖北省人民检察院: '湖北省检察院', 审计署驻武汉特派员办事处: '审计署武汉特派办', 盐城市工信局: '盐城市工业和信息化局', 新松机器人: '新松机器人自动化股份有限公司',
      长飞光纤: '长飞光纤光缆股份有限公司', 上海市交通委: '上海市交通委员会', 浙江省嘉善县供电公司: '浙江嘉善县供电公司', 青秀区审计局: '南宁市青秀区审计局', 嘉兴审计局: '嘉兴市审计局', 江苏省检察院: '江苏省人民检察院',
      江铃汽车集团有限公司: '江铃汽车股份有限公司', 东风汽车集团股份有限公司: '东风汽车公司', 广西审计厅: '广西壮族自治区审计厅', 岳阳市发展和改革委员会: '岳阳市发改委', 贵州高速公路集团: '贵州高速公路集团有限公司',
    };
    const strangers = ['湖南省审计厅', '武汉市审计局', '武汉理工大学', '吉林市人民检察院', '西宁市审计局', '南京大学', '中国石油', '上海银行', '第二人民医院', '东风公司'];
    const found = pairs([...published(), ...Object.keys(known).map((name) => unit(name)), ...strangers.map((name) => unit(name))]);
    expect(found.map((pair) => pair.replace(/ \d+$/u, '').split(' / ').toSorted().join(' / ')).toSorted()).toEqual(Object.entries(known).map((pair) => pair.toSorted().join(' / ')).toSorted());
  });
});

test('thousands of units are compared by what they share, not all with all', () => {
  const signs = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];
  const many = Array.from({ length: 6000 }, (_, index) => unit(`${signs[index % 22]}${signs[Math.floor(index / 22) % 22]}${signs[Math.floor(index / 484) % 22]}市审计局`, { id: String(index) }));
  const began = performance.now();
  // All of them against all would be 18 million comparisons.
  expect(proposalsOf([...many, unit('宝武钢集团'), unit('中国宝武武钢集团')], 60)).toHaveLength(1);
  expect(performance.now() - began).toBeLessThan(20_000);
});
