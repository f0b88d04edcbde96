import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { BranchKnown, MembershipKnown, PersonKnown, PostKnown } from './facts.ts';

/** What the organisation's commands load. Lists and pages are in `list-store.ts`. */

/** Commands on one office's organisation come one after the other: names, homes and the last administrator stay true. */
export async function lockOrg(db: Connection, scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} org`}, 0))`.execute(db);
}

const terms = (table: 'post' | 'membership', of: 'person_id' | 'branch_id', ids: readonly string[], scope: Scope) => sql`
  select x.* from ${sql.table(table)} x where x.office_id = ${scope.officeId} and x.${sql.ref(of)} = any(${ids}::uuid[]) order by x.from_on, x.id`;

/** People by id, with all their posts and memberships. Ids of another office are simply not found. */
export async function loadPeople(db: Connection, scope: Scope, ids: readonly string[]): Promise<PersonKnown[]> {
  const people = await sql<Omit<PersonKnown, 'posts' | 'memberships'>>`
    select id, name, status, rank, phone_masked, email, removed_on, version from person
    where office_id = ${scope.officeId} and id = any(${ids}::uuid[])`.execute(db);
  const posts = await terms('post', 'person_id', ids, scope).execute(db);
  const memberships = await terms('membership', 'person_id', ids, scope).execute(db);
  return people.rows.map((person) => ({
    ...person,
    posts: (posts.rows as PostKnown[]).filter((held) => held.personId === person.id),
    memberships: (memberships.rows as MembershipKnown[]).filter((held) => held.personId === person.id),
  }));
}

/** @throws Refusal NOT_FOUND where the office has no such person. */
export async function loadPerson(db: Connection, scope: Scope, id: string): Promise<PersonKnown> {
  const [person] = await loadPeople(db, scope, [id]);
  if (person === undefined) throw new Refusal('NOT_FOUND', [need('need.person')]);
  return person;
}

/** A branch of our own unit. @throws Refusal NOT_FOUND for any other. */
export async function loadBranch(db: Connection, scope: Scope, id: string): Promise<BranchKnown> {
  const { rows } = await sql<BranchKnown>`
    select b.id, b.name, b.kind, b.start_on, b.planned_end, b.dissolved_on, b.version
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${scope.officeId} and b.id = ${id}`.execute(db);
  const [branch] = rows;
  if (branch === undefined) throw new Refusal('NOT_FOUND', [need('need.branch')]);
  return branch;
}

/** Who stands and stood in a branch, and the posts held in it. */
export async function loadInBranch(db: Connection, scope: Scope, branchId: string) {
  const memberships = await terms('membership', 'branch_id', [branchId], scope).execute(db);
  const posts = await terms('post', 'branch_id', [branchId], scope).execute(db);
  return { memberships: memberships.rows as MembershipKnown[], posts: posts.rows as PostKnown[] };
}

/** Our own unit and the names of its living branches, but for one. @throws Refusal NOT_FOUND before the office has one. */
export async function loadOwnUnit(db: Connection, scope: Scope, exceptBranch: string | null = null) {
  const { rows } = await sql<{ unitId: string; names: string[] }>`
    select u.id as unit_id, (select coalesce(json_agg(b.name), '[]') from branch b where b.office_id = u.office_id and b.unit_id = u.id
      and b.dissolved_on is null and b.id is distinct from ${exceptBranch}::uuid) as names
    from unit u where u.office_id = ${scope.officeId} and u.own limit 1`.execute(db);
  const [unit] = rows;
  if (unit === undefined) throw new Refusal('NOT_FOUND', [need('need.own_unit')]);
  return unit;
}

/** Whether somebody else holds 安全管理员 without an end in sight. */
export async function hasOtherSecurityAdmin(db: Connection, scope: Scope, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from post x join person p on p.office_id = x.office_id and p.id = x.person_id and p.removed_on is null
    where x.office_id = ${scope.officeId} and x.post = 'security_admin' and x.to_on is null and x.person_id <> ${personId} limit 1`.execute(db);
  return rows.length > 0;
}

/** The work project a temporary branch is for. @throws Refusal NOT_FOUND */
export async function loadProjectOf(db: Connection, scope: Scope, id: string) {
  const { rows } = await sql<{ id: string; name: string; closedOn: string | null }>`
    select id, name, closed_on from project where office_id = ${scope.officeId} and id = ${id}`.execute(db);
  const [project] = rows;
  if (project === undefined) throw new Refusal('NOT_FOUND', [need('need.project', 'projectId')]);
  return project;
}
