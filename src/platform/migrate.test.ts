import { readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { migrations } from '#database/migrations/index.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { checkServer, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const maintenance = inject('databaseUrl').replace('/lianxue?', '/postgres?');
const name = `m_${randomUUID().replaceAll('-', '')}`;
const latin = `${name}_c`;
const as = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: maintenance });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
afterAll(async () => {
  await as(`drop database if exists ${name} with (force)`);
  await as(`drop database if exists ${latin} with (force)`);
});

test('the list is every .sql file of the folder, in order', () => {
  const files = readdirSync(new URL('../../database/migrations/', import.meta.url)).filter((file) => file.endsWith('.sql'));
  expect(files.toSorted()).toEqual(migrations.map((step) => `${step}.sql`));
});

test('two programs starting at once on an empty database: one makes the schema, the other finds it made', async () => {
  await as(`create database ${name}`);
  const url = inject('databaseUrl').replace('/lianxue?', `/${name}?`);
  const starters = [openDatabase(url, { max: 2 }), openDatabase(url, { max: 2 }), openDatabase(url, { max: 1 })];
  const taken = await Promise.all(starters.map(({ db }) => migrate(db)));
  for (const starter of starters) await starter.close();
  expect(taken.map((steps) => steps.length).toSorted((a, b) => a - b)).toEqual([0, 0, migrations.length]);
});

test('a second time there is nothing to do; a newer program’s database is refused', async () => {
  const { db, pool } = await freshDatabase();
  expect(await migrate(db)).toEqual([]);
  await pool.query(`insert into kysely_migration (name, timestamp) values ('9999-future', now()::text)`);
  await expect(migrate(db)).rejects.toThrow('9999-future');
});

test('a database that loses Chinese letters is refused before any table is made', async () => {
  const { db } = await freshDatabase();
  await expect(checkServer(db)).resolves.toBeUndefined();
  await as(`create database ${latin} encoding 'UTF8' locale_provider libc locale 'C' template template0`);
  const plain = openDatabase(inject('databaseUrl').replace('/lianxue?', `/${latin}?`), { max: 1 });
  await expect(checkServer(plain.db)).rejects.toThrow('LC_CTYPE');
  await plain.close();
});

test('values leave the database as plain data', async () => {
  const { pool } = await freshDatabase();
  const { rows } = await pool.query<Record<string, unknown>>(
    `select 9007199254740991::int8 as n, 1.5::numeric as x, date '2026-05-04' as day, current_setting('timezone') as zone,
      timestamptz '2026-05-04 09:02:03.4567+08' as at`,
  );
  expect(rows[0]).toEqual({ n: 9007199254740991, x: 1.5, day: '2026-05-04', zone: 'UTC', at: '2026-05-04T01:02:03.456Z' });
});
