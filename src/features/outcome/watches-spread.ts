import { sql } from 'kysely';
import { holdersOf, orElse, secretariesOf } from '#features/reminder/watches-people.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Due, Watch } from '#platform/watch.ts';
import { addDays, daysBetween } from '#shared/dates.ts';
import { settingOn } from '#shared/rules.ts';
import { numberOf } from './facts.ts';

const first = '00000000-0000-0000-0000-000000000000';
const inShort = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Days a branch has to answer (SUP-25); null where the office has none, and then nobody is reminded. */
async function daysIn(db: Connection, { officeId, now }: Scope, today: string): Promise<number | null> {
  const value = settingOn(await loadRules(db, officeId, now), 'SUP-25', 'days', today)?.value;
  return typeof value === 'number' ? value : null;
}
/** Put before a branch that lives, not answered, of a result that still stands. */
const waits = (last: string, today: string) => sql`s.state = 'asked' and s.asked_at < (${last}::date + 1) and exists (select 1 from action v where v.office_id = s.office_id and v.id = s.action_id and v.state = 'verified')
  and exists (select 1 from branch b where b.office_id = s.office_id and b.id = s.branch_id and (b.dissolved_on is null or b.dissolved_on > ${today}))`;

/** A result was put before a branch (推广) and it has not said whether it takes it up: its secretaries, else 机关党委. */
export const spreadWaiting: Watch = {
  name: 'outcome.spread_waiting',
  async find(db, scope, { today, after, limit }) {
    const days = await daysIn(db, scope, today);
    if (days === null) return [];
    const { rows } = await sql<{ id: string }>`select s.id from spread s where s.office_id = ${scope.officeId} and s.id > ${after ?? first} and ${waits(addDays(today, -days), today)} order by s.id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  async load(db, scope, ids, today) {
    const days = await daysIn(db, scope, today);
    if (days === null) return [];
    const office = sql`s.office_id`;
    const { rows } = await sql<{ id: string; year: number | null; number: number | null; measure: string; branch: string; since: string; people: readonly string[] }>`
      select s.id, x.year, x.number, t.measure, b.name as branch, s.asked_at::date as since, ${orElse(secretariesOf(sql`array[s.branch_id]`, office, today), holdersOf(sql`'committee'`, office, today))} as people
      from spread s join action t on t.office_id = s.office_id and t.id = s.action_id join problem x on x.office_id = s.office_id and x.id = s.problem_id join branch b on b.office_id = s.office_id and b.id = s.branch_id
      where s.office_id = ${scope.officeId} and s.id = any(${ids}::uuid[]) and ${waits(addDays(today, -days), today)}`.execute(db);
    return rows.map(({ id, year, number, measure, branch, since, people }): Due => ({
      about: id, activityId: null, dueOn: addDays(since, days), people, facts: { number: numberOf(year, number), measure: inShort(measure), branch, days: daysBetween(since, today) },
    }));
  },
};
