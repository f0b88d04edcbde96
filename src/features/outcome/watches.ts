import { sql, type RawBuilder } from 'kysely';
import { able, holdersOf, orElse, secretariesOf } from '#features/reminder/watches-people.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Due, Watch } from '#platform/watch.ts';
import { addDays, daysBetween } from '#shared/dates.ts';
import { settingOn } from '#shared/rules.ts';
import { numberOf } from './facts.ts';
import { spreadWaiting } from './watches-spread.ts';

/** What of problems and actions becomes due. An action late is its owner’s first; the secretary and 机关党委 hear of it only after days the office sets (SUP-20). */

const first = '00000000-0000-0000-0000-000000000000';
const inShort = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const numbered = (year: number | null, number: number | null): string => numberOf(year, number);

/** Dated days of a rule; infinity where the office has none, so that nothing is due. */
async function daysOf(db: Connection, scope: Scope, rule: string, parameter: string, today: string): Promise<number> {
  const value = settingOn(await loadRules(db, scope.officeId, scope.now), rule, parameter, today)?.value;
  return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
}
const office = sql`t.office_id`;
/** Branches an action is answered for in: its own, else its problem’s, else those that host its activity. */
const branches = sql`case when t.branch_id is not null then array[t.branch_id] when x.branch_id is not null then array[x.branch_id] else coalesce(a.host_branch_ids, '{}') end`;
const from = sql`action t join problem x on x.office_id = t.office_id and x.id = t.problem_id left join activity a on a.office_id = x.office_id and a.id = x.activity_id join person o on o.office_id = t.office_id and o.id = t.owner_id`;

interface Found {
  readonly id: string; readonly year: number | null; readonly number: number | null; readonly measure: string; readonly owner: string; readonly dueOn: string; readonly people: readonly string[]; readonly since: string;
}

/** Open actions up to a day; `people`: who is told of one, by how late it is. */
function dueWatch(name: string, until: (db: Connection, scope: Scope, today: string) => Promise<{ readonly from: string | null; readonly to: string }>, people: (db: Connection, scope: Scope, today: string) => Promise<RawBuilder<unknown>>): Watch {
  return {
    name,
    async find(db, scope, { today, after, limit }) {
      const days = await until(db, scope, today);
      const { rows } = await sql<{ id: string }>`select t.id from action t where t.office_id = ${scope.officeId} and t.state = 'open' and t.due_on <= ${days.to} and ${days.from === null ? sql`true` : sql`t.due_on >= ${days.from}`}
        and t.id > ${after ?? first} order by t.id limit ${limit}`.execute(db);
      return rows.map(({ id }) => id);
    },
    async load(db, scope, ids, today) {
      const days = await until(db, scope, today);
      const { rows } = await sql<Found>`
        select t.id, x.year, x.number, t.measure, o.name as owner, t.due_on, ${await people(db, scope, today)} as people from ${from}
        where t.office_id = ${scope.officeId} and t.id = any(${ids}::uuid[]) and t.state = 'open' and t.due_on <= ${days.to} and ${days.from === null ? sql`true` : sql`t.due_on >= ${days.from}`}`.execute(db);
      return rows.map(({ id, year, number, measure, owner, dueOn, people: told }): Due => ({
        about: id, activityId: null, dueOn, people: told, facts: { number: numbered(year, number), measure: inShort(measure), owner, dueOn, late: Math.max(0, daysBetween(dueOn, today)) },
      }));
    },
  };
}

const yesterday = (today: string): string => addDays(today, -1);
const ownerOnly = (today: string) => sql`case when ${able(sql`t.owner_id`, office, today)} then array[t.owner_id] else ${orElse(secretariesOf(branches, office, today), holdersOf(sql`'committee'`, office, today))} end`;

const dueSoon = dueWatch('outcome.action_due', async (db, scope, today) => {
  const ahead = await daysOf(db, scope, 'SUP-20', 'aheadDays', today);
  return { from: today, to: Number.isFinite(ahead) ? addDays(today, ahead) : yesterday(today) };
}, async (_, __, today) => ownerOnly(today));

const overdue = dueWatch('outcome.action_late', async (_, __, today) => ({ from: null, to: yesterday(today) }), async (db, scope, today) => {
  const [secretary, committee] = [await daysOf(db, scope, 'SUP-20', 'secretaryAfterDays', today), await daysOf(db, scope, 'SUP-20', 'committeeAfterDays', today)];
  const after = (days: number) => (Number.isFinite(days) ? sql`t.due_on < ${addDays(today, -days)}` : sql`false`);
  return sql`array(select distinct one from unnest(${ownerOnly(today)} || case when ${after(secretary)} then ${secretariesOf(branches, office, today)} else '{}' end
    || case when ${after(committee)} then ${holdersOf(sql`'committee'`, office, today)} else '{}' end) one)`;
});

