import { readFile } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { DB } from '#database/types.ts';
import { migrations } from '#database/migrations/index.ts';
import { StartError } from './start-error.ts';

const folder = new URL('../../database/migrations/', import.meta.url);

/** Held while migrating: the library's own lock is taken only after it has made its tables. Any fixed number. */
const lock = sql.lit(7_251_930_021);

function step(name: string): Migration {
  return {
    async up(db) {
      await sql.raw(await readFile(new URL(`${name}.sql`, folder), 'utf8')).execute(db);
    },
  };
}

/**
 * Brings the database to the program's schema, all steps in one transaction. Of two programs that start at once the
 * second waits and finds nothing to do.
 * @returns names of the steps taken now; empty when it was up to date.
 * @throws StartError when the database was made by a newer program.
 */
export async function migrate(db: Kysely<DB>): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lock})`.execute(connection);
    try {
      return await toLatest(connection);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection);
    }
  });
}

async function toLatest(db: Kysely<DB>): Promise<string[]> {
  const provider = { getMigrations: async () => Object.fromEntries(migrations.map((name) => [name, step(name)])) };
  const migrator = new Migrator({ db, provider });
  const known = new Set<string>(migrations);
  const { rows: tables } = await sql<{ at: string | null }>`select to_regclass('kysely_migration') as at`.execute(db);
  if (tables[0]?.at) {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    const unknown = rows.find(({ name }) => !known.has(name));
    if (unknown !== undefined) throw newer(unknown.name);
  }
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}

function newer(step: string): StartError {
  return new StartError(
    `数据库由更新的程序建立（含本程序不认识的 ${step}）。请用较新的程序启动。`,
    `The database was made by a newer program (it has the step ${step}, unknown here). Start it with that program.`,
  );
}
