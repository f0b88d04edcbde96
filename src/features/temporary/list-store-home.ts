import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import type { HoursView, OfBranch } from './contract.ts';
import { countedOnce, hoursOf, totalHours, type Attended } from './facts-hours.ts';

/** What comes home from temporary branches: presence and hours by person, and where a person stands twice. */

const standing = (row: string, today: string) => sql`${sql.ref(`${row}.from_on`)} <= ${today} and (${sql.ref(`${row}.to_on`)} is null or ${sql.ref(`${row}.to_on`)} >= ${today})`;

/** Members who stand in another temporary branch at the same time. */
export async function twiceIn(db: Connection, { officeId }: Scope, branchId: string, today: string): Promise<OfBranch['twice']> {
  const { rows } = await sql<OfBranch['twice'][number]>`
    select p.id as person_id, p.name, b.name as branch_name from membership x join membership y on y.office_id = x.office_id and y.person_id = x.person_id and y.kind = 'temporary' and y.branch_id <> x.branch_id
      join person p on p.office_id = x.office_id and p.id = x.person_id join branch b on b.office_id = y.office_id and b.id = y.branch_id
    where x.office_id = ${officeId} and x.branch_id = ${branchId} and ${standing('x', today)} and ${standing('y', today)} order by p.pinyin, b.pinyin limit 100`.execute(db);
  return rows;
}

/** Activities to come that the branch hosts on a day on which a branch sharing members with it hosts another. */
export async function sameDayOf(db: Connection, { officeId }: Scope, branchId: string, today: string): Promise<OfBranch['sameDay']> {
  const { rows } = await sql<OfBranch['sameDay'][number]>`
    select a.planned_on as on, a.theme, o.theme as other_theme, b.name as other_branch, array_agg(distinct p.name order by p.name) as names
    from activity a join activity o on o.office_id = a.office_id and o.id <> a.id and o.planned_on = a.planned_on and o.standing = 'active'
      join membership x on x.office_id = a.office_id and x.branch_id = ${branchId} and ${standing('x', today)}
      join membership y on y.office_id = x.office_id and y.person_id = x.person_id and y.branch_id <> x.branch_id and y.branch_id = any(o.host_branch_ids) and ${standing('y', today)}
      join person p on p.office_id = x.office_id and p.id = x.person_id join branch b on b.office_id = y.office_id and b.id = y.branch_id
    where a.office_id = ${officeId} and a.host_branch_ids @> array[${branchId}]::uuid[] and a.standing = 'active' and a.held_on is null and a.planned_on >= ${today} and not o.host_branch_ids @> array[${branchId}]::uuid[]
    group by a.planned_on, a.id, a.theme, o.id, o.theme, b.name order by a.planned_on, a.id limit 50`.execute(db);
  return rows;
}

interface Presence extends Attended {
  readonly personId: string;
  readonly name: string;
  readonly code: string;
  readonly theme: string | null;
  readonly branchName: string | null;
  readonly temporary: boolean;
}
/** Presences of a year, of those whom `where` names: each row one person at one activity, with the branch he or she was counted in. */
async function presences(db: Connection, { officeId }: Scope, year: number, where: ReturnType<typeof sql>): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select t.person_id, p.name, a.id as activity_id, a.code, a.theme, a.held_on as on, greatest(a.held_on, coalesce((r.ended_at at time zone o.time_zone)::date, a.held_on)) as until,
      to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started_at, to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ended_at,
      b.name as branch_name, coalesce(b.kind = 'temporary', false) as temporary
    from attendance t join activity a on a.office_id = t.office_id and a.id = t.activity_id join office o on o.id = a.office_id join person p on p.office_id = t.office_id and p.id = t.person_id
      left join record r on r.office_id = a.office_id and r.activity_id = a.id left join branch b on b.office_id = t.office_id and b.id = t.branch_id
    where t.office_id = ${officeId} and t.state = 'present' and a.held_on between ${`${year}-01-01`} and ${`${year}-12-31`} and a.standing = 'active' and ${where} order by a.held_on, a.id limit 5000`.execute(db);
  return rows;
}
const dayHours = (rules: Rules): number | null => {
  const value = settingOn(rules, 'ORG-11', 'dayHours', rules.today)?.value;
  return typeof value === 'number' ? value : null;
};
const yearOf = (rules: Rules): number => Number(rules.today.slice(0, 4));

/** A person's own hours of the year. */
export async function hoursOfPerson(db: Connection, scope: Scope, personId: string, rules: Rules): Promise<HoursView> {
  const rows = countedOnce(await presences(db, scope, yearOf(rules), sql`t.person_id = ${personId}`), dayHours(rules));
  return {
    rows: rows.map(({ activityId, code, theme, on, branchName, temporary, minutes, doubled }) => ({ id: activityId, code, theme, on, branchName, temporary, hours: minutes === null ? null : hoursOf(minutes), doubled: hoursOf(doubled) })),
    total: totalHours(rows), year: yearOf(rules), unknown: rows.filter(({ minutes }) => minutes === null).length,
  };
}

/** What people whose home this branch was on the day attended in temporary branches this year: by activity, whoever of ours was there. */
export async function broughtHome(db: Connection, scope: Scope, branchId: string, rules: Rules, seen: ReturnType<typeof sql>): Promise<OfBranch['broughtHome']> {
  const home = sql`exists (select 1 from membership h where h.office_id = t.office_id and h.person_id = t.person_id and h.kind = 'home' and h.branch_id = ${branchId} and h.from_on <= a.held_on and (h.to_on is null or h.to_on >= a.held_on))`;
  const all = await presences(db, scope, yearOf(rules), home);
  const counted = [...Map.groupBy(all, ({ personId }) => personId).values()].flatMap((rows) => countedOnce(rows, dayHours(rules))).filter(({ temporary }) => temporary);
  const ids = [...new Set(counted.map(({ activityId }) => activityId))];
  const visible = await sql<{ id: string }>`select a.id from activity a where a.office_id = ${scope.officeId} and a.id = any(${ids}::uuid[]) and ${seen}`.execute(db);
  const may = new Set(visible.rows.map(({ id }) => id));
  return [...Map.groupBy(counted, ({ activityId }) => activityId).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { activityId, code, theme, on, branchName } = first;
    // That somebody was there and for how long is the home's to know; what it was about only where the activity may be read.
    return [{ id: activityId, code, theme: may.has(activityId) ? theme : null, on, branchName: branchName ?? '', people: rows.map(({ name }) => name).toSorted(), hours: rows.some(({ minutes }) => minutes === null) ? null : totalHours(rows) }];
  });
}
