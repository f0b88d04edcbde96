import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { knowable } from './store.ts';

/** Whether a file is material of a consultation the actor is asked in or may know of: then it is read, and no other of the activity with it. */
export async function isMaterial(db: Connection, scope: Scope, fileId: string, activityId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select c.id from consultation c join activity a on a.office_id = c.office_id and a.id = c.activity_id
    where c.office_id = ${scope.officeId} and c.activity_id = ${activityId} and ${fileId} = any(c.file_ids) and ${knowable(scope)} limit 1`.execute(db);
  return rows.length > 0;
}
