import { expect, test } from 'vitest';
import { readCount, readDay } from './facts-day.ts';

const day = (text: string, published: string | null = null) => {
  const { held, notes } = readDay('held_on', text, { published: readDay('published', published).held });
  return [held.on, held.words, held.sortOn, notes.map((note) => `${note.kind} ${note.to ?? ''}`.trim()).join()];
};

test.each([
  ['2023-12-07', ['2023-12-07', null, '2023-12-07', '']],
  ['2023/12/7', ['2023-12-07', null, '2023-12-07', 'cleaned 2023-12-07']],
  ['2023.12.07', ['2023-12-07', null, '2023-12-07', 'cleaned 2023-12-07']],
  ['20231207', ['2023-12-07', null, '2023-12-07', 'cleaned 2023-12-07']],
  ['2023年12月7日', ['2023-12-07', null, '2023-12-07', 'cleaned 2023-12-07']],
  ['2023年12月7日(星期四)', ['2023-12-07', null, '2023-12-07', 'cleaned 2023-12-07']],
  ['２０２３年１２月７日', ['2023-12-07', null, '2023-12-07', 'cleaned 2023-12-07']],
  ['2023-12-07 14:30', ['2023-12-07', null, '2023-12-07', 'cleaned 2023-12-07']],
  ['2023-03', [null, '2023年3月', '2023-03-01', '']],
  ['2017年5月', [null, '2017年5月', '2017-05-01', '']],
  ['2021', [null, '2021年', '2021-01-01', '']],
  ['2021年度', [null, '2021年', '2021-01-01', '']],
  ['2020年7月8日至9日', ['2020-07-08', '2020年7月8日至9日', '2020-07-08', '']],
  ['2020-07-08~2020-07-09', ['2020-07-08', '2020-07-08~2020-07-09', '2020-07-08', '']],
  ['2020年12月31日—2021年1月2日', ['2020-12-31', '2020年12月31日—2021年1月2日', '2020-12-31', '']],
  ['二〇二六年三月五日', ['2026-03-05', null, '2026-03-05', 'cleaned 2026-03-05']],
  ['二○二五年十二月三十一日', ['2025-12-31', null, '2025-12-31', 'cleaned 2025-12-31']],
  ['2026/3/5 9:30', ['2026-03-05', null, '2026-03-05', 'cleaned 2026-03-05']],
  ['2026年3月5日下午', ['2026-03-05', null, '2026-03-05', 'cleaned 2026-03-05']],
  ['2023-07-08；2023-07-09', ['2023-07-08', '2023-07-08；2023-07-09', '2023-07-08', '']],
  ['2023年3月上旬', [null, '2023年3月上旬', '2023-03-01', 'unread']],
  ['2021年七一前夕', [null, '2021年七一前夕', '2021-01-01', 'unread']],
  ['2022年1012日', [null, '2022年1012日', '2022-10-12', 'guessed 2022-10-12']],
  ['2022年12月3月', [null, '2022年12月3月', '2022-12-03', 'guessed 2022-12-03']],
  ['计划2023年4月', [null, '计划2023年4月', '2023-04-01', 'guessed 2023-04-01']],
  ['112日', [null, '112日', null, 'unread']],
  ['2024年3月5日、6日', ['2024-03-05', '2024年3月5日、6日', '2024-03-05', '']],
  ['2024年3月5日，2024年3月9日', ['2024-03-05', '2024年3月5日，2024年3月9日', '2024-03-05', '']],
  ['2024年3月5日，14:30', ['2024-03-05', null, '2024-03-05', 'cleaned 2024-03-05']],
  // A clock is no second day.
  ['2024年3月1日至21:30', [null, '2024年3月1日至21:30', '2024-01-01', 'unread']],
  ['2024年3月5日全天', ['2024-03-05', null, '2024-03-05', 'cleaned 2024-03-05']],
  ['2024\\3\\5', ['2024-03-05', null, '2024-03-05', 'cleaned 2024-03-05']],
  ['202403', [null, '2024年3月', '2024-03-01', '']],
  ['24年3月5日', [null, '24年3月5日', '2024-03-05', 'guessed 2024-03-05']],
  ['98年3月5日', [null, '98年3月5日', '1998-03-05', 'guessed 1998-03-05']],
  ['3/5/2024', [null, '3/5/2024', null, 'unread']],
  ['24.3.5', [null, '24.3.5', '2024-03-05', 'guessed 2024-03-05']],
  ["'2024-03-05", ['2024-03-05', null, '2024-03-05', 'cleaned 2024-03-05']],
  ['15 March 2024', ['2024-03-15', null, '2024-03-15', 'cleaned 2024-03-15']],
  ['Mar. 5, 2024', ['2024-03-05', null, '2024-03-05', 'cleaned 2024-03-05']],
  ['September 2024', [null, '2024年9月', '2024-09-01', '']],
  ['2024年第三季度', [null, '2024年第三季度', '2024-07-01', 'unread']],
  ['2024年下半年', [null, '2024年下半年', '2024-07-01', 'unread']],
  ['3.5', [null, '3.5', null, 'unread']],
  // A day that is none, and words that tell none, stay words.
  ['2023-02-30', [null, '2023-02-30', null, 'unread']],
  ['近日', [null, '近日', null, 'unread']],
  ['12月3月', [null, '12月3月', null, 'unread']],
  ['12月7日', [null, '12月7日', null, 'unread']],
] as const)('%s', (text, expected) => {
  expect(day(text)).toEqual(expected);
});

