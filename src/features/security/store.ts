import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { NoteFacts } from './decide.ts';

/** What the program's own note loads, and what says whether a new group may begin. */

export async function noteBy(db: Connection, { officeId }: Pick<Scope, 'officeId'>, id: string): Promise<NoteFacts['known']> {
  const { rows } = await sql<{ tries: number }>`select tries from security_note where office_id = ${officeId} and id = ${id} for update`.execute(db);
  return rows[0] ?? null;
}

/** Whether a group stands, and whether the office has had as many of them within a day as are told apart. */
export async function roomFor(db: Connection, officeId: string, { id, most, now }: { readonly id: string; readonly most: number; readonly now: Date }): Promise<{ readonly known: boolean; readonly full: boolean }> {
  const since = new Date(now.getTime() - 86_400_000).toISOString();
  const { rows } = await sql<{ known: boolean; groups: number }>`
    select exists (select 1 from security_note where office_id = ${officeId} and id = ${id}) as known,
      (select count(*)::int from (select 1 from security_note where office_id = ${officeId} and at >= ${since} limit ${most}) x) as groups`.execute(db);
  return { known: rows[0]?.known ?? false, full: (rows[0]?.groups ?? 0) >= most };
}
