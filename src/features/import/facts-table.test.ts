import { Converter } from 'opencc-js/t2cn';
import { expect, test } from 'vitest';
import { caseOf, casesOf } from './facts-rows.ts';
import { columnsOf, fieldOf, headerOf, type Sheet } from './facts-table.ts';
import { plainTitle, simplified, traditional } from './facts-titles.ts';

test.each([
  ['活动主题', 'theme'], ['活动名称', 'theme'], ['会议议题', 'theme'], ['实际时间', 'held_on'], ['活动时间', 'held_on'], ['实际会议时间', 'held_on'], ['计划时间', 'planned_on'], ['计划会议时间', 'planned_on'],
  ['所在党支部', 'host_branch'], ['所在党支部编码', 'ignore'], ['所在分党委', 'host_unit'], ['所在分党委编码', 'ignore'], ['记录人学工号', 'ignore'], ['联学单位', 'partners'], ['共建支部', 'partners'],
  ['活动地点', 'place'], ['会议类型', 'kind'], ['实到人数', 'participants'], ['应到人数', 'ignore'], ['主要内容及特色', 'remarks'], ['会议决议', 'outcomes'], ['考核结果 ', 'ignore'], ['序号', 'ignore'], ['联系电话', 'ignore'],
  ['聯學單位', 'partners'], ['活動主題', 'theme'], ['活動時間', 'held_on'], ['主辦支部', 'host_branch'], ['地點', 'place'], ['聯(lián)學單位', 'partners'], ['序號', 'ignore'], ['參加人數', 'participants'],
  ['活动时间（年月日）', 'held_on'], ['参加人数（人）', 'participants'], ['人数（请假）', 'ignore'], ['合作方', 'partners'], ['共学单位', 'partners'], ['举办地', 'place'],
  ['Date', 'held_on'], ['Partners', 'partners'], ['Hosting branch', 'host_branch'], ['Venue', 'place'], ['Present', 'participants'],
  ['held_on', 'held_on'], ['谁也没见过的列', 'ignore'],
] as const)('%s → %s', (title, field) => {
  expect(fieldOf(title)).toBe(field);
});

const sheet: Sheet = {
  name: '活动', rows: [
    ['2023年主题党日活动登记表', null, null, null, null], ['标红字段为必填项，禁止调整模板格式', null, null, null, null],
    ['序号', '活动 名称*', '计划时间', '实际时间', '联学单位'],
    [1, '科技强审', '2023-03-01', 44988, '某厂'], [2, '读书', '2023年4月', null, null], [null, null, null, null, null],
    ['序号', '活动 名称*', '计划时间', '实际时间', '联学单位'], ['3', '重温誓词', null, '5月6日', '省农科院；某公司'],
  ],
};

test('the header is found below notes, a header that comes again is no case, empty rows say nothing', () => {
  const header = headerOf(sheet.rows);
  expect(header).toBe(2);
  const columns = columnsOf(sheet.rows, header);
  expect(columns.map(({ field }) => field)).toEqual(['ignore', 'theme', 'planned_on', 'held_on', 'partners']);
  const cases = casesOf(sheet, header, columns);
  expect(cases.map(({ row, raw: one }) => [row, one['theme'], one['held_on'], one['partners'], one['table_year']])).toEqual([['4', '科技强审', '2023-03-03', '某厂', 2023], ['5', '读书', '计划2023年4月', null, 2023], ['8', '重温誓词', '5月6日', '省农科院；某公司', 2023]]);
  expect(cases[0]?.raw).toMatchObject({ row: { '序号': 1, '活动 名称*': '科技强审', '计划时间': '2023-03-01', '实际时间': 44988, '联学单位': '某厂' } });
  expect(headerOf([['说明'], [1, 2]])).toBe(-1);
});

test('what a person said of a column goes before what its name says', () => {
  const remembered = { [plainTitle('谁也没见过的列 ')]: 'place', [plainTitle('活动名称')]: 'ignore', [plainTitle('x')]: 'nonsense' };
  expect([fieldOf('谁也没见过的列', remembered), fieldOf('活动名称', remembered), fieldOf('x', remembered)]).toEqual(['place', 'ignore', 'ignore']);
  const two = [{ at: 0, title: 'a', field: 'partners' as const }, { at: 1, title: 'b', field: 'partners' as const }];
  expect(caseOf(['甲厂', '乙厂'], two)).toMatchObject({ partners: '甲厂；乙厂' });
  expect(caseOf([null, ''], two)).toBeNull();
});

test('the Traditional characters of titles are those of the whole table', () => {
  expect(Converter({ from: 'tw', to: 'cn' })(traditional)).toBe(simplified);
});
