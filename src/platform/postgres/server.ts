import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { own, type Place } from './user.ts';

type Say = (line: string) => void;

/** Makes the cluster the first time: in a folder beside, then renamed, so that half a cluster is never opened. */
export function makeCluster(place: Place, durable: boolean, say: Say): void {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return own(place.cluster, place);
  say('正在建立内置数据库…… · Making the embedded database');
  const draft = `${place.cluster}.new`;
  own(draft, place, { empty: true });
  // Plain C would lose Chinese letters in searches; macOS has no C.UTF-8.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const words = ['-D', draft, '-U', 'lianxue', '--auth=trust', '--encoding=UTF8', `--locale=${locale}`];
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])];
  const made = spawnSync(join(place.native, 'bin', 'initdb'), [...words, ...builtin], { ...place.as, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw failed(made.stderr ?? made.error?.message ?? '');
  rmSync(place.cluster, { recursive: true, force: true });
  renameSync(draft, place.cluster);
}

/** A server that runs, and what it last complained of. */
export interface Server {
  readonly child: ChildProcess;
  readonly complaint: () => string;
}

/** Starts the server and waits until it answers, however long the repair after a crash takes. */
export async function launch(place: Place, socketDir: string, url: string, durable: boolean, say: Say): Promise<Server> {
  const began = Date.now();
  for (;;) {
    const server = run(place, socketDir, durable);
    if (await ready(server.child, url, say)) return server;
    // Processes of a server killed a moment ago still hold its memory; they end by themselves.
    const passing = /shared memory block|lock file/.test(server.complaint());
    if (!passing || Date.now() - began > 15_000) throw failed(server.complaint());
    await wait(200);
  }
}

function run(place: Place, socketDir: string, durable: boolean): Server {
  const [program, ...words] = [...place.prefix, join(place.native, 'bin', 'postgres'), '-D', place.cluster];
  const settings = ['listen_addresses=', `unix_socket_directories=${socketDir}`, 'max_connections=60', 'log_min_messages=fatal'];
  const fast = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const flags = [...settings, ...fast].flatMap((setting) => ['-c', setting]);
  // Its own session: Ctrl-C reaches us first, and we stop it when the work in hand is done.
  const child = spawn(program, [...words, ...flags], { ...place.as, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let said = '';
  child.on('error', (error) => (said = error.message));
  child.stderr?.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-2000)));
  return { child, complaint: () => said };
}

const isOver = (child: ChildProcess): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function ready(child: ChildProcess, url: string, say: Say): Promise<boolean> {
  for (let tries = 1; !isOver(child); tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    const up = await client.connect().then(() => true, () => false);
    await client.end().catch(() => undefined);
    if (up) return true;
    if (tries === 100) say('内置数据库正在恢复，请稍候…… · The embedded database is recovering');
    await wait(tries < 20 ? 15 : 50);
  }
  // What it said last may still be on its way through the pipe.
  await wait(50);
  return false;
}

/** Lets running statements go and ends the server in good order. */
export async function end({ child }: Server): Promise<void> {
  if (isOver(child)) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await gone;
}

function failed(said: string): StartError {
  const reason = said.trim().split('\n').slice(-3).join(' / ');
  return new StartError(`内置数据库没有启动：${reason}`, 'The embedded database did not start; its own words are above.');
}
