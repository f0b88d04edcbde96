import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { ApprovalFacts } from '#features/activity/facts.ts';

interface Pending {
  id: string; activityId: string; code: string; theme: string | null; step: ApprovalFacts['step']; why: string;
}

/** Steps that wait for the actor: by the post held now, the branch's own step for members of a hosting branch. */
export async function listPending(db: Connection, scope: Scope, page: { after?: string | undefined; limit: number }) {
  const posts = scope.actor.posts.map((held) => held.post);
  const { rows } = await sql<Pending>`
    select p.id, p.activity_id, a.code, a.theme, p.step, p.why
    from approval p join activity a on a.office_id = p.office_id and a.id = p.activity_id
    where p.office_id = ${scope.officeId} and p.state = 'pending' and a.standing = 'active'
      and p.id > ${page.after ?? '00000000-0000-0000-0000-000000000000'}
      and a.proposer_id is distinct from ${scope.actor.personId} and a.organiser_id is distinct from ${scope.actor.personId}
      and (p.step = any(${posts}) or (p.step = 'branch' and a.host_branch_ids && ${scope.actor.branchIds}::uuid[]))
    order by p.id limit ${page.limit + 1}`.execute(db);
  const shown = rows.slice(0, page.limit);
  return { rows: shown, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}
