import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';

/** How many offices there are. With `lock` nobody else can create one until the transaction ends. */
export async function countOffices(db: Connection, { lock = false } = {}): Promise<number> {
  if (lock) await sql`select pg_advisory_xact_lock(hashtext('office.create'))`.execute(db);
  const { count } = await db.selectFrom('office').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

export async function takenUsernames(db: Connection, usernames: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('authUser').select('username').where('username', 'in', usernames).execute();
  return rows.flatMap(({ username }) => (username === null ? [] : [username]));
}

/** What the sign-in page shows before anybody is known: the office's name when there is only one. */
export async function officeState(db: Connection): Promise<{ empty: boolean; name: string | null; demo: boolean }> {
  const offices = await db.selectFrom('office').select(['name', 'demo']).limit(2).execute();
  const [only] = offices;
  return { empty: only === undefined, name: offices.length === 1 ? (only?.name ?? null) : null, demo: offices.some((office) => office.demo) };
}
