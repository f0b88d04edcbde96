/** A day without zone or time, `YYYY-MM-DD`. */
export type Day = string;

/** Days on which work differs from the plain week: holidays (false) and make-up working days (true). */
export type WorkingCalendar = ReadonlyMap<Day, boolean>;

const msPerDay = 86_400_000;
const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** Whether the text is a day that exists: 2026-02-30 is not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text)) && new Date(at(text)).toISOString().startsWith(text);
}

export const addDays = (day: Day, days: number): Day => new Date(at(day) + days * msPerDay).toISOString().slice(0, 10);
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / msPerDay);

/** The same day of the month `months` later; the month's last day where that day does not exist. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The last day of a day's month. */
export const lastOfMonth = (day: Day): Day => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);

/** Every day from `from` to `to`, both included. */
export function daysFromTo(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** Weekend or holiday by the dated calendar; plain weeks where the calendar says nothing. */
export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  const weekday = new Date(at(day)).getUTCDay();
  return calendar.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** Working days of a calendar counted up once from here, so that a long list of old days costs no more than a short one of new ones. */
const countedFrom: Day = '2000-01-01';
const countedDays = 36_525;
const counts = new WeakMap<WorkingCalendar, Int32Array>();

/** Of each day, how many working days there are from the first up to and including it. */
function countsOf(calendar: WorkingCalendar): Int32Array {
  const known = counts.get(calendar);
  if (known !== undefined) return known;
  const made = new Int32Array(countedDays);
  const first = new Date(at(countedFrom)).getUTCDay();
  for (let n = 0; n < countedDays; n += 1) made[n] = (first + n) % 7 % 6 === 0 ? 0 : 1;
  for (const [day, working] of calendar) made[daysBetween(countedFrom, day)] = working ? 1 : 0;
  for (let n = 1; n < countedDays; n += 1) made[n] = (made[n] ?? 0) + (made[n - 1] ?? 0);
  counts.set(calendar, made);
  return made;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysAfter(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to <= from) return 0;
  const [start, end] = [daysBetween(countedFrom, from), daysBetween(countedFrom, to)];
  if (start < 0 || end >= countedDays) return daysFromTo(addDays(from, 1), to).filter((day) => isWorkingDay(day, calendar)).length;
  const counted = countsOf(calendar);
  return (counted[end] ?? 0) - (counted[start] ?? 0);
}

/** The day on which `count` working days after `from` are full: 3 after a Thursday is Tuesday. */
export function addWorkingDays(from: Day, count: number, calendar: WorkingCalendar): Day {
  if (count <= 0) return from;
  const [counted, start] = [countsOf(calendar), daysBetween(countedFrom, from)];
  const full = (counted[start] ?? Number.NaN) + count;
  if (!(full <= (counted[countedDays - 1] ?? 0))) return walked(from, count, calendar);
  // Halved between a day on which they are not full yet and one on which they are.
  let [before, there] = [start, countedDays - 1];
  while (there - before > 1) {
    const middle = (before + there) >> 1;
    if ((counted[middle] ?? 0) < full) before = middle;
    else there = middle;
  }
  return addDays(from, there - start);
}

/** The same day by day, outside the days that are counted up. */
function walked(from: Day, count: number, calendar: WorkingCalendar): Day {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Making one costs a hundred times what asking it does. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day an instant falls on in a zone such as Asia/Shanghai. */
export function dayIn(instant: string, timeZone: string): Day {
  const known = calendars.get(timeZone);
  const calendar = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (known === undefined) calendars.set(timeZone, calendar);
  return calendar.format(new Date(instant));
}
