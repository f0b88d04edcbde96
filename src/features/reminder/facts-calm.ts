import { limitsOn, tooMuch, type CalmLimits } from '#features/burden/facts.ts';
import { addDays, dayIn, daysBetween, isWorkingDay, workingDaysAfter, type Day, type WorkingCalendar } from '#shared/dates.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import { localOf } from '#shared/zone.ts';

/** The calm limits (BRD-04), and what of them is the reminders' own (SUP-30). Pure, so that they can be read as a table. */
export interface Calm extends CalmLimits {
  /** Working days between the first and the second time. */
  readonly again: number;
  /** A clock that goes on by more days than this at once is looked at for a day before anybody is told anything. */
  readonly clockDays: number;
}

/** The limits in force on a day. A setting of our own that cannot be read tells nobody a second time. */
export function calmOn(rules: Rules, on: Day): Calm {
  const count = (parameter: string): number | null => {
    const value = settingOn(rules, 'SUP-30', parameter, on)?.value;
    return typeof value === 'number' ? value : null;
  };
  return { ...limitsOn(rules, on), again: count('againWorkingDays') ?? Number.MAX_SAFE_INTEGER, clockDays: count('clockDays') ?? Number.MAX_SAFE_INTEGER };
}

/** Whether anybody may be told anything at this instant: in working hours of a working day of the office's own zone and calendar. */
export function mayTellAt(now: Date, zone: string, calm: Calm, calendar: WorkingCalendar): 'yes' | 'not_today' | 'not_now' {
  const instant = now.toISOString();
  const [hours = 0, minutes = 0] = localOf(instant, zone).slice(11).split(':').map(Number);
  const why = tooMuch({ item: '', nth: 1, minutes: hours * 60 + minutes, workingDay: isWorkingDay(dayIn(instant, zone), calendar) }, { ...calm, perItem: 1 });
  return why === null ? 'yes' : why === 'day' ? 'not_today' : 'not_now';
}

/** How often one person was told of one item, and when last. */
export interface Told {
  readonly times: number;
  readonly last: Day;
}

/** Whether it is time to tell of an item: the first time at once, again after its working days, never more often than the limit. */
export function isItsTurn(told: Told | null, today: Day, calm: Calm, calendar: WorkingCalendar): boolean {
  if (told === null) return calm.perItem > 0;
  // Where the clock went back, `last` lies ahead and no working day has passed since.
  return told.times < calm.perItem && today > told.last && workingDaysAfter(told.last, today, calendar) >= calm.again;
}

/** The name of an item in a digest. */
export const keyOf = (watch: string, about: string): string => `${watch}:${about}`;
export const splitKey = (key: string): { readonly watch: string; readonly about: string } => {
  const at = key.indexOf(':');
  return { watch: key.slice(0, at), about: key.slice(at + 1) };
};

/** What is muted: items by their key, whole kinds by the watch's name. */
export type Muted = ReadonlySet<string>;
export const isMuted = (muted: Muted, watch: string, about: string): boolean => muted.has(watch) || muted.has(keyOf(watch, about));

/** One person with what waits for him or her now. */
export interface Waits {
  readonly personId: string;
  /** Keys, in the order they are shown. */
  readonly items: readonly string[];
  readonly muted: Muted;
  readonly told: ReadonlyMap<string, Told>;
  /** Whether the day's digest was told already. */
  readonly hasToday: boolean;
}

/** What the one digest of the day holds for a person; empty for none. At most `most`: the rest comes with the next one. */
export function digestFor({ items, muted, told, hasToday }: Waits, today: Day, calm: Calm, calendar: WorkingCalendar, most: number): string[] {
  if (hasToday) return [];
  return [...new Set(items)]
    .filter((key) => !muted.has(key) && !muted.has(splitKey(key).watch) && isItsTurn(told.get(key) ?? null, today, calm, calendar))
    .slice(0, most);
}

/** Whether the clock has jumped ahead since the last sweep, so that what it calls overdue is looked at again tomorrow first. */
export const hasJumped = (sweptOn: Day | null, today: Day, { clockDays }: Calm): boolean => sweptOn !== null && daysBetween(sweptOn, today) > clockDays;

/** The last day from which more than `workingDays` working days have passed by today: what began on it or before it is late. */
export function dayLate(today: Day, workingDays: number, calendar: WorkingCalendar): Day {
  let day = today;
  for (let passed = 0; passed <= workingDays; day = addDays(day, -1)) {
    if (isWorkingDay(day, calendar)) passed += 1;
  }
  return day;
}
