import known from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Kysely, Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import { isWorkingDay } from '#shared/dates.ts';
import manifest from 'chinese-days/package.json' with { type: 'json' };

/** One day on which the working calendar differs from the plain week. */
export interface CalendarRow {
  readonly day: string;
  readonly working: boolean;
  readonly name: string;
  readonly source: string;
}

/** The first year the default rules speak of. */
const first = '2017-01-01';
const plainWeek: ReadonlyMap<string, boolean> = new Map();
const source = `国务院办公厅节假日安排（chinese-days ${manifest.version}）`;

/** `New Year's Day,元旦,1` → 元旦. */
const nameOf = (words: string): string => words.split(',')[1] ?? words;

const rowsOf = (days: Readonly<Record<string, string>>, working: boolean): CalendarRow[] =>
  Object.entries(days)
    .filter(([day]) => day >= first && isWorkingDay(day, plainWeek) !== working)
    .map(([day, words]) => ({ day, working, name: working ? `${nameOf(words)}调休上班` : nameOf(words), source }));

/**
 * Public holidays on weekdays and make-up working days at weekends, from 2017 to the last year the package knows. Years
 * it does not know yet are plain weeks until it is brought up to date: the arrangement is announced each November.
 */
export const calendarRows: readonly CalendarRow[] = [...rowsOf(known.holidays, false), ...rowsOf(known.workdays, true)].toSorted((a, b) =>
  a.day < b.day ? -1 : 1,
);

/** Brings `calendar_day` up to what the package knows; days entered by hand that it does not know are left alone. */
export async function seedCalendar(db: Kysely<DB> | Transaction<DB>): Promise<void> {
  await db
    .insertInto('calendarDay')
    .values([...calendarRows])
    .onConflict((conflict) => conflict.column('day').doUpdateSet((row) => ({ working: row.ref('excluded.working'), name: row.ref('excluded.name'), source: row.ref('excluded.source') })))
    .execute();
}
