import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { addMonths } from '#shared/dates.ts';
import type { BranchChecked } from './facts-checks.ts';

/** What the organisation's rules read of one branch, on today; null where it is none of ours. */
export async function branchChecked(db: Connection, { officeId }: Scope, id: string, today: string): Promise<BranchChecked | null> {
  const standing = sql`x.office_id = b.office_id and x.branch_id = b.id and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today})`;
  const { rows } = await sql<BranchChecked>`
    select b.id, b.name, b.kind, ${today}::text as day, b.approved_by, b.approved_on, b.start_on, b.planned_end, j.start_on as project_from, coalesce(j.closed_on, j.end_on) as project_to,
      (select count(distinct x.person_id)::int from membership x where ${standing}) as members,
      (select case when bool_or(p.status is null) then null else count(distinct p.id) filter (where p.status = 'full')::int end
        from membership x join person p on p.office_id = x.office_id and p.id = x.person_id where ${standing}) as full_members,
      (select coalesce(json_agg(json_build_object('name', p.name, 'appointedBy', x.appointed_by, 'fromOn', x.from_on) order by x.from_on, p.id), '[]')
        from post x join person p on p.office_id = x.office_id and p.id = x.person_id where ${standing} and x.post = 'secretary') as leaders,
      (select coalesce(json_agg(coalesce(a.held_on, a.sort_on) order by a.sort_on), '[]') from activity a where a.office_id = b.office_id and a.host_branch_ids @> array[b.id]
        and a.counts_as_theme_day and a.standing = 'active' and (a.held_on is not null or a.origin = 'imported') and a.sort_on >= ${addMonths(`${today.slice(0, 7)}-01`, -1)}) as theme_days
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own left join project j on j.office_id = b.office_id and j.id = b.project_id
    where b.office_id = ${officeId} and b.id = ${id} and (b.dissolved_on is null or b.dissolved_on > ${today})`.execute(db);
  return rows[0] ?? null;
}
