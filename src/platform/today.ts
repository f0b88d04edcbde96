import { sql } from 'kysely';
import { dayIn, type Day } from '#shared/dates.ts';
import type { Connection, Scope } from './command.ts';

/** Today in the office's zone, for reads; commands are told by the door. */
export async function todayOf(db: Connection, scope: Scope, now: Date): Promise<Day> {
  const { rows } = await sql<{ timeZone: string }>`select time_zone from office where id = ${scope.officeId}`.execute(db);
  return dayIn(now.toISOString(), rows[0]?.timeZone ?? 'Asia/Shanghai');
}
