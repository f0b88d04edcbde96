import { sql, type RawBuilder } from 'kysely';
import { memberChecks } from '#features/org/checks-branch.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { runCheck } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import type { HoursTotal, HoursView } from './contract.ts';
import { countedOnce, hoursOf, totalHours, type Attended } from './facts-hours.ts';

/** Hours of study (学时): of one person for that person, and sums of a home branch or the office. No list by person, whoever asks (domain-rules 5.2). */

export interface OfYear {
  readonly year: number;
  readonly rules: Rules;
}
export const yearNow = (rules: Rules): number => Number(rules.today.slice(0, 4));
/** Figures of the year's last day, of a year not over those of today: a later change leaves the year before alone. */
const dayOf = ({ year, rules }: OfYear): string => (year < yearNow(rules) ? `${year}-12-31` : rules.today);
const figure = (of: OfYear, parameter: 'dayHours' | 'fewest'): number | null => {
  const value = settingOn(of.rules, 'ORG-11', parameter, dayOf(of))?.value;
  return typeof value === 'number' ? value : null;
};

interface Presence extends Attended {
  readonly code: string;
  readonly theme: string | null;
  readonly branchName: string | null;
  readonly temporary: boolean;
}
const stamp = (at: RawBuilder<unknown>): RawBuilder<unknown> => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const heldIn = (year: number): RawBuilder<unknown> => sql`t.state = 'present' and a.held_on between ${`${year}-01-01`} and ${`${year}-12-31`} and a.standing = 'active'`;
const untilOf = sql`greatest(a.held_on, coalesce((r.ended_at at time zone o.time_zone)::date, a.held_on))`;

