import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { holds } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ProjectFilters, ProjectRow, ProjectView } from './contract.ts';
import { projectPolicy } from './policy.ts';

/** Work projects as they are read: never by administrators, never with the unit visited but by the discipline post. */

function mayRead(scope: Scope, verb: string): void {
  const against = barred(projectPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

const columns = sql`
  j.id, j.code, j.name, j.place, j.region, j.industry, j.start_on, j.end_on, j.closed_on, j.version,
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.pinyin), '[]')
    from project_member m join person p on p.office_id = m.office_id and p.id = m.person_id
    where m.office_id = j.office_id and m.project_id = j.id) as team,
  (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by b.pinyin), '[]')
    from branch b where b.office_id = j.office_id and b.project_id = j.id and b.dissolved_on is null) as branches`;

/** One page of projects, latest start first. */
export async function listProjects(db: Connection, scope: Scope, filters: ProjectFilters) {
  mayRead(scope, 'project.list');
  const where = [sql`j.office_id = ${scope.officeId}`];
  const [day, id] = filters.after?.split('_') ?? [];
  if (day !== undefined && id !== undefined) where.push(sql`(j.start_on::text, j.id::text) < (${day}, ${id})`);
  if (filters.q !== undefined && filters.q !== '') where.push(sql`(strpos(j.name, ${filters.q}) > 0 or strpos(lower(j.code), lower(${filters.q})) > 0)`);
  if (filters.closed !== undefined) where.push(filters.closed === 'yes' ? sql`j.closed_on is not null` : sql`j.closed_on is null`);
  const { rows } = await sql<ProjectRow>`
    select ${columns} from project j where ${sql.join(where, sql` and `)}
    order by j.start_on::text desc, j.id::text desc limit ${filters.limit + 1}`.execute(db);
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > filters.limit && last !== undefined ? `${last.startOn}_${last.id}` : null };
}

/** @throws Refusal NOT_FOUND where the office has no such project. */
export async function readProject(db: Connection, scope: Scope, id: string): Promise<Omit<ProjectView, 'allowed' | 'activities'>> {
  mayRead(scope, 'project.one');
  const { rows } = await sql<ProjectRow>`select ${columns} from project j where j.office_id = ${scope.officeId} and j.id = ${id}`.execute(db);
  const [project] = rows;
  if (project === undefined) throw new Refusal('NOT_FOUND', [need('need.project')]);
  // A problem belongs to the project when it says so, or when it was raised in an activity that is about the project.
  const problems = await sql<ProjectView['problems'][number]>`
    select x.id, x.activity_id, a.theme, x.kind, x.text, x.year, x.number, x.place from problem x
    left join activity a on a.office_id = x.office_id and a.id = x.activity_id
    where x.office_id = ${scope.officeId} and (x.project_id = ${id} or x.project_id is null and a.project_ids @> array[${id}]::uuid[]) and (x.activity_id is null or ${visible(scope)})
    order by x.id desc limit 200`.execute(db);
  const actions = await sql<ProjectView['actions'][number]>`
    select x.id, x.activity_id, x.problem_id, x.measure, p.name as owner_name, x.due_on, x.state, x.result_kind, x.before, x.after, x.method, x.verifier_name, x.verified_at, x.before_figure, x.after_figure, x.figure_unit, b.name as branch_name
    from action x join person p on p.office_id = x.office_id and p.id = x.owner_id left join branch b on b.office_id = x.office_id and b.id = x.branch_id
    where x.office_id = ${scope.officeId} and x.problem_id = any(${problems.rows.map((problem) => problem.id)}::uuid[])
    order by x.due_on, x.id`.execute(db);
  return { project, problems: problems.rows, actions: actions.rows, auditees: holds(scope.actor, 'discipline') ? await auditeesOf(db, scope, id) : null };
}

async function auditeesOf(db: Connection, scope: Scope, projectId: string) {
  const { rows } = await sql<NonNullable<ProjectView['auditees']>[number]>`
    select p.id, p.unit_id, u.name as unit_name, p.notice_on, p.audit_end_on from project_auditee p
    join unit u on u.office_id = p.office_id and u.id = p.unit_id
    where p.office_id = ${scope.officeId} and p.project_id = ${projectId} order by u.pinyin`.execute(db);
  return rows;
}
