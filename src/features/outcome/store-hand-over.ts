import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import type { HandOverKnown } from './decide-action.ts';
import { loadUnasked } from './store.ts';

/** Actions that are under way while their owner has left the office, or their branch is no more. */

/** Ids only, whatever the day: each is looked at again by a piece of work of its own, at the door’s own clock. */
export async function danglingActions(db: Connection): Promise<readonly { readonly officeId: string; readonly id: string }[]> {
  const { rows } = await sql<{ officeId: string; id: string }>`
    select t.office_id, t.id from action t where t.state in ('open', 'done') and (
      exists (select 1 from person p where p.office_id = t.office_id and p.id = t.owner_id and p.removed_on is not null)
      or exists (select 1 from branch b where b.office_id = t.office_id and b.id = t.branch_id and b.dissolved_on is not null)) order by t.id`.execute(db);
  return rows;
}

/**
 * Who takes an action over: a secretary of its branch, of the problem’s, of one that hosts its activity, else 机关党委;
 * and which branch: where that person or the owner is at home, else the problem’s.
 */
export async function loadHandOver(tx: Transaction<DB>, scope: Scope, actionId: string): Promise<HandOverKnown> {
  const today = await todayOf(tx, scope, scope.now);
  const found = await tx.selectFrom('action').select(['problemId', 'ownerId', 'branchId']).where('officeId', '=', scope.officeId).where('id', '=', actionId).executeTakeFirst();
  if (found === undefined) return { action: null, ownerGone: false, branchGone: false, heir: null, branchId: null, known: null };
  const known = await loadUnasked(tx, scope, found.problemId);
  const action = known.actions.find(({ id }) => id === actionId) ?? null;
  const { rows } = await sql<{ ownerGone: boolean; branchGone: boolean; heir: string | null; branchId: string | null }>`
    with living as (select b.id from branch b where b.office_id = ${scope.officeId} and (b.dissolved_on is null or b.dissolved_on > ${today})),
    near as (
      select ${action?.branchId ?? null}::uuid as id, 1 as place union all select ${known.problem.branchId}::uuid, 2
      union all select unnest(a.host_branch_ids), 3 from activity a where a.office_id = ${scope.officeId} and a.id = ${known.problem.activityId}),
    heir as (
      select x.person_id as id from post x join person p on p.office_id = x.office_id and p.id = x.person_id and (p.removed_on is null or p.removed_on > ${today})
      left join near n on n.id = x.branch_id and x.post = 'secretary' left join living l on l.id = n.id
      where x.office_id = ${scope.officeId} and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today}) and x.person_id <> ${action?.ownerId ?? null}
        and (l.id is not null or x.post = 'committee') order by coalesce(n.place, 9), p.pinyin, p.id limit 1)
    select exists (select 1 from person p where p.office_id = ${scope.officeId} and p.id = ${action?.ownerId ?? null} and p.removed_on <= ${today}) as owner_gone,
      exists (select 1 from branch b where b.office_id = ${scope.officeId} and b.id = ${action?.branchId ?? null} and b.dissolved_on <= ${today}) as branch_gone,
      (select id from heir) as heir,
      coalesce((select m.branch_id from membership m join living l on l.id = m.branch_id where m.office_id = ${scope.officeId} and m.kind = 'home' and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today})
          and m.person_id = case when exists (select 1 from person p where p.office_id = ${scope.officeId} and p.id = ${action?.ownerId ?? null} and p.removed_on <= ${today}) then (select id from heir) else ${action?.ownerId ?? null}::uuid end limit 1),
        (select l.id from living l where l.id = ${known.problem.branchId})) as branch_id`.execute(tx);
  const [row] = rows;
  return { action, known, ownerGone: row?.ownerGone ?? false, branchGone: row?.branchGone ?? false, heir: row?.heir ?? null, branchId: row?.branchId ?? null };
}
