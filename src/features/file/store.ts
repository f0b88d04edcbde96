import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';

export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly purpose: string;
  readonly activityId: string | null;
  /** Evidence of a problem that is no activity’s. */
  readonly problemId: string | null;
}

/**
 * A file that still stands with an activity of the office. Whether the asker may see that activity is asked next.
 * @throws Refusal NOT_FOUND
 */
export async function fileById(db: Connection, scope: Scope, id: string): Promise<StoredFile> {
  const { rows } = await sql<StoredFile>`
    select sha256, name, media_type, size, purpose, activity_id, problem_id from file
    where office_id = ${scope.officeId} and id = ${id} and removed_at is null and (activity_id is not null or problem_id is not null)`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
  return row;
}
