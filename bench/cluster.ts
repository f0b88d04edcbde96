import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { seedCalendar } from '#database/seed/calendar.ts';
import { openDatabase } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded } from '#platform/postgres/start.ts';
import { load } from './load.ts';
import { plansFor } from './plans.ts';
import { runCli } from './cli.ts';
import { makeWorld, type World } from './world.ts';

/** One database with a number of activities in it, and the data folder of the program that serves it. */
export interface House {
  readonly size: number;
  readonly url: string;
  readonly dataDir: string;
  readonly world: World;
}
export interface Place {
  readonly url: string;
  readonly dataDir: string;
}
export interface Cluster {
  readonly version: string;
  /** A migrated database with nothing in it, made anew. */
  empty(name: string): Promise<Place>;
  /** Where a database of that name is or would be. */
  place(name: string): Place;
  /** The database of that size: made and loaded when it is first asked for. */
  house(size: number): Promise<House>;
  stop(): Promise<void>;
}

/**
 * Starts an embedded PostgreSQL of the bench's own, set as the product sets it. Its folder is thrown away at the end;
 * with BENCH_DATA it stays there and is used again.
 */
export async function startCluster(say: (line: string) => void): Promise<Cluster> {
  const kept = process.env['BENCH_DATA'];
  const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'lx-bench-')) : resolve(kept);
  mkdirSync(folder, { recursive: true });
  const server = await startEmbedded({ dataDir: folder, say: () => undefined });
  const houses = new Map<number, Promise<House>>();
  const place = (name: string): Place => ({ url: server.url.replace('/lianxue?', `/${name}?`), dataDir: join(folder, name) });
  const { rows } = await query<{ version: string }>(server.url, 'show server_version', 'version');
  return {
    version: rows[0]?.version ?? '',
    house(size) {
      const known = houses.get(size) ?? openHouse(server.url, folder, size, say);
      houses.set(size, known);
      return known;
    },
    place,
    async empty(name) {
      const { url, dataDir } = place(name);
      await query(server.url, `drop database if exists ${name}`, '');
      await query(server.url, `create database ${name}`, '');
      rmSync(dataDir, { recursive: true, force: true });
      mkdirSync(dataDir, { recursive: true });
      const database = openDatabase(url, { max: 1 });
      await migrate(database.db);
      await seedCalendar(database.db);
      await database.close();
      return { url, dataDir };
    },
    async stop() {
      await server.stop();
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function query<T extends pg.QueryResultRow>(url: string, text: string, as: string): Promise<{ rows: T[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return { rows: rows.map((row) => ({ [as]: Object.values(row)[0] }) as unknown as T) };
  } finally {
    await client.end();
  }
}

async function openHouse(clusterUrl: string, folder: string, size: number, say: (line: string) => void): Promise<House> {
  const name = `bench_${size}`;
  const url = clusterUrl.replace('/lianxue?', `/${name}?`);
  const dataDir = join(folder, name);
  const mark = join(dataDir, 'world.json');
  if (existsSync(mark)) return { size, url, dataDir, world: JSON.parse(readFileSync(mark, 'utf8')) as World };
  await query(clusterUrl, `drop database if exists ${name}`, '');
  await query(clusterUrl, `create database ${name}`, '');
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const world = await makeWorld(url, dataDir);
  const done = await load(url, dataDir, world.officeId, plansFor(world, size));
  say(`loaded ${done.activities} activities (${done.rows} rows) in ${done.seconds.toFixed(1)} s`);
  const house = { size, url, dataDir, world };
  await proveLedger(house, say);
  writeFileSync(mark, JSON.stringify(world));
  return house;
}

/** Runs `lianxue verify` over the house as an operator would. @throws Error when it finds anything wrong. */
export async function proveLedger({ url, dataDir, size }: House, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  const answer = await runCli(['verify', '--json'], { DATABASE_URL: url, LIANXUE_DATA: dataDir });
  const verdict = JSON.parse(answer) as { ok: boolean; entries?: number };
  if (!verdict.ok) throw new Error(`verify at ${size}: ${answer}`);
  say(`verify at ${size}: ok, ${verdict.entries ?? 0} entries in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
