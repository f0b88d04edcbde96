import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { WaitingRow } from './contract.ts';

const most = 20;

/** Actions that wait for the actor, of an activity or of none: to be reported by their owner, to be verified by whoever was asked or leads the branch, to be taken up from another branch. */
export async function listActionsWaiting(db: Connection, { actor, officeId }: Scope, today: string): Promise<WaitingRow[]> {
  const me = actor.personId;
  const led = actor.posts.flatMap((held) => (held.post === 'secretary' && held.branchId !== null ? [held.branchId] : []));
  if (me === null || actor.kind !== 'person') return [];
  const columns = sql`a.id as activity_id, a.code, coalesce(a.theme, left(m.text, 60)) as theme`;
  const of = sql`left join problem m on m.office_id = x.office_id and m.id = x.problem_id left join activity a on a.office_id = x.office_id and a.id = x.activity_id`;
  const running = sql`(x.activity_id is null or a.standing = 'active' and a.stage in ('publicity', 'conversion'))`;
  const { rows } = await sql<WaitingRow>`
    (select 'report' as kind, x.id, ${columns}, x.problem_id as about_id, x.due_on as day, x.measure as detail, x.due_on < ${today} as overdue from action x ${of}
      where x.office_id = ${officeId} and x.owner_id = ${me} and x.state = 'open' and (x.activity_id is null or a.standing = 'active') order by x.due_on limit ${most})
    union all (select 'verify', x.id, ${columns}, x.problem_id, x.due_on, x.measure, false from action x ${of}
      where x.office_id = ${officeId} and x.state = 'done' and ${running} and ${me} not in (x.owner_id, coalesce(x.reported_by, x.owner_id), coalesce(x.leader_id, x.owner_id))
      and (x.verify_by_id = ${me} or x.verify_by_id is null and (a.host_branch_ids && ${led}::uuid[] or x.branch_id = any(${led}::uuid[]) or x.activity_id is null and m.branch_id = any(${led}::uuid[]))) order by x.id limit ${most})
    union all (select 'adopt', s.id, ${columns}, x.problem_id, null, x.measure, false from spread s join action x on x.office_id = s.office_id and x.id = s.action_id ${of}
      where s.office_id = ${officeId} and s.state = 'asked' and s.branch_id = any(${led}::uuid[]) order by s.id limit ${most})`.execute(db);
  return rows;
}
