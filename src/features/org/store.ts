import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { holds, type Post } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';

/** Whether all of these rows exist in the actor's office. */
export async function has(db: Connection, scope: Scope, table: 'unit' | 'branch', ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from ${sql.table(table)} where office_id = ${scope.officeId} and id = any(${wanted}::uuid[])`.execute(db);
  return rows[0]?.found === wanted.length;
}

export async function unitNamed(db: Connection, scope: Scope, name: string): Promise<boolean> {
  const found = await sql`select 1 from unit where office_id = ${scope.officeId} and (name = ${name} or ${name} = any(aliases))`.execute(db);
  return found.rows.length > 0;
}

/** The three administrators have no business lists; a link opens one activity and nothing else. */
function business(scope: Scope): void {
  const { actor } = scope;
  if (actor.kind === 'link' || holds(actor, 'system_admin', 'audit_admin')) throw new Refusal('FORBIDDEN', [need('forbidden.post')]);
}

export async function listBranches(db: Connection, scope: Scope) {
  business(scope);
  const { rows } = await sql<{ id: string; name: string; unitId: string; unitName: string; own: boolean; kind: 'standing' | 'temporary'; dissolvedOn: string | null }>`
    select b.id, b.name, b.unit_id, u.name as unit_name, u.own, b.kind, b.dissolved_on
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id
    where b.office_id = ${scope.officeId} order by u.own desc, u.pinyin, b.pinyin`.execute(db);
  return rows;
}

export async function listUnits(db: Connection, scope: Scope) {
  business(scope);
  return db.selectFrom('unit').select(['id', 'name', 'kind', 'industry', 'region', 'own']).where('officeId', '=', scope.officeId).orderBy('pinyin').execute();
}

export async function listPeople(db: Connection, scope: Scope) {
  if (scope.actor.kind === 'link') throw new Refusal('FORBIDDEN', [need('forbidden.post')]);
  const { rows } = await sql<{ id: string; name: string; branches: string[]; posts: { post: Post; branch: string | null }[] }>`
    select p.id, p.name,
      (select coalesce(json_agg(b.name), '[]') from membership m join branch b on b.office_id = m.office_id and b.id = m.branch_id
        where m.office_id = p.office_id and m.person_id = p.id and m.to_on is null) as branches,
      (select coalesce(json_agg(json_build_object('post', x.post, 'branch', b.name)), '[]') from post x
        left join branch b on b.office_id = x.office_id and b.id = x.branch_id
        where x.office_id = p.office_id and x.person_id = p.id and x.to_on is null) as posts
    from person p where p.office_id = ${scope.officeId} and p.removed_on is null order by p.pinyin`.execute(db);
  return rows;
}
