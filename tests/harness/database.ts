import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from '#platform/database.ts';

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace('/lianxue?', '/postgres?') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A migrated database of the test file's own, dropped when the file is done. */
export async function freshDatabase(): Promise<Database & { url: string }> {
  const template = inject('databaseUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asOwner(template, `create database ${name} template lianxue`);
  const url = template.replace('/lianxue?', `/${name}?`);
  const database = openDatabase(url, { max: 8 });
  afterAll(async () => {
    await database.close();
    await asOwner(template, `drop database ${name} with (force)`);
  });
  return { ...database, url };
}
