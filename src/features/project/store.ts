import { sql } from 'kysely';
import { standing } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { AuditeeFacts, ProjectKnown } from './decide.ts';

/** What the projects' commands load. Lists and the page are in `list-store.ts`. */

/** Codes are given one at a time in an office. */
export async function lockCodes(db: Connection, scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} project`}, 0))`.execute(db);
}

/** @throws Refusal NOT_FOUND where the office has no such project. */
export async function loadProject(db: Connection, scope: Scope, id: string): Promise<ProjectKnown> {
  const { rows } = await sql<ProjectKnown>`
    select id, code, name, start_on, closed_on, version from project where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const [project] = rows;
  if (project === undefined) throw new Refusal('NOT_FOUND', [need('need.project')]);
  return project;
}

export async function codeTaken(db: Connection, scope: Scope, code: string, except: string | null = null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from project where office_id = ${scope.officeId} and code = ${code} and id is distinct from ${except}::uuid`.execute(db);
  return rows.length > 0;
}

/** Of these ids, the people of the office who have not been removed. */
export async function peopleAmong(db: Connection, scope: Scope, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where office_id = ${scope.officeId} and id = any(${ids}::uuid[]) and removed_on is null`.execute(db);
  return rows.map((row) => row.id);
}

export async function loadTeam(db: Connection, scope: Scope, projectId: string) {
  const { rows } = await sql<{ id: string; personId: string }>`
    select id, person_id from project_member where office_id = ${scope.officeId} and project_id = ${projectId}`.execute(db);
  return rows;
}

/** What the discipline post's verbs rest on: read here and in the discipline post's view, nowhere else. */
export async function loadAuditee(db: Connection, scope: Scope, projectId: string, unitId: string): Promise<AuditeeFacts> {
  const project = await loadProject(db, scope, projectId);
  const { rows } = await sql<{ outside: boolean; auditeeIds: string[] }>`
    select exists (select 1 from unit u where u.office_id = ${scope.officeId} and u.id = ${unitId} and not u.own and ${standing('u')}) as outside,
      array(select p.id from project_auditee p where p.office_id = ${scope.officeId} and p.project_id = ${projectId} and p.unit_id = ${unitId} order by p.id) as auditee_ids`.execute(db);
  return { project, outside: rows[0]?.outside ?? false, auditeeIds: rows[0]?.auditeeIds ?? [] };
}
