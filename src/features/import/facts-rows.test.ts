import { describe, expect, test } from 'vitest';
import { mayBeSame } from './facts-alike.ts';
import { readCase } from './facts-case.ts';
import { withForms } from './facts-form.ts';
import { kindOfSheet } from './facts-kind.ts';
import { casesIn } from './facts-rows.ts';
import { headerOf, type Cell, type Sheet } from './facts-table.ts';

const sheetOf = (rows: readonly (readonly Cell[])[], more: Partial<Sheet> = {}): Sheet => ({ name: '表', rows, ...more });
const read = (sheet: Sheet) => casesIn(sheet, headerOf(sheet.rows)).map(({ row, raw }) => {
  const one = readCase(raw, () => 'k');
  return one.ok ? { row, theme: one.facts.theme, held: one.facts.held.on ?? one.facts.held.words, sort: one.facts.held.sortOn, host: one.facts.hosts[0]?.branch ?? null, partners: one.facts.partners.map(({ unit, branch }) => `${unit ?? ''}${branch ?? ''}`), heads: one.facts.participants, notes: one.facts.notes } : { row, refused: one.refused };
});

describe('what stands between the activities of a table', () => {
  test('sums, remarks and signatures at the foot are no activities, and are told', () => {
    const rows = read(sheetOf([['序号', '主题', '时间', '联学单位', '人数'], [1, '科技强审', '2026-03-05', '甲公司', 20], ['合 计', null, null, null, 20], ['注：人数含列席。', null, null, null, null], ['填表人：张某', null, '审核人：', null, null], [2, '合计划一的学习', '2026-04-01', '乙公司', 3]]));
    expect(rows.map((one) => ('refused' in one ? `${one.row} ${one.refused?.reason}` : one.theme))).toEqual(['科技强审', '3 aside', '4 aside', '5 aside', '合计划一的学习']);
  });
  test('a year over the rows below it tells their year, as a guess; a branch over them is their host', () => {
    const over = (text: string): Cell[] => [text, text, text];
    const rows = read(sheetOf([['主题', '时间', '联学单位'], over('2017年度'), ['甲题', '3月5日', '甲公司'], ['（2018年）', null, null], ['乙题', '6月', '乙公司'], over('二、农业处党支部'), ['丙题', '2019-01-02', '丙公司']]));
    expect(rows.filter((one) => !('refused' in one))).toMatchObject([{ sort: '2017-03-05', held: '3月5日', host: null, notes: [{ kind: 'guessed' }] }, { theme: '乙题', host: null }, { held: '2019-01-02', host: '农业处党支部' }]);
  });
  test('a theme by itself stays an activity, whatever year it speaks of', () => {
    expect(read(sheetOf([['主题', '时间', '联学单位'], ['2018年审计工作回顾', null, null]]))).toMatchObject([{ theme: '2018年审计工作回顾' }]);
  });
  test('rows that differ only in the partner are one activity, as a guess; other days, hosts or themes are not', () => {
    const rows = read(sheetOf([['序号', '支部', '主题', '时间', '联学单位', '人数'], [1, '一支部', '同题', '2026-03-05', '甲公司', 10], [1, '一支部', '同题', '2026-03-05', '乙公司', 12], [2, '二支部', '同题', '2026-03-05', '丙公司', 9], [3, '二支部', '同题', '2026-03-06', '丁公司', 9], [4, '二支部', '同题', '2026-03-06', null, 9]]));
    expect(rows.map((one) => ('refused' in one ? null : [one.row, one.partners]))).toEqual([['2–3', ['甲公司', '乙公司']], ['4', ['丙公司']], ['5', ['丁公司']], ['6', []]]);
    expect(rows[0]).toMatchObject({ notes: expect.arrayContaining([{ field: 'partners', kind: 'guessed', from: '2–3', to: '甲公司 ｜ 乙公司' }]) });
  });
  test('a cell without a value refuses its row by its place, unless its column is left out', () => {
    const sheet = sheetOf([['主题', '时间', '联学单位', '出勤率'], ['甲题', null, '甲公司', null], ['乙题', '2026-03-05', '乙公司', null]], { broken: { B2: '=', D3: '#DIV/0!' } });
    expect(read(sheet)).toMatchObject([{ refused: { reason: 'broken', facts: { cell: 'B2', text: '=' } } }, { theme: '乙题' }]);
  });
  test('a table of plans tells plans: no day of it was held', () => {
    const plan = (title: string) => read(sheetOf([[title, title, title], ['月份', '活动主题', '责任部门'], ['3月', '植树', '三支部']]));
    expect(plan('2026年度主题党日活动计划表')).toMatchObject([{ held: '计划3月', sort: '2026-03-01', host: '三支部' }]);
    expect(plan('2026年度计划落实情况台账')).toMatchObject([{ held: '3月' }]);
  });
});

describe('names over names, and tables on their side', () => {
  test('本方 and 对方 over the same names are two parties', () => {
    const rows = [['序号', '主题', '时间', '本方', '本方', '对方', '对方'], ['序号', '主题', '时间', '支部', '人数', '支部', '人数'], [1, '双向联学', '2026-02-03', '一支部', 12, '供电公司调度党支部', 14]];
    expect(read(sheetOf(rows))).toMatchObject([{ theme: '双向联学', host: '一支部', partners: ['供电公司调度党支部'], heads: { count: null, words: '12；14' } }]);
  });
  test('names down the first column, one activity in each column after it', () => {
    const [turned] = withForms([sheetOf([['联学共建登记表', null, null], ['活动主题', '甲题', '乙题'], ['活动时间', '2026-03-01', '2026-04-01'], ['联学单位', '甲公司', '乙公司'], ['参加人数', 12, 30]])]);
    expect(read(turned as Sheet)).toMatchObject([{ row: 'B', theme: '甲题', heads: { count: 12 } }, { row: 'C', theme: '乙题', held: '2026-04-01', partners: ['乙公司'] }]);
  });
  test('a header deep below its notes is found', () => {
    expect(headerOf([...Array.from({ length: 30 }, (_, at) => [`填报说明第${at}条`]), ['主题', '时间', '联学单位']])).toBe(30);
  });
});

test.each([
  [['序号', '单位名称', '单位性质', '所属行业', '所在地'], 'partners'], [['单位', '资源清单', '需求清单'], 'partners'], [['主题', '时间', '联学单位'], 'activities'], [['共建单位', '开展时间', '主要做法'], 'activities'],
  [['学工号', '姓名', '党籍状态'], null], [['Topic', 'Date', 'Partner Organisation(s)'], 'activities'],
] as const)('%j is a table of %s', (header, kind) => {
  expect(kindOfSheet(sheetOf([header, header.map(() => 'x')]))).toBe(kind);
});

test.each([
  [['农业处党支部'], ['甲公司'], [['host', '某办农业处党支部'], ['partner', '甲公司']], true], [['农业处党支部'], ['甲公司'], [['host', '金融处党支部'], ['partner', '甲公司']], false],
  [['农业处党支部'], ['甲公司'], [['host', '农业处党支部'], ['partner', '乙公司']], false], [[''], [], [['host', ''], ['partner', '乙公司']], true],
] as const)('hosts %j and partners %j beside %j: the same %s', (hosts, partners, sides, same) => {
  const body = (unit: string) => ({ unit, branch: null, industry: null, region: null });
  expect(mayBeSame({ hosts: hosts.map(body), partners: partners.map(body) }, sides.map(([role, name]) => ({ role, name })))).toBe(same);
});
