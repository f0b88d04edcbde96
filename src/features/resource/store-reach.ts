import { sql, type RawBuilder } from 'kysely';
import { placeIn } from '#features/unit/facts-divisions.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { ReachFacts } from './decide-push.ts';
import type { At, Standing, Stationed } from './facts-reach.ts';

/** Where our branches are and what has reached them: one statement each, whatever the number of pushes. */

type Loaded = Omit<Stationed, 'projects'> & { readonly projects: readonly (Omit<At, 'region'> & { readonly place: string | null })[] };

/** Every living branch of ours with who stands in it today, and the work projects it was set up for or has people in. */
export async function stationed(db: Connection, { officeId }: Scope, today: string): Promise<Stationed[]> {
  const current = sql`m.from_on <= ${today}::date and (m.to_on is null or m.to_on >= ${today}::date)`;
  const { rows } = await sql<Loaded>`
    select b.id, b.name, b.kind, b.start_on, b.dissolved_on,
      array(select distinct m.person_id from membership m where m.office_id = b.office_id and m.branch_id = b.id and ${current}) as people,
      (select coalesce(json_agg(json_build_object('id', j.id, 'name', j.name, 'place', concat_ws(' ', j.region, j.place), 'industry', j.industry, 'startOn', j.start_on, 'endOn', j.end_on, 'closedOn', j.closed_on,
          'team', array(select t.person_id from project_member t join membership m on m.office_id = t.office_id and m.person_id = t.person_id and m.branch_id = b.id and ${current}
            where t.office_id = j.office_id and t.project_id = j.id)) order by j.start_on desc, j.id), '[]')
        from project j where j.office_id = b.office_id and (j.id = b.project_id or b.kind = 'standing' and exists (
          select 1 from project_member t join membership m on m.office_id = t.office_id and m.person_id = t.person_id and m.branch_id = b.id and ${current} where t.office_id = j.office_id and t.project_id = j.id))) as projects
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${officeId} and (b.dissolved_on is null or b.dissolved_on > ${today}::date) order by b.pinyin, b.id`.execute(db);
  return rows.map(({ projects, ...branch }) => ({ ...branch, projects: projects.map(({ place, ...at }) => ({ ...at, region: place === null ? null : placeIn(place) })) }));
}

/** Two pushes, or a push and a sweep, reach the same branch once: whoever decides on reach comes after the other. */
const inTurn = (db: Connection, officeId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} resource reach`}, 0))`.execute(db);
const toldOf = async (db: Connection, officeId: string, where: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await sql<{ key: string }>`select x.branch_id || ' ' || x.resource_id as key from resource_reach x where x.office_id = ${officeId} and ${where}`.execute(db);
  return rows.map(({ key }) => key);
};

export async function reachFacts(db: Connection, scope: Scope, today: string, resourceId: string): Promise<ReachFacts> {
  await inTurn(db, scope.officeId);
  return { branches: await stationed(db, scope, today), told: await toldOf(db, scope.officeId, sql`x.resource_id = ${resourceId}`) };
}
export const toldBefore = async (db: Connection, { officeId }: Scope, resourceId: string): Promise<Set<string>> => new Set(await toldOf(db, officeId, sql`x.resource_id = ${resourceId}`));

/** Every push that stands, of items still in the library. */
export async function sweepFacts(db: Connection, scope: Scope, today: string): Promise<ReachFacts & { readonly officeId: string; readonly pushes: readonly Standing[] }> {
  const { officeId } = scope;
  await inTurn(db, officeId);
  const { rows: pushes } = await sql<Standing>`
    select p.id, p.resource_id, r.title, p.branch_id, p.project_id, p.region, p.industry, p.branch_kind, p.until_on
    from resource_push p join resource r on r.office_id = p.office_id and r.id = p.resource_id and r.state = 'library'
    where p.office_id = ${officeId} and p.ended_at is null and (p.until_on is null or p.until_on >= ${today}::date) order by p.at, p.id`.execute(db);
  if (pushes.length === 0) return { officeId, pushes, branches: [], told: [] };
  const told = await toldOf(db, officeId, sql`x.resource_id = any(${[...new Set(pushes.map(({ resourceId }) => resourceId))]}::uuid[])`);
  return { officeId, pushes, branches: await stationed(db, scope, today), told };
}

/** Of the ids named, our own living branches; and whether the project is there. */
export async function targetsKnown(db: Connection, { officeId }: Scope, branchIds: readonly string[], projectId: string | null) {
  const branches = await sql<{ id: string }>`
    select b.id from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own where b.office_id = ${officeId} and b.id = any(${branchIds}::uuid[]) and b.dissolved_on is null`.execute(db);
  const project = projectId === null ? null : await sql`select 1 from project where office_id = ${officeId} and id = ${projectId}`.execute(db);
  return { branchesKnown: branches.rows.map(({ id }) => id), projectKnown: project === null || project.rows.length > 0 };
}

export async function pushesOf(db: Connection, { officeId }: Scope, resourceId: string) {
  const { rows } = await sql<{ id: string; ended: boolean; version: number; byName: string }>`
    select id, ended_at is not null as ended, version, by_name from resource_push where office_id = ${officeId} and resource_id = ${resourceId} for update`.execute(db);
  return rows;
}

/** Offices with a push that stands. */
export async function officesPushing(db: Connection): Promise<string[]> {
  const { rows } = await sql<{ officeId: string }>`select distinct office_id from resource_push where ended_at is null`.execute(db);
  return rows.map(({ officeId }) => officeId);
}
