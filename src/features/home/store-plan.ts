import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { filingOf } from '#features/plan/facts-filing.ts';
import { holds } from '#shared/actor.ts';
import type { PlanWaitingRow } from './contract.ts';
import { planKinds } from './facts.ts';

const most = 20;

/** What of the year's plans waits for the actor: each kind is one arm of one statement. */
export async function listPlansWaiting(db: Connection, scope: Scope, today: string): Promise<PlanWaitingRow[]> {
  const { actor, officeId } = scope;
  const me = actor.personId;
  const led = actor.posts.flatMap((held) => (held.post === 'secretary' && held.branchId !== null ? [held.branchId] : []));
  const posts = actor.posts.map((held) => held.post);
  if (led.length === 0 && !holds(actor, 'committee', 'finance', 'leading_group')) return [];
  const ofBranch = sql`from year_plan y join branch b on b.office_id = y.office_id and b.id = any(${led}::uuid[]) and (b.dissolved_on is null or b.dissolved_on > ${today})`;
  // Nobody is asked to decide on own lines, or twice in a round.
  const stranger = (items: 'plan' | 'line') => sql`x.step = any(${posts}) and not exists (select 1 from plan_item i where i.office_id = x.office_id and i.proposer_id = ${me}
      and ${items === 'plan' ? sql`i.plan_id = x.plan_id and i.state = 'proposed' and not i.extra` : sql`i.id = x.item_id`})
    and not exists (select 1 from plan_step o where o.office_id = x.office_id and o.plan_id = x.plan_id and o.item_id is not distinct from x.item_id and o.round = x.round and o.decided_by = ${me})`;
  const { rows } = await sql<PlanWaitingRow>`
    (select 'decide_plan' as kind, y.id, y.year, null::date as day, false as overdue, null::text as detail from plan_step x join year_plan y on y.office_id = x.office_id and y.id = x.plan_id and y.round = x.round and y.state = x.step
      where x.office_id = ${officeId} and x.item_id is null and x.state = 'pending' and x.step <> 'committee' and ${stranger('plan')} limit ${most})
    union all (select 'decide_extra', x.item_id, y.year, null, false, j.content from plan_step x join year_plan y on y.office_id = x.office_id and y.id = x.plan_id
      join plan_item j on j.office_id = x.office_id and j.id = x.item_id where x.office_id = ${officeId} and x.state = 'pending' and ${stranger('line')} order by x.id limit ${most})
    union all (select 'returned_lines', b.id, y.year, null, false, b.name ${ofBranch} where y.office_id = ${officeId} and y.state in ('called', 'committee', 'approved')
      and exists (select 1 from plan_item i where i.office_id = y.office_id and i.plan_id = y.id and i.branch_id = b.id and i.state = 'returned') limit ${most})
    union all (select 'propose_plan', b.id, y.year, y.due_on, y.due_on < ${today}, b.name ${ofBranch} left join project j on j.office_id = b.office_id and j.id = b.project_id
      where y.office_id = ${officeId} and y.state = 'called' and y.opens_on <= ${today}
      and (b.kind = 'standing' or coalesce(j.closed_on, j.end_on, b.planned_end, 'infinity'::date) >= make_date(y.year, 1, 1))
      and not exists (select 1 from plan_item i where i.office_id = y.office_id and i.plan_id = y.id and i.branch_id = b.id and i.state <> 'draft') limit ${most})
    union all (select 'consolidate', y.id, y.year, y.due_on, false, null from year_plan y where y.office_id = ${officeId} and ${holds(actor, 'committee')}
      and (y.state = 'committee' or y.state = 'called' and y.due_on < ${today}) limit ${most})`.execute(db);
  const filing = holds(actor, 'committee') ? await listToFile(db, scope, today) : [];
  return [...rows, ...filing].toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || planKinds.indexOf(a.kind) - planKinds.indexOf(b.kind) || a.year - b.year);
}

/** Approved plans whose filing is due soon by the parameters of PLN-05. */
async function listToFile(db: Connection, scope: Scope, today: string): Promise<PlanWaitingRow[]> {
  const { rows } = await sql<{ id: string; year: number }>`
    select id, year from year_plan where office_id = ${scope.officeId} and state = 'approved' and filed_on is null order by year desc limit 3`.execute(db);
  if (rows.length === 0) return [];
  const rules = await loadRules(db, scope.officeId, scope.now);
  return rows.flatMap(({ id, year }): PlanWaitingRow[] => {
    const filing = filingOf(year, rules);
    if (filing === null || today < filing.toldFrom) return [];
    const { due } = filing;
    return [{ kind: 'file_plan', id, year, day: due, overdue: due < today, detail: null }];
  });
}
