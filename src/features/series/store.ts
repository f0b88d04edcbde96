import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ActivityKnown, MakeFacts, OnOne, SeriesKnown, Standing } from './decide.ts';

/** What the series' commands load. */

async function nameTaken(db: Connection, { officeId }: Scope, name: string, except: string | null): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} series`}, 0))`.execute(db);
  const { rows } = await sql`select 1 from series where office_id = ${officeId} and lower(name) = lower(${name}) and state = 'active' and id is distinct from ${except}::uuid`.execute(db);
  return rows.length > 0;
}

/** Of these, the activities the actor may see. */
async function activitiesAmong(db: Connection, scope: Scope, ids: readonly string[]): Promise<ActivityKnown[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ActivityKnown>`
    select a.id, a.theme, coalesce(a.host_branch_ids, '{}') as host_branch_ids from activity a where a.office_id = ${scope.officeId} and a.id = any(${ids}::uuid[]) and ${visible(scope)}`.execute(db);
  return rows;
}

export const loadMaking = async (db: Connection, scope: Scope, { name, activityIds }: { readonly name: string; readonly activityIds: readonly string[] }): Promise<MakeFacts> =>
  ({ nameTaken: await nameTaken(db, scope, name, null), activities: await activitiesAmong(db, scope, activityIds) });

/** @throws Refusal NOT_FOUND where the office has no such series. */
export async function loadSeries(db: Connection, scope: Scope, id: string, { name, activityIds = [] }: { readonly name?: string; readonly activityIds?: readonly string[] } = {}): Promise<OnOne> {
  const { rows } = await sql<SeriesKnown>`
    select id, name, state, created_by, version from series where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const [series] = rows;
  if (series === undefined) throw new Refusal('NOT_FOUND', [need('need.series')]);
  const standing = await sql<Standing>`
    select id, activity_id from series_activity where office_id = ${scope.officeId} and series_id = ${id} and activity_id = any(${activityIds}::uuid[])`.execute(db);
  return { series, nameTaken: await nameTaken(db, scope, name ?? series.name, id), activities: await activitiesAmong(db, scope, activityIds), standing: standing.rows };
}