/** Reported and not looked at: whoever was asked, else the secretaries, but for the owner; else 机关党委. */
const toVerify: Watch = {
  name: 'outcome.action_verify',
  async find(db, scope, { today, after, limit }) {
    const days = await daysOf(db, scope, 'SUP-21', 'days', today);
    if (!Number.isFinite(days)) return [];
    const { rows } = await sql<{ id: string }>`select t.id from action t where t.office_id = ${scope.officeId} and t.state = 'done' and t.done_at < ${addDays(today, -days)}::date and t.id > ${after ?? first} order by t.id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  async load(db, scope, ids, today) {
    const days = await daysOf(db, scope, 'SUP-21', 'days', today);
    if (!Number.isFinite(days)) return [];
    const others = sql`array(select s from unnest(${secretariesOf(branches, office, today)}) s where s is distinct from t.owner_id and s is distinct from t.reported_by and s is distinct from t.leader_id)`;
    const { rows } = await sql<Found>`
      select t.id, x.year, x.number, t.measure, o.name as owner, t.due_on, t.done_at::date as since,
        case when t.verify_by_id is not null and ${able(sql`t.verify_by_id`, office, today)} then array[t.verify_by_id] else ${orElse(others, holdersOf(sql`'committee'`, office, today))} end as people
      from ${from} where t.office_id = ${scope.officeId} and t.id = any(${ids}::uuid[]) and t.state = 'done' and t.done_at < ${addDays(today, -days)}::date`.execute(db);
    return rows.map(({ id, year, number, measure, owner, since, people }): Due => ({
      about: id, activityId: null, dueOn: addDays(since, days), people, facts: { number: numbered(year, number), measure: inShort(measure), owner, days: daysBetween(since, today) },
    }));
  },
};

/** Nothing of it is under way, something is verified, and nobody was told: who runs the activity, else the secretaries of the branch. */
const settled = (last: string) => sql`x.told_at is null and x.closed_at is null
  and exists (select 1 from action v where v.office_id = x.office_id and v.problem_id = x.id and v.state = 'verified' and v.spread_id is null)
  and not exists (select 1 from action v where v.office_id = x.office_id and v.problem_id = x.id and v.spread_id is null and (v.state in ('open', 'done') or v.verified_at >= ${last}::date))`;
const toTell: Watch = {
  name: 'outcome.problem_tell',
  async find(db, scope, { today, after, limit }) {
    const days = await daysOf(db, scope, 'SUP-22', 'days', today);
    if (!Number.isFinite(days)) return [];
    const { rows } = await sql<{ id: string }>`select x.id from problem x where x.office_id = ${scope.officeId} and x.id > ${after ?? first} and ${settled(addDays(today, -days))} order by x.id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  async load(db, scope, ids, today) {
    const days = await daysOf(db, scope, 'SUP-22', 'days', today);
    if (!Number.isFinite(days)) return [];
    const own = sql`case when x.branch_id is not null then array[x.branch_id] else coalesce(a.host_branch_ids, '{}') end`;
    const runner = sql`coalesce(a.organiser_id, x.entered_by)`;
    const { rows } = await sql<{ id: string; year: number | null; number: number | null; text: string; since: string; people: readonly string[] }>`
      select x.id, x.year, x.number, x.text, (select max(v.verified_at)::date from action v where v.office_id = x.office_id and v.problem_id = x.id) as since,
        case when ${able(runner, sql`x.office_id`, today)} then array[${runner}] else ${orElse(secretariesOf(own, sql`x.office_id`, today), holdersOf(sql`'committee'`, sql`x.office_id`, today))} end as people
      from problem x left join activity a on a.office_id = x.office_id and a.id = x.activity_id where x.office_id = ${scope.officeId} and x.id = any(${ids}::uuid[]) and ${settled(addDays(today, -days))}`.execute(db);
    return rows.map(({ id, year, number, text, since, people }): Due => ({
      about: id, activityId: null, dueOn: addDays(since, days), people, facts: { number: numbered(year, number), text: inShort(text), days: daysBetween(since, today) },
    }));
  },
};

export const outcomeWatches: readonly Watch[] = [dueSoon, overdue, toVerify, toTell, spreadWaiting];
