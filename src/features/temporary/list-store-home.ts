import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { OfBranch } from './contract.ts';
import { countedOf, type OfYear } from './list-store-hours.ts';

/** What comes home from temporary branches, and where a person stands twice. */

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

/**
 * What people whose home this branch was on the day attended in temporary branches of a year: by activity, whoever of ours was there.
 * The newest two hundred; the totals beside it count all of them. Hours stand in those only: beside names they would be somebody's own.
 */
export async function broughtHome(db: Connection, scope: Scope, branchId: string, { year, rules }: OfYear, seen: ReturnType<typeof sql>): Promise<OfBranch['broughtHome']> {
  const { rows } = await sql<OfBranch['broughtHome'][number]>`
    with counted as (${countedOf(scope, { year, rules, branchId })}),
    brought as (
      select c.activity_id, array_agg(p.name order by p.pinyin, p.id) as people, max(b.name) as branch_name
      from counted c join person p on p.office_id = ${scope.officeId} and p.id = c.person_id join branch b on b.office_id = ${scope.officeId} and b.id = c.branch_id where c.temporary group by c.activity_id)
    select a.id, a.code, case when ${seen} then a.theme end as theme, a.held_on as on, m.branch_name, m.people
    from brought m join activity a on a.office_id = ${scope.officeId} and a.id = m.activity_id order by a.held_on desc, a.id limit 200`.execute(db);
  // That somebody was there is the home's to know; what it was about only where the activity may be read.
  return rows;
}
