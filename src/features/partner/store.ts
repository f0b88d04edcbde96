import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';

/** The office as a partner meets it. */
export async function officeOf(db: Connection, { officeId }: Scope): Promise<{ name: string; demo: boolean }> {
  const { rows } = await sql<{ name: string; demo: boolean }>`select name, demo from office where id = ${officeId}`.execute(db);
  const [office] = rows;
  if (office === undefined) throw new Error(`no office ${officeId}`);
  return office;
}