/** One person's presences of a year, with the branch he or she was counted in. */
async function presences(db: Connection, { officeId }: Scope, year: number, personId: string): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select a.id as activity_id, a.code, a.theme, a.held_on as on, ${untilOf} as until, ${stamp(sql`r.started_at`)} as started_at, ${stamp(sql`r.ended_at`)} as ended_at,
      b.name as branch_name, coalesce(b.kind = 'temporary', false) as temporary
    from attendance t join activity a on a.office_id = t.office_id and a.id = t.activity_id join office o on o.id = a.office_id
      left join record r on r.office_id = a.office_id and r.activity_id = a.id left join branch b on b.office_id = t.office_id and b.id = t.branch_id
    where t.office_id = ${officeId} and t.person_id = ${personId} and ${heldIn(year)} order by a.held_on, a.id`.execute(db);
  return rows;
}

/**
 * A person's own hours of a year.
 * @param told whether the word of ORG-11 is for the asker: the member and the secretary only, not who supervises
 */
export async function hoursOfPerson(db: Connection, scope: Scope, personId: string, of: OfYear, told: boolean): Promise<HoursView> {
  const { year } = of;
  const rows = countedOnce(await presences(db, scope, year, personId), figure(of, 'dayHours'));
  const total = totalHours(rows);
  const unknown = rows.filter(({ minutes }) => minutes === null).length;
  return {
    rows: rows.map(({ activityId, code, theme, on, branchName, temporary, minutes, doubled }) => ({ id: activityId, code, theme, on, branchName, temporary, hours: minutes === null ? null : hoursOf(minutes), doubled: hoursOf(doubled) })),
    total, year, unknown,
    // Of a year that is over nothing can be mended; where some hours are not known, nothing is said (ORG-11).
    findings: told && year === yearNow(of.rules) ? await wordOf(db, scope, personId, of, unknown > 0 ? null : total) : [],
  };
}

/** The private word of ORG-11. */
async function wordOf(db: Connection, { officeId }: Scope, personId: string, of: OfYear, hours: number | null): Promise<Finding[]> {
  const { rows } = await sql<{ leads: boolean }>`
    select exists (select 1 from post x where x.office_id = ${officeId} and x.person_id = ${personId} and x.post = 'secretary' and x.from_on <= ${dayOf(of)} and (x.to_on is null or x.to_on >= ${dayOf(of)})) as leads`.execute(db);
  return memberChecks.flatMap((check) => runCheck(check, { personId, day: dayOf(of), hours, leads: rows[0]?.leads ?? false }, of.rules));
}

/**
 * Every presence of a year with the minutes that count, by the rule of `countedOnce` said in SQL (a test holds both against each other):
 * of one person's activities in the order they began, each counts what runs on beyond all before it.
 * Columns: person_id, activity_id, branch_id (counted in), temporary, home_id (home branch on the day), minutes (null: not known), doubled.
 */
export function countedOf({ officeId }: Scope, { branchId, ...of }: OfYear & { readonly branchId?: string | undefined }): RawBuilder<unknown> {
  // Of a branch only presences of those whose home it ever was are read; a home lasts at least a day, so nothing overlaps across two.
  const whose = branchId === undefined ? sql`t.person_id is not null` : sql`t.person_id in (select x.person_id from membership x where x.office_id = ${officeId} and x.branch_id = ${branchId} and x.kind = 'home')`;
  const minute = (at: RawBuilder<unknown>): RawBuilder<unknown> => sql`floor(extract(epoch from ${at}) / 60)::int`;
  const known = sql`date_trunc('second', r.ended_at) > date_trunc('second', r.started_at)`;
  return sql`
    select person_id, activity_id, branch_id, temporary, home_id, minutes, case when own is null then 0 else ends - begins - own end as doubled
    from (select *, least(own, (until - on_day + 1) * ${figure(of, 'dayHours')}::int * 60) as minutes
      from (select *, greatest(0, ends - greatest(begins, coalesce(max(ends) over (partition by person_id order by started_at, activity_id rows between unbounded preceding and 1 preceding), begins))) as own
        from (select t.person_id, t.activity_id, t.branch_id, coalesce(b.kind = 'temporary', false) as temporary, h.branch_id as home_id, a.held_on as on_day, ${untilOf} as until,
            date_trunc('second', r.started_at) as started_at, case when ${known} then ${minute(sql`r.started_at`)} end as begins, case when ${known} then ${minute(sql`r.ended_at`)} end as ends
          from attendance t join activity a on a.office_id = t.office_id and a.id = t.activity_id join office o on o.id = a.office_id
            left join record r on r.office_id = a.office_id and r.activity_id = a.id left join branch b on b.office_id = t.office_id and b.id = t.branch_id
            left join lateral (select x.branch_id from membership x where x.office_id = t.office_id and x.person_id = t.person_id and x.kind = 'home' and x.from_on <= a.held_on and (x.to_on is null or x.to_on >= a.held_on)
              order by x.from_on desc, x.id limit 1) h on true
          where t.office_id = ${officeId} and ${whose} and ${heldIn(of.year)}) presence) overlapping) counted
    ${branchId === undefined ? sql`` : sql`where home_id = ${branchId}`}`;
}

export type Sums = Omit<HoursTotal, 'branch' | 'year' | 'told'>;
export const untold: Sums = { fewest: null, activities: null, presences: null, hours: null, brought: null, doubled: null, unknown: null };

/** Sums of a home branch, or of the office: whoever's home nobody knows counts in the office's only. Of very few people it would be somebody's own, so it is not told. */
export async function hoursTotal(db: Connection, scope: Scope, of: OfYear & { readonly branchId?: string | undefined }): Promise<Sums> {
  const { rows } = await sql<{ people: number; activities: number; presences: number; minutes: number; brought: number; doubled: number; unknown: number }>`
    select count(distinct person_id)::int as people, count(distinct activity_id)::int as activities, count(*)::int as presences, coalesce(sum(minutes), 0)::int as minutes,
      coalesce(sum(minutes) filter (where temporary), 0)::int as brought, coalesce(sum(doubled), 0)::int as doubled, count(*) filter (where minutes is null)::int as unknown
    from (${countedOf(scope, of)}) counted`.execute(db);
  const { people = 0, activities = 0, presences: present = 0, minutes = 0, brought = 0, doubled = 0, unknown = 0 } = rows[0] ?? {};
  const few = people > 0 && people < (figure(of, 'fewest') ?? 0);
  if (few) return { ...untold, fewest: figure(of, 'fewest'), activities };
  return { fewest: null, activities, presences: present, hours: hoursOf(minutes), brought: hoursOf(brought), doubled: hoursOf(doubled), unknown };
}
