import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { FollowedProfile } from './contract.ts';

/** Every set of rules the office follows or followed, from the bottom up. With `lock` two choices come one after the other. */
export async function listProfiles(db: Connection, scope: Scope, { lock = false } = {}): Promise<FollowedProfile[]> {
  if (lock) await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} office_profile`}, 0))`.execute(db);
  return await db.selectFrom('officeProfile').select(['id', 'profile', 'position', 'fromOn', 'toOn', 'version']).where('officeId', '=', scope.officeId).orderBy('position').orderBy('fromOn').execute();
}

/** What is still to come after a day: activities not yet held, and lines of plans that are not dropped. */
export async function comingAfter(db: Connection, scope: Scope, day: string): Promise<{ activities: number; lines: number }> {
  const { rows } = await sql<{ activities: number; lines: number }>`
    select (select count(*)::int from activity a where a.office_id = ${scope.officeId} and a.sort_on > ${day} and a.held_on is null and a.standing in ('active', 'postponed') and a.origin = 'entered') as activities,
      (select count(*)::int from plan_item p where p.office_id = ${scope.officeId} and p.from_on > ${day} and p.state not in ('dropped', 'returned')) as lines`.execute(db);
  return rows[0] ?? { activities: 0, lines: 0 };
}
