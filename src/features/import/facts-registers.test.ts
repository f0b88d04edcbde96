import { describe, expect, test } from 'vitest';
import { readTables } from '#platform/uploads/tables.ts';
import { convert } from '#tests/harness/office.ts';
import { docx, titles, xlsx } from '#tests/harness/registers.ts';
import { readCase } from './facts-case.ts';
import { withForms } from './facts-form.ts';
import { casesOf, yearOf, type Placed } from './facts-rows.ts';
import { columnsOf, headerOf, type Sheet } from './facts-table.ts';

/** Files of every shape the field's own templates have, written by real writers, read to the cases they mean. */

const sheetsIn = async (bytes: Uint8Array, name: string): Promise<Sheet[]> => withForms(await readTables(bytes, name));
const cases = (sheet: Sheet | undefined): Placed[] => {
  if (sheet === undefined) return [];
  const header = headerOf(sheet.rows);
  return header < 0 ? [] : casesOf(sheet, header, columnsOf(sheet.rows, header));
};
const facts = (placed: Placed | undefined) => {
  const read = readCase(placed?.raw, () => 'k');
  if (!read.ok) throw new Error(read.refused.reason);
  return read.facts;
};
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

test('主题党日活动录入样表: plan and real time in two columns, codes beside names, both names and themes', async () => {
  const row = ['1001', '机械学院党委', '100101', '教工第一党支部', '20180001', '三月主题党日', day('2026-03-01'), day('2026-03-05'), '三楼会议室', '学习劳模精神', '参观、座谈', 30, 28, 2, '张处长'];
  const [sheet] = await sheetsIn(await xlsx({ 活动: [titles.activity, row] }), '主题党日.xlsx');
  const one = facts(cases(sheet)[0]);
  expect(one).toMatchObject({
    theme: '三月主题党日；学习劳模精神', held: { on: '2026-03-05' }, place: '三楼会议室', participants: { count: 28, bound: 'exact' },
    hosts: [{ unit: '机械学院党委', branch: '教工第一党支部' }], remarks: '参观、座谈',
  });
  expect(cases(sheet)[0]?.raw['row']).toMatchObject({ 所在分党委编码: '1001', 应到人数: 30, 请假人数: 2, 列席人员: '张处长', 计划时间: '2026-03-01' });
});

test('三会一课, both tables, and the records of an organisation system with begin and end', async () => {
  const meeting = titles.meeting.map((title) => ({ 会议类型: '支委会', 会议名称: '研究联学', 计划会议时间: '2026/3/1', 实际会议时间: '2026.3.5', 会议地点: '本部', 实到人数: 5, 会议议题: '与某厂联学', 会议决议: '同意', 所在党支部: '一支部' })[title as never] ?? null);
  const short = titles.meetingShort.map((title) => ({ 所在党支部: '二支部', 活动名称: '重温誓词', 实际时间: '二〇二六年三月五日', '时长(分钟)': 90 })[title as never] ?? null);
  const organised = titles.organised.map((title) => ({ 活动类型: '主题党日', 结对共建组织名称: '某社区党支部', 开始时间: '2026年3月5日', 结束时间: '2026年3月6日', 活动地点: '社区', 主题: '联学', 效果: '签协议', 实到人数: 12 })[title as never] ?? null);
  const [a, b, c] = await sheetsIn(await xlsx({ 会议: [titles.meeting, meeting], 活动: [titles.meetingShort, short], 组织生活: [titles.organised, organised] }), 'a.xlsx');
  expect(facts(cases(a)[0])).toMatchObject({ theme: '研究联学；与某厂联学', kind: '支委会', held: { on: '2026-03-05' }, outcomes: ['同意'], participants: { count: 5 } });
  expect(facts(cases(b)[0])).toMatchObject({ theme: '重温誓词', held: { on: '2026-03-05' }, hosts: [{ branch: '二支部' }] });
  expect(facts(cases(c)[0])).toMatchObject({ theme: '联学', kind: '主题党日', held: { on: '2026-03-05', until: '2026-03-06' }, partners: [{ branch: '某社区党支部' }], outcomes: ['签协议'] });
});

