import { sql } from 'kysely';
import type { z } from 'zod';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { addDays } from '#shared/dates.ts';
import type { authenticityContract, OpenSignal } from './contract.ts';
import { keyOf, lastOpenDay, zone } from './facts.ts';
import { stands } from './store.ts';

type Asked = z.infer<NonNullable<(typeof authenticityContract.list)['~orpc']['inputSchema']>>;
type Row = Omit<OpenSignal, 'key'> & { readonly ownId: string; readonly otherId: string };

const said = (which: ReturnType<typeof sql>) => sql`exists (select 1 from authenticity_answer x where x.office_id = m.office_id and x.activity_id = m.activity_id
  and x.signal = m.kind || ' ' || m.own_id || ' ' || m.other_id and x.said ${which})`;

/**
 * One page of the signals those who inspect are told of (SUP-14), newest first, by key. They stand in the order of time and of nothing else: by
 * whom or of which branch is no order here, and nothing is counted. Whoever calls has asked who may.
 */
export async function listOpen(db: Connection, scope: Scope, { after, limit, state }: Asked): Promise<{ rows: OpenSignal[]; next: string | null }> {
  const rules = await loadRules(db, scope.officeId, scope.now);
  const [explained, answered] = [said(sql`= 'explained'`), said(sql`in ('noted', 'harmless')`)];
  const [since, activityId, kind, ownId, otherId] = after?.split('_') ?? [];
  const onward = since === undefined ? sql`true` : sql`(m.since, m.activity_id, m.kind, m.own_id, m.other_id) < (${since}::timestamptz, ${activityId}::uuid, ${kind}::text, ${ownId}::uuid, ${otherId}::uuid)`;
  const { rows } = await sql<Row>`
    select m.kind, m.own_kind, m.own_id, m.other_id, m.since, a.id as activity_id, a.code, a.theme, ${explained} as explained, ${answered} as answered,
      array(select b.name from branch b where b.office_id = a.office_id and b.id = any(a.host_branch_ids) order by b.pinyin) as hosts
    from authenticity_match m join activity a on a.office_id = m.office_id and a.id = m.activity_id and a.standing in ('active', 'postponed') and ${visible(scope)}
      left join activity o on o.office_id = m.office_id and o.id = m.other_activity_id
    where m.office_id = ${scope.officeId} and ${onward} and (m.other_activity_id is null or o.standing in ('active', 'postponed'))
      and ${stands('own_kind', 'own_id')} and (m.other_kind is null or ${stands('other_kind', 'other_id')})
      and (m.since < (${addDays(lastOpenDay(rules), 1)}::timestamp at time zone ${zone}) or ${explained})
      and ${state === undefined ? sql`true` : state === 'answered' ? answered : sql`not ${answered}`}
    order by m.since desc, m.activity_id desc, m.kind desc, m.own_id desc, m.other_id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ ownId: own, otherId: other, ...row }) => ({ ...row, key: keyOf({ kind: row.kind, ownId: own, otherId: other }), since: new Date(row.since).toISOString() })),
    next: rows.length > limit && last !== undefined ? [new Date(last.since).toISOString(), last.activityId, last.kind, last.ownId, last.otherId].join('_') : null,
  };
}
