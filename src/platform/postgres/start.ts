import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import pg from 'pg';
import { completeLinks, findNative } from './binaries.ts';
import { announce, hold, letGo, markIn } from './holder.ts';
import { endOrphan } from './orphan.ts';
import { end, launch, makeCluster, type Server } from './server.ts';
import { choosePlace, own } from './user.ts';

export interface Embedded {
  readonly url: string;
  /** Writes into the folder's mark where people reach the program, for the message a second start is given. */
  announce(address: string): void;
  stop(): Promise<void>;
}
interface Options {
  readonly dataDir: string;
  readonly say: (line: string) => void;
  /** False for tests only: nothing is forced to disk. */
  readonly durable?: boolean;
}

/**
 * Starts the embedded PostgreSQL on a data folder, making its cluster the first time. It listens on a socket only, is
 * started again when it dies, and ends with this process, however that ends.
 * @throws StartError naming the holder when another running program has the folder, or saying why it cannot run.
 */
export async function startEmbedded({ dataDir: wanted, say, durable = true }: Options): Promise<Embedded> {
  const dataDir = resolve(wanted);
  const before = markIn(dataDir);
  const socketDir = mkdtempSync(join(shortFolder(), 'lx-'));
  const url = `postgresql://lianxue@localhost/lianxue?host=${encodeURIComponent(socketDir)}`;
  try {
    hold(dataDir, url);
    sweep(before?.url);
    const server = await open(dataDir, socketDir, url, durable, say);
    return {
      url,
      announce: (address) => announce(dataDir, address),
      async stop() {
        await server.stop();
        rmSync(socketDir, { recursive: true, force: true });
        letGo(dataDir);
      },
    };
  } catch (error) {
    rmSync(socketDir, { recursive: true, force: true });
    if (markIn(dataDir)?.url === url) letGo(dataDir);
    throw error;
  }
}

/** PostgreSQL takes at most 107 bytes for a socket's path (103 on macOS). */
function shortFolder(): string {
  return Buffer.byteLength(tmpdir()) > 70 ? '/tmp' : tmpdir();
}

/** Removes the socket folder of a program that was killed. */
function sweep(url: string | undefined): void {
  const left = url === undefined ? null : new URL(url).searchParams.get('host');
  if (left !== null && basename(left).startsWith('lx-')) rmSync(left, { recursive: true, force: true });
}

async function open(dataDir: string, socketDir: string, url: string, durable: boolean, say: (line: string) => void) {
  const native = findNative();
  completeLinks(native.folder);
  const place = choosePlace(native, dataDir, say);
  own(socketDir, place);
  await endOrphan(place.cluster);
  makeCluster(place, durable, say);
  const first = url.replace('/lianxue?', '/postgres?');
  const start = () => launch(place, socketDir, first, durable, say);
  let server = await start();
  await ensureDatabase(first);
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const watch = (watched: Server): void => {
    watched.child.once('exit', () => {
      if (stopping) return;
      say(`内置数据库意外停止，正在重新启动：${watched.complaint().trim().split('\n').at(-1) ?? ''} · Restarting the embedded database`);
      restarting = start().then(
        (next) => watch((server = next)),
        (error: unknown) => say(error instanceof Error ? error.message : String(error)),
      );
    });
  };
  watch(server);
  return {
    async stop() {
      stopping = true;
      await restarting;
      await end(server);
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'lianxue'`);
    if (rowCount === 0) await client.query('create database lianxue');
  } finally {
    await client.end();
  }
}
