import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openDatabase } from '#platform/database.ts';
import { alive, findRunning, hold, letGo } from './holder.ts';
import { startEmbedded, type Embedded } from './start.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'lx-kill-'));
const programs: ChildProcess[] = [];
let server: Embedded | null = null;
afterEach(async () => {
  for (const program of programs.splice(0)) await kill(program);
  await server?.stop();
  server = null;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The program of tests/harness/embedded-owner.ts on our folder. */
function owner(): { program: ChildProcess; lines: Interface } {
  const source = new URL('../../../tests/harness/embedded-owner.ts', import.meta.url).pathname;
  const program = spawn(process.execPath, [source, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  programs.push(program);
  if (program.stdout === null) throw new Error('no output');
  return { program, lines: createInterface(program.stdout) };
}

async function kill(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill('SIGKILL');
  await once(program, 'exit');
}

async function line(lines: Interface, start: string): Promise<string> {
  for (;;) {
    const [text] = (await once(lines, 'line')) as [string];
    if (text.startsWith(start)) return text;
  }
}

const postmaster = (): number => {
  const place = join(dataDir, 'postgres.place');
  const cluster = existsSync(place) ? readFileSync(place, 'utf8').trim() : join(dataDir, 'postgres');
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
};

const running = (): number | null => {
  try {
    return postmaster();
  } catch {
    return null;
  }
};

async function rows(url: string): Promise<number> {
  const database = openDatabase(url, { max: 1 });
  try {
    const { rows: found } = await database.pool.query<{ n: number }>('select count(*) as n from kept');
    return found[0]?.n ?? -1;
  } finally {
    await database.close();
  }
}

test('what was committed outlives kill -9 of the program, whose database ends with it', async () => {
  const { program, lines } = owner();
  await line(lines, 'ready');
  program.stdin?.write('1\n');
  await line(lines, 'added');
  const database = postmaster();
  await kill(program);
  server = await startEmbedded({ dataDir, say: () => undefined });
  expect(alive(database) && postmaster() === database).toBe(false);
  expect(await rows(server.url)).toBe(1);
});

test('a second start is refused and told who holds the folder, since when and where; the first goes on', async () => {
  const first = owner();
  await line(first.lines, 'ready');
  const holder = findRunning(dataDir);
  expect(holder).toMatchObject({ pid: first.program.pid, address: 'http://localhost:12345' });
  await expect(startEmbedded({ dataDir, say: () => undefined })).rejects.toThrow(
    new RegExp(`${first.program.pid}.*${holder?.since}.*http://localhost:12345`, 's'),
  );
  expect(await rows(holder?.url ?? '')).toBe(1);
});

test('kill -9 of the database itself: it is started again, nothing committed is lost', async () => {
  const said: string[] = [];
  server = await startEmbedded({ dataDir, say: (text) => void said.push(text) });
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  let count = -1;
  for (let tries = 0; tries < 200 && count < 0; tries++) {
    await wait(50);
    // Between the two there is no such file.
    if (running() !== null && running() !== killed) count = await rows(server.url).catch(() => -1);
  }
  expect(count).toBe(1);
  expect(said.join('\n')).toContain('正在重新启动');
});

test.skipIf(process.getuid?.() !== 0)('root in a closed folder: the data goes where it can, and the start says where', async () => {
  const closed = join(mkdtempSync(join(tmpdir(), 'lx-closed-')), 'data');
  const said: string[] = [];
  const start = () => startEmbedded({ dataDir: closed, say: (text) => void said.push(text), durable: false });
  server = await start();
  const cluster = readFileSync(join(closed, 'postgres.place'), 'utf8').trim();
  expect(said.join('\n')).toContain(cluster);
  await server.stop();
  said.splice(0);
  server = await start();
  expect(said.join('\n')).toContain(cluster);
  await server.stop();
  server = null;
  rmSync(join(cluster, '..'), { recursive: true });
  rmSync(join(closed, '..'), { recursive: true });
});

test('a mark left by a dead process, or by a number used again, holds nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lx-mark-'));
  const mark = (pid: number, birth: string): void =>
    writeFileSync(join(folder, 'lianxue.lock'), JSON.stringify({ pid, birth, since: 'x', url: 'x', address: null }));
  mark(2 ** 22 + 1, '1');
  expect(findRunning(folder)).toBeNull();
  mark(process.ppid, 'another birth');
  expect(findRunning(folder)).toBeNull();
  hold(folder, 'ours');
  expect(findRunning(folder)).toMatchObject({ pid: process.pid, url: 'ours' });
  expect(() => hold(folder, 'again')).toThrow(String(process.pid));
  letGo(folder);
  expect(findRunning(folder)).toBeNull();
  rmSync(folder, { recursive: true });
});