test('a day without a year is guessed from the report, never set as the day', () => {
  expect(day('12月7日', '2023-12-09')).toEqual([null, '12月7日', '2023-12-07', 'guessed 2023-12-07']);
  expect(day('12月28日', '2024-01-05')).toEqual([null, '12月28日', '2023-12-28', 'guessed 2023-12-28']);
  expect(day('1012日', '2022-10-14')).toEqual([null, '1012日', '2022-10-12', 'guessed 2022-10-12']);
});

test('a day without a year: the row\'s own year is certain, that of the table a guess', () => {
  const of = (text: string, from: Parameters<typeof readDay>[2]) => { const { held, notes } = readDay('held_on', text, from); return [held.on, held.until, held.sortOn, notes[0]?.kind]; };
  expect(of('3月5日', { row: 2024 })).toEqual(['2024-03-05', null, '2024-03-05', 'cleaned']);
  expect(of('3月5日至6日', { row: 2024 })).toEqual(['2024-03-05', '2024-03-06', '2024-03-05', 'cleaned']);
  expect(of('3月5日', { table: 2024 })).toEqual([null, null, '2024-03-05', 'guessed']);
  expect(of('3月', { table: 2024 })).toEqual([null, null, '2024-03-01', 'guessed']);
  expect(of('2月30日', { row: 2024 })).toEqual([null, null, null, 'unread']);
});

test.each([
  [30, [30, 'exact', null]], ['22(含预备党员2人)', [22, 'exact', '22(含预备党员2人)']], ['about 20', [20, 'about', 'about 20']], ['over 30 people', [30, 'over', 'over 30 people']], ['30', [30, 'exact', null]], ['30人', [30, 'exact', '30人']], ['共30余人', [30, 'over', '共30余人']], ['20余', [20, 'over', '20余']],
  ['近30人', [30, 'under', '近30人']], ['约40名党员', [40, 'about', '约40名党员']], ['100多人', [100, 'over', '100多人']], ['线上20人、线下30人', [null, null, '线上20人、线下30人']],
  ['三十余人', [30, 'over', '三十余人']], ['双方党员共30余人', [30, 'over', '双方党员共30余人']], ['一百二十名党员', [120, 'exact', '一百二十名党员']], ['30人参加活动', [30, 'exact', '30人参加活动']],
  ['百余人', [100, 'over', '百余人']], ['近百人', [100, 'under', '近百人']], ['两百人', [200, 'exact', '两百人']], ['三十', [30, 'exact', '三十']], ['数百人', [null, null, '数百人']],
  ['我方20人', [null, null, '我方20人']], [9_007_199_254_740_991, [null, null, '9007199254740991']], [null, [null, null, null]], [-1, [null, null, '-1']], [2.5, [null, null, '2.5']],
] as const)('head-count %s', (given, expected) => {
  const { count, bound, words } = readCount('participants', given).count;
  expect([count, bound, words]).toEqual(expected);
});
