import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
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

/** Activities the branch hosted, oldest first, with who was there; and how many more the reader may not read. */
export async function activitiesOf(db: Connection, scope: Scope, branchId: string): Promise<{ readonly seen: DossierActivity[]; readonly unseen: number }> {
  const hosted = sql`a.office_id = ${scope.officeId} and a.host_branch_ids @> array[${branchId}]::uuid[]`;
  const { rows } = await sql<DossierActivity>`
    select a.id, a.code, a.theme, a.held_on as on,
      (select coalesce(json_agg(json_build_object('name', t.name, 'state', t.state, 'reason', t.reason, 'branchName', b.name) order by t.state, t.name), '[]')
        from attendance t left join branch b on b.office_id = t.office_id and b.id = t.branch_id where t.office_id = a.office_id and t.activity_id = a.id) as attendance
    from activity a where ${hosted} and ${visible(scope)} order by a.sort_on, a.id limit 200`.execute(db);
  const all = await sql<{ count: number }>`select count(*)::int as count from activity a where ${hosted}`.execute(db);
  return { seen: rows, unseen: (all.rows[0]?.count ?? rows.length) - rows.length };
}
