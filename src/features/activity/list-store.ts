import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Connection, Scope } from '#platform/command.ts';
import type { activityRow, ActivityFilters } from './contract.ts';
import { countedSql } from '#features/statistics/queries.ts';
import { estimateSql, waysToSee } from './store.ts';

type ListRow = z.infer<typeof activityRow>;

/** The key of a row in the list's order: its day and id, as one opaque text. */
const keyOf = (row: ListRow): string => `${row.sortOn}_${row.id}`;

/** Names of a row's sides: hosts by their branches, partners by unit and branch (江西省审计厅数据办党支部). */
const sides = sql`(
  select coalesce(json_agg(case when u.own then coalesce(w.body, u.name) else w.whole end order by s.position) filter (where s.role = 'host'), '[]') as hosts,
    coalesce(json_agg(w.whole order by s.position) filter (where s.role = 'partner'), '[]') as partners
  from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id
    cross join lateral (select string_agg(b.name, '、' order by b.name) as names from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids)) b
    cross join lateral (select coalesce(b.names, s.body_words) as body) w0
    cross join lateral (select w0.body, case when starts_with(w0.body, u.name) then w0.body else concat(u.name, w0.body) end as whole) w
  where s.office_id = a.office_id and s.activity_id = a.id)`;

/** One page of the activities the actor may see, newest day first, by key. `also`: what else must be true of a row `a`. */
export async function listActivities(db: Connection, scope: Scope, filters: ActivityFilters, also: readonly RawBuilder<unknown>[] = []) {
  const [day, id] = filters.after?.split('_') ?? [];
  const counted = await countedSql(db, scope, filters);
  // What a figure counts is walked through in an index of the figures, which has the same day and id.
  const [on, of] = counted === null ? [sql`a.sort_on`, sql`a.id`] : [sql`f.sort_on`, sql`f.activity_id`];
  const where: RawBuilder<unknown>[] = [sql`a.office_id = ${scope.officeId}`, ...also, ...(counted?.where ?? [])];
  if (day !== undefined && id !== undefined) where.push(sql`(${on}, ${of}) < (${day}, ${id})`);
  if (filters.stage !== undefined) where.push(sql`a.stage = ${filters.stage}`);
  if (filters.standing !== undefined) where.push(sql`a.standing = ${filters.standing}`);
  if (filters.branch !== undefined) where.push(sql`a.host_branch_ids @> array[${filters.branch}]::uuid[]`);
  // Led by the unit: it has some of the office's activities, and its page asks for them again and again.
  if (filters.unit !== undefined) where.push(sql`a.id = any(array(select s.activity_id from side s where s.office_id = ${scope.officeId} and s.unit_id = ${filters.unit}))`);
  if (filters.project !== undefined) where.push(sql`a.project_ids @> array[${filters.project}]::uuid[]`);
  if (filters.from !== undefined) where.push(sql`${on} >= ${filters.from}`);
  if (filters.to !== undefined) where.push(sql`${on} <= ${filters.to}`);
  const newest = waysToSee(scope, filters.stage).map((way) => sql`
    (select a.id from activity a ${counted?.join ?? sql``} where ${sql.join([...where, way], sql` and `)} order by ${on} desc, ${of} desc limit ${filters.limit + 1})`);
  const { rows } = await sql<ListRow>`
    select a.id, a.code, a.stage, a.standing, a.theme, a.kind, a.place, a.planned_on, a.held_on, a.held_words, a.origin, a.sort_on, a.publicity, a.conversion, ${estimateSql} as estimate_fen, x.hosts, x.partners
    from (
      select a.* from (${sql.join(newest, sql` union `)}) k join activity a on a.office_id = ${scope.officeId} and a.id = k.id
      order by a.sort_on desc, a.id desc limit ${filters.limit + 1}
    ) a cross join lateral ${sides} x
    order by a.sort_on desc, a.id desc`.execute(db);
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > filters.limit && last !== undefined ? keyOf(last) : null };
}
