import { sql } from 'kysely';
import type { ActivityFilters } from '#features/activity/contract.ts';
import { listActivities } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { TableRow } from './contract.ts';

type States = Pick<TableRow, 'id' | 'present' | 'record' | 'bulletin' | 'insights' | 'publications' | 'problems' | 'actions' | 'verified'>;

/** One page of the 台账: the same rows as the list of activities, with what has become of each. Two statements a page. */
export async function listTable(db: Connection, scope: Scope, filters: ActivityFilters): Promise<{ rows: TableRow[]; next: string | null }> {
  const { rows, next } = await listActivities(db, scope, filters);
  const states = await statesOf(db, scope, rows.map((row) => row.id));
  return { rows: rows.flatMap((row) => { const state = states.get(row.id); return state === undefined ? [] : [{ ...row, ...state }]; }), next };
}

/** Computed from what is recorded, never kept: a side's unknown number leaves the sum unknown (invariant 8). */
async function statesOf(db: Connection, { officeId }: Scope, ids: readonly string[]): Promise<Map<string, States>> {
  const of = (table: string, also = sql``) => sql`(select count(*)::int from ${sql.table(table)} x where x.office_id = a.office_id and x.activity_id = a.id ${also})`;
  const { rows } = await sql<States>`
    select a.id,
      case when a.origin = 'imported' then (select c.participants from imported_case c where c.office_id = a.office_id and c.activity_id = a.id and c.participants_bound = 'exact')
        else (select case when bool_and(s.present is not null) then sum(s.present)::int end from side s where s.office_id = a.office_id and s.activity_id = a.id) end as present,
      case when a.origin = 'imported' then 'unknown' when a.stage in ('topic', 'contact', 'programme', 'approval', 'held') then 'not_yet'
        when not exists (select 1 from record r where r.office_id = a.office_id and r.activity_id = a.id and r.written_at is not null) then 'missing'
        when exists (select 1 from side s where s.office_id = a.office_id and s.activity_id = a.id and not exists (
          select 1 from consent c where c.office_id = s.office_id and c.activity_id = a.id and c.side_id = s.id and c.subject = 'record' and c.decision = 'approve' and not c.superseded)) then 'written'
        else 'signed' end as record,
      coalesce((select b.state from bulletin b where b.office_id = a.office_id and b.activity_id = a.id order by b.id desc limit 1), 'none') as bulletin,
      ${of('insight', sql`and x.withdrawn_at is null`)} as insights, ${of('publication')} as publications, ${of('problem')} as problems,
      ${of('action', sql`and x.state <> 'dropped'`)} as actions, ${of('action', sql`and x.state = 'verified'`)} as verified
    from activity a where a.office_id = ${officeId} and a.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