describe('tables that tell no activity are left out unless a person says otherwise', () => {
  test.each(['branch', 'committee', 'party', 'transfer', 'moved', 'judged', 'people'] as const)('%s', async (name) => {
    const [sheet] = await sheetsIn(await xlsx({ 表: [['标红字段为必填项，禁止调整模板格式'], titles[name], titles[name].map((_, at) => `值${at}`)] }), 'a.xlsx');
    expect(cases(sheet)).toEqual([]);
  });
});

test('notes above the header, several sheets of which one is prose, trailing spaces in a name, the year in the title', async () => {
  const bytes = await xlsx({
    说明: [['填报说明：请如实填写'], ['联系人 某某']],
    登记: [[{ value: '2025年支部联学登记表', wide: 5 }], ['填报单位：企业处', null, null, null, '2025年12月'], ['序号', '活动主题 ', '活动时间', '联学单位 ', '地点'], [1, '科技强审', '3月5日', '某厂', null], [2, '廉政教育', '1月18日—19日', '市检察院', '会议室']],
  });
  const sheets = await sheetsIn(bytes, 'a.xlsx');
  expect(sheets.map((sheet) => headerOf(sheet.rows))).toEqual([-1, 2]);
  expect(yearOf(sheets[1] as Sheet, 2)).toBe(2025);
  const [one, two] = cases(sheets[1]);
  expect([one?.row, two?.row]).toEqual(['4', '5']);
  expect(facts(one)).toMatchObject({ theme: '科技强审', held: { on: null, words: '3月5日', sortOn: '2025-03-05' }, notes: [{ kind: 'guessed', from: '3月5日', to: '2025-03-05' }] });
  expect(facts(two).partners).toMatchObject([{ unit: '市检察院' }]);
  // A column of its own tells the year for sure.
  const [assessed] = await sheetsIn(await xlsx({ 表: [['年度', '活动主题', '活动时间'], [2024, '联学', '3月5日']] }), 'b.xlsx');
  expect(facts(cases(assessed)[0]).held.on).toBe('2024-03-05');
});

test('a header of two rows, and merged cells down the side', async () => {
  const bytes = await xlsx({
    表: [
      [{ value: '支部', high: 2 }, { value: '活动时间', wide: 2 }, null, { value: '活动主题', high: 2 }], [null, '计划', '实际', null],
      [{ value: '企业处党支部', high: 2 }, '2026-03-01', '2026-03-05', '甲题'], [null, '2026-04-01', null, '乙题'],
    ],
  });
  const [sheet] = await sheetsIn(bytes, 'a.xlsx');
  const read = cases(sheet).map(facts);
  expect(read.map((one) => [one.theme, one.held.on ?? one.held.words, one.hosts[0]?.branch])).toEqual([['甲题', '2026-03-05', '企业处党支部'], ['乙题', '计划2026-04-01', '企业处党支部']]);
});

test('days written in all the ways a column has them', async () => {
  const days = ['2026-03-05', '2026/3/5', '2026.3.5', '2026年3月5日', '二〇二六年三月五日', '20260305', 46_086, 46_086.6, day('2026-03-05'), '2026/3/5 14:30'];
  const [sheet] = await sheetsIn(await xlsx({ 表: [['活动主题', '实际时间'], ...days.map((value, at) => [`题${at}`, value])] }), 'a.xlsx');
  expect(cases(sheet).map((one) => facts(one).held.on)).toEqual(days.map(() => '2026-03-05'));
});

