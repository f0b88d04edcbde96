import { sql } from 'kysely';
import { loadPeople } from '#features/org/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { OneFacts } from './decide.ts';
import type { LeaderRole, ProjectOf, RequestKnown, Waiting } from './facts.ts';

/** What the verbs of temporary groups and branches load. */

/** @throws Refusal NOT_FOUND where the office has no such project. */
export async function loadProject(db: Connection, { officeId }: Scope, id: string): Promise<ProjectOf> {
  const { rows } = await sql<ProjectOf>`
    select j.id, j.name, j.start_on, j.end_on, j.closed_on, array(select m.person_id from project_member m where m.office_id = j.office_id and m.project_id = j.id) as team_ids
    from project j where j.office_id = ${officeId} and j.id = ${id}`.execute(db);
  const [project] = rows;
  if (project === undefined) throw new Refusal('NOT_FOUND', [need('need.project')]);
  return project;
}

/** Requests of a project that are not settled, latest first. The project is held, so that two who ask at once are one after the other. */
export async function loadWaiting(db: Connection, { officeId }: Scope, projectId: string): Promise<Waiting[]> {
  await sql`select 1 from project where office_id = ${officeId} and id = ${projectId} for no key update`.execute(db);
  const { rows } = await sql<Waiting>`
    select kind, name, state, asked_on from temporary_request where office_id = ${officeId} and project_id = ${projectId} and state in ('asked', 'returned') order by asked_on desc, id desc`.execute(db);
  return rows;
}

/** People who hold the committee's post now. */
export async function committeeIds(db: Connection, { officeId, now }: Scope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct x.person_id as id from post x join person p on p.office_id = x.office_id and p.id = x.person_id and p.removed_on is null join office o on o.id = x.office_id
    where x.office_id = ${officeId} and x.post = 'committee' and x.from_on <= (${now.toISOString()}::timestamptz at time zone o.time_zone)::date
      and (x.to_on is null or x.to_on >= (${now.toISOString()}::timestamptz at time zone o.time_zone)::date) order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** A request, locked, with its project and the people it names besides `others`. @throws Refusal NOT_FOUND */
export async function loadOne(db: Connection, scope: Scope, id: string, others: readonly string[] = []): Promise<OneFacts> {
  const { rows } = await sql<Omit<RequestKnown, 'leaders'> & { leaderIds: string[]; leaderRoles: LeaderRole[] }>`
    select id, project_id, kind, name, start_on, planned_end, leader_ids, leader_roles, member_ids, state, proposer_id, version from temporary_request where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('temporary.no_request')]);
  const { leaderIds, leaderRoles, ...request } = found;
  const leaders = leaderIds.map((personId, index) => ({ personId, role: leaderRoles[index] ?? 'officer' }));
  return {
    request: { ...request, leaders }, project: await loadProject(db, scope, request.projectId), people: await loadPeople(db, scope, [...leaderIds, ...request.memberIds, ...others]),
    committeeIds: await committeeIds(db, scope),
  };
}

export async function projectOfBranch(db: Connection, { officeId }: Scope, branchId: string) {
  const { rows } = await sql<{ name: string; endOn: string | null; closedOn: string | null }>`
    select j.name, j.end_on, j.closed_on from branch b join project j on j.office_id = b.office_id and j.id = b.project_id where b.office_id = ${officeId} and b.id = ${branchId}`.execute(db);
  return rows[0] ?? null;
}
