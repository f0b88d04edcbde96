import { readFile } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { DB } from '#database/types.ts';
import { migrations } from '#database/migrations/index.ts';

const folder = new URL('../../database/migrations/', import.meta.url);

function step(name: string): Migration {
  return {
    async up(db) {
      await sql.raw(await readFile(new URL(`${name}.sql`, folder), 'utf8')).execute(db);
    },
  };
}

/**
 * Brings the database to the program's schema. Two starters do not collide: the library takes a lock of its own.
 * @returns names of the steps taken now; empty when it was up to date.
 */
export async function migrate(db: Kysely<DB>): Promise<string[]> {
  const provider = { getMigrations: async () => Object.fromEntries(migrations.map((name) => [name, step(name)])) };
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}