test('.csv: what Chinese Windows writes, with a mark, with a note above, with serial days as text', async () => {
  const gbk = Uint8Array.from([0xbb, 0xee, 0xb6, 0xaf, 0xd6, 0xf7, 0xcc, 0xe2, 0x2c, 0xca, 0xb1, 0xbc, 0xe4, 0x0d, 0x0a, 0xc1, 0xaa, 0xd1, 0xa7, 0x2c, 0x34, 0x36, 0x30, 0x38, 0x36, 0x0d, 0x0a]);
  const text = '\uFEFF2025年登记表\r\n\r\n活动主题,活动时间,联学单位\r\n"科技,强审",2026/3/5,某厂\r\n';
  const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('活动主题\t时间\r\n联学\t2026.3.5\r\n', 'utf16le')]);
  const of = async (bytes: Uint8Array) => cases((await sheetsIn(bytes, 'a.csv'))[0]).map((one) => [one.row, facts(one).theme, facts(one).held.on]);
  expect(await of(gbk)).toEqual([['2', '联学', '2026-03-05']]);
  expect(await of(new TextEncoder().encode(text))).toEqual([['4', '科技,强审', '2026-03-05']]);
  expect(await of(utf16)).toEqual([['2', '联学', '2026-03-05']]);
});

const form = (theme: string, on: string) => [
  [{ value: '党支部工作记录', wide: 4 }], ['活动名称', { value: theme, wide: 3 }], ['时间', on, '地点', '会议室'], ['主题', '主题党日', '记录人', '王某'], ['应到人数', '30', '实到人数', '28'],
  ['缺席人员及原因', { value: '李某病假', wide: 3 }], ['主要内容及特色', { value: '一、参观\n二、座谈', wide: 3 }],
];

test('党支部工作记录 as Word exports it: a name before each value; several in one paper become one table', async () => {
  const sheets = await sheetsIn(await docx(['一季度', form('学雷锋', '2026年3月5日'), '二季度', form('重温誓词', '2026年4月1日')]), '记录.docx');
  expect(sheets).toHaveLength(1);
  const read = cases(sheets[0]);
  expect(read.map(({ row }) => row)).toEqual(['1', '2']);
  expect(read.map(facts).map((one) => [one.theme, one.held.on, one.place, one.participants.count])).toEqual([['学雷锋；主题党日', '2026-03-05', '会议室', 28], ['重温誓词；主题党日', '2026-04-01', '会议室', 28]]);
  expect(read[0]?.raw['row']).toMatchObject({ 缺席人员及原因: '李某病假', 记录人: '王某' });
});

test('a register in a .docx, with cells over several rows', async () => {
  const rows = [['支部', '活动主题', '时间', '联学单位'], [{ value: '企业处党支部', high: 2 }, '甲题', '2026.3.5', '某厂'], ['乙题', '2026.4.5', '63家保险机构']];
  const [sheet] = await sheetsIn(await docx([rows]), 'a.docx');
  expect(cases(sheet).map(facts).map((one) => [one.theme, one.held.on, one.hosts[0]?.branch, one.partners[0]?.unit ?? one.partners[0]?.branch])).toEqual([['甲题', '2026-03-05', '企业处党支部', '某厂'], ['乙题', '2026-04-05', '企业处党支部', '63家保险机构']]);
});

test('what LibreOffice writes is read the same', async () => {
  const bytes = await xlsx({ 登记: [[{ value: '2025年登记表', wide: 4 }], ['支部', '活动主题', '实际时间', '联学单位'], [{ value: '企业处党支部', high: 2 }, '甲题', day('2026-03-05'), '某厂'], [null, '=1+1 乙题', '3月5日', null]] });
  const read = cases((await sheetsIn(await convert(bytes, 'xlsx', 'xlsx'), 'a.xlsx'))[0]).map(facts);
  expect(read.map((one) => [one.theme, one.held.on ?? one.held.sortOn])).toEqual([['甲题', '2026-03-05'], ['=1+1 乙题', '2025-03-05']]);
}, 240_000);
