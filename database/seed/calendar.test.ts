import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/harness/database.ts';
import { isWorkingDay, workingDaysAfter } from '#shared/dates.ts';
import { calendarRows, seedCalendar } from './calendar.ts';

const calendar = new Map(calendarRows.map(({ day, working }) => [day, working]));

test('known holidays and make-up days', () => {
  expect(['2026-10-01', '2026-10-10', '2026-02-17', '2017-10-02', '2026-12-10', '2026-12-12'].map((day) => isWorkingDay(day, calendar))).toEqual([false, true, false, false, true, false]);
  expect(workingDaysAfter('2026-09-30', '2026-10-10', calendar)).toBe(3);
});

test('only days that differ from the plain week, each once, with a name and where it comes from', () => {
  expect(new Set(calendarRows.map((row) => row.day)).size).toBe(calendarRows.length);
  for (const row of calendarRows) expect(isWorkingDay(row.day, new Map())).toBe(!row.working);
  expect(calendarRows.find((row) => row.day === '2026-10-10')).toEqual({ day: '2026-10-10', working: true, name: '国庆节调休上班', source: expect.stringContaining('chinese-days') });
});

test('seeded twice is seeded once; a day entered by hand stays', async () => {
  const { db } = await freshDatabase();
  await db.insertInto('calendarDay').values({ day: '2030-01-01', working: false, name: '元旦', source: '手工录入' }).execute();
  await seedCalendar(db);
  await seedCalendar(db);
  const rows = await db.selectFrom('calendarDay').select('day').execute();
  expect(rows.length).toBe(calendarRows.length + 1);
});
