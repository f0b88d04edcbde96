import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { completeLinks, nativeFolder } from './binaries.ts';
import { hold, letGo } from './holder.ts';
import { choosePlace, type Place } from './user.ts';

export interface Embedded {
  readonly url: string;
  stop(): Promise<void>;
}
interface Options {
  readonly dataDir: string;
  readonly say: (line: string) => void;
  /** False for tests only: nothing is forced to disk. */
  readonly durable?: boolean;
}

/**
 * Starts the embedded PostgreSQL on a data folder, making its cluster the first time. It listens on a socket only, and
 * ends with this process, however that ends.
 * @throws naming the holder when another running program has the folder.
 */
export async function startEmbedded({ dataDir: wanted, say, durable = true }: Options): Promise<Embedded> {
  const dataDir = resolve(wanted);
  const native = nativeFolder();
  await completeLinks(native).catch(() => undefined);
  const socketDir = mkdtempSync(join(tmpdir(), 'lx-'));
  const url = `postgresql://lianxue@localhost/lianxue?host=${encodeURIComponent(socketDir)}`;
  hold(dataDir, url);
  const place = choosePlace(native, dataDir, say);
  if (place.uid !== null) chownSync(socketDir, place.uid, place.uid);
  mkdirSync(place.cluster, { recursive: true });
  await endOrphan(place.cluster);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) makeCluster(place, durable, say);
  const server = launch(place, socketDir, durable);
  await ready(server, url.replace('/lianxue?', '/postgres?'));
  await ensureDatabase(url);
  return {
    url,
    async stop() {
      await ended(server);
      rmSync(socketDir, { recursive: true, force: true });
      letGo(dataDir);
    },
  };
}

function makeCluster(place: Place, durable: boolean, say: (line: string) => void): void {
  say('正在建立内置数据库……');
  const [program, ...words] = [...place.prefix, join(place.native, 'bin', 'initdb')];
  const options = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=trust'];
  const made = spawnSync(program, [...words, '-D', place.cluster, '-U', 'lianxue', ...options, ...(durable ? [] : ['--no-sync'])], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`内置数据库建立失败:${made.stderr.trim().split('\n').at(-1) ?? ''}`);
}

function launch(place: Place, socketDir: string, durable: boolean): ChildProcess {
  const [program, ...words] = [...place.prefix, join(place.native, 'bin', 'postgres')];
  const settings = ['listen_addresses=', `unix_socket_directories=${socketDir}`, 'max_connections=60', 'log_min_messages=fatal'];
  const fast = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const flags = [...settings, ...fast].flatMap((setting) => ['-c', setting]);
  // Its own session: Ctrl-C reaches us first, and we stop it when the work in hand is done.
  return spawn(program, [...words, '-D', place.cluster, ...flags], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  let said = '';
  server.stderr?.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-2000)));
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`内置数据库没有启动:${said.trim()}`);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    const up = await client.connect().then(() => true, () => false);
    await client.end().catch(() => undefined);
    if (up) return;
    await wait(50);
  }
  throw new Error(`内置数据库 15 秒内没有应答:${said.trim()}`);
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace('/lianxue?', '/postgres?') });
  await client.connect();
  const { rowCount } = await client.query(`select 1 from pg_database where datname = 'lianxue'`);
  if (rowCount === 0) await client.query('create database lianxue');
  await client.end();
}

/** A server whose owner was killed before it could stop it is told to end, so that its folder can be opened again. */
async function endOrphan(cluster: string): Promise<void> {
  const mark = join(cluster, 'postmaster.pid');
  for (let tries = 0; existsSync(mark) && tries < 100; tries++) {
    const pid = Number(readFileSync(mark, 'utf8').split('\n')[0]);
    try {
      process.kill(pid, tries === 0 ? 'SIGINT' : 0);
    } catch {
      return;
    }
    await wait(50);
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.once('exit', done));
  server.kill('SIGINT');
  await gone;
}
