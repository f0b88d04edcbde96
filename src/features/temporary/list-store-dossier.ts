import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { branchHead, mayRead, type BranchHead } from './list-store.ts';
import type { Dossier, DossierActivity } from './print-dossier.ts';

/** What a branch's dossier holds beside its papers, as the reader may see it. */

export async function membersEver(db: Connection, { officeId }: Scope, branchId: string): Promise<Dossier['members']> {
  const { rows } = await sql<Dossier['members'][number]>`
    select p.name, x.from_on, x.to_on, (select b.name from membership h join branch b on b.office_id = h.office_id and b.id = h.branch_id
      where h.office_id = x.office_id and h.person_id = x.person_id and h.kind = 'home' and h.from_on <= coalesce(x.to_on, 'infinity') and coalesce(h.to_on, 'infinity') >= x.from_on order by h.from_on desc limit 1) as home_name
    from membership x join person p on p.office_id = x.office_id and p.id = x.person_id where x.office_id = ${officeId} and x.branch_id = ${branchId} and coalesce(x.to_on, x.from_on) >= x.from_on order by x.from_on, p.pinyin, x.id`.execute(db);
  return rows;
}

/** Secretaries ever appointed, for a branch that came of no request. */
export async function leadersEver(db: Connection, { officeId }: Scope, branchId: string): Promise<Dossier['leaders']> {
  const { rows } = await sql<{ name: string }>`
    select p.name from post x join person p on p.office_id = x.office_id and p.id = x.person_id where x.office_id = ${officeId} and x.branch_id = ${branchId} and x.post = 'secretary' order by x.from_on, p.pinyin`.execute(db);
  return rows.map(({ name }) => ({ name, role: '书记' }));
}

const hosted = (officeId: string, branchId: string) => sql`a.office_id = ${officeId} and a.host_branch_ids @> array[${branchId}]::uuid[]`;

/** Activities the branch hosted: how many the reader may read, and how many more there are. */
export async function countOf(db: Connection, scope: Scope, branchId: string): Promise<{ readonly seen: number; readonly unseen: number }> {
  const { rows } = await sql<{ seen: number; all: number }>`select count(*) filter (where ${visible(scope)})::int as seen, count(*)::int as all from activity a where ${hosted(scope.officeId, branchId)}`.execute(db);
  const { seen, all } = rows[0] ?? { seen: 0, all: 0 };
  return { seen, unseen: all - seen };
}

/** One page of those the reader may read, oldest first, with who was there. */
export async function activitiesOf(db: Connection, scope: Scope, branchId: string, { after, limit }: { readonly after: string | null; readonly limit: number }): Promise<{ readonly rows: DossierActivity[]; readonly next: string | null }> {
  const [on, id] = after?.split('_') ?? [];
  const further = on !== undefined && id !== undefined ? sql`and (a.sort_on, a.id) > (${on}::date, ${id}::uuid)` : sql``;
  const { rows } = await sql<DossierActivity & { sortOn: string }>`
    select a.id, a.code, a.theme, a.held_on as on, a.sort_on,
      (select coalesce(json_agg(json_build_object('name', t.name, 'state', t.state, 'reason', t.reason, 'branchName', b.name) order by t.state, t.name), '[]')
        from attendance t left join branch b on b.office_id = t.office_id and b.id = t.branch_id where t.office_id = a.office_id and t.activity_id = a.id) as attendance
    from activity a where ${hosted(scope.officeId, branchId)} and ${visible(scope)} ${further} order by a.sort_on, a.id limit ${limit}`.execute(db);
  const end = rows.at(-1);
  return { rows: rows.map(({ sortOn: _, ...row }) => row), next: rows.length < limit || end === undefined ? null : `${end.sortOn}_${end.id}` };
}

/** The branch a dossier is asked of. @throws Refusal FORBIDDEN, NOT_FOUND, or REFUSED for one that is not temporary. */
export async function dossierBranch(db: Connection, scope: Scope, id: string): Promise<BranchHead> {
  mayRead(scope, 'temporary.dossier');
  const branch = await branchHead(db, scope, id);
  if (branch.kind !== 'temporary') throw new Refusal('REFUSED', [need('temporary.only_temporary')]);
  return branch;
}
