import { expect, test } from 'vitest';
import { addDays, addWorkingDays, isWorkingDay, workingDaysAfter, type Day, type WorkingCalendar } from './dates.ts';

/** Holidays and make-up days around two new years, a week off in October, and days outside what is counted up. */
const calendar: WorkingCalendar = new Map([
  ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2027-01-01', '2100-06-01', '1999-12-30'].map((day) => [day, false] as const),
  ...['2026-09-27', '2026-10-10', '1999-12-26'].map((day) => [day, true] as const),
]);
const plain: WorkingCalendar = new Map();

/** The plainest way to say it. */
function walk(from: Day, count: number, by: WorkingCalendar): Day {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, by)) left -= 1;
  }
  return day;
}

test.each([['with holidays', calendar], ['plain weeks', plain]])('so many working days later, %s, is the day one comes to by walking; and so many they are', (_, by) => {
  for (let n = 0; n < 900; n += 1) {
    const from = addDays('2026-01-01', n);
    for (const count of [-1, 0, 1, 2, 3, 5, 10, 20, 61]) {
      const to = addWorkingDays(from, count, by);
      expect([from, count, to]).toEqual([from, count, walk(from, count, by)]);
      expect(workingDaysAfter(from, to, by)).toBe(Math.max(0, count));
    }
  }
});

test('before and after the days that are counted up it is walked', () => {
  for (const [from, count] of [['1999-12-20', 12], ['1999-12-31', 1], ['2000-01-01', 1], ['2099-12-20', 3], ['2099-12-25', 30], ['2099-12-31', 1], ['2150-01-01', 9]] as const) {
    expect([from, addWorkingDays(from, count, calendar)]).toEqual([from, walk(from, count, calendar)]);
  }
});
