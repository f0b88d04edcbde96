import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';

/** Who holds a data folder: written by the program that started its database. */
export interface Holder {
  readonly pid: number;
  /** Instant at which it took the folder. */
  readonly since: string;
  /** When its process was born, as the system tells it: a number used again by another process is not the holder. */
  readonly birth: string | null;
  /** The database's address, for the command line to join. */
  readonly url: string;
  /** Where people reach it, `http://localhost:8080`; null while it starts, or when it is a command line. */
  readonly address: string | null;
}

const file = (dataDir: string): string => join(dataDir, 'lianxue.lock');

/** Whether a process of that number runs; one that has ended and only waits to be counted by its parent does not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || statusOf(pid)?.[0] !== 'Z';
}

/** State, parent … of a process as /proc tells them, from its third field: after the name, which may hold blanks. */
function statusOf(pid: number): readonly string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

/** Start of a process in the system's own words; null when it is gone or cannot be told. */
function birthOf(pid: number): string | null {
  if (process.platform === 'linux') return statusOf(pid)?.[19] ?? null;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** The mark in a folder, its holder alive or not. */
export function markIn(dataDir: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file(dataDir), 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** The running program that holds the folder; null when there is none, or only a dead one's mark. */
export function findRunning(dataDir: string): Holder | null {
  const holder = markIn(dataDir);
  if (holder === null || !alive(holder.pid)) return null;
  return holder.birth === null || holder.birth === birthOf(holder.pid) ? holder : null;
}

/**
 * Marks the folder as ours, in one step: of two that start at once one gets it.
 * @throws StartError naming the holder when a running program has it.
 */
export function hold(dataDir: string, url: string): void {
  mkdirSync(dataDir, { recursive: true });
  const mark = { pid: process.pid, since: new Date().toISOString(), birth: birthOf(process.pid), url, address: null };
  const draft = `${file(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mark), { mode: 0o600 });
  try {
    if (take(draft, dataDir)) return;
    const other = findRunning(dataDir);
    if (other !== null) throw held(dataDir, other);
    removeDead(dataDir, `${draft}.dead`);
    if (!take(draft, dataDir)) throw held(dataDir, markIn(dataDir) ?? mark);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead one's mark away; puts it back when, meanwhile, a living one had already taken its place. */
function removeDead(dataDir: string, aside: string): void {
  try {
    renameSync(file(dataDir), aside);
  } catch {
    return;
  }
  const moved = JSON.parse(readFileSync(aside, 'utf8') || '{}') as Partial<Holder>;
  if (moved.pid !== undefined && alive(moved.pid) && (moved.birth ?? null) === birthOf(moved.pid)) take(aside, dataDir);
  rmSync(aside, { force: true });
}

function take(draft: string, dataDir: string): boolean {
  try {
    linkSync(draft, file(dataDir));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function held(dataDir: string, { pid, since, address }: Holder): StartError {
  return new StartError(
    `数据文件夹 ${dataDir} 正由进程 ${pid} 使用（自 ${since}${address === null ? '' : `，地址 ${address}`}）。` +
      '请先停止它，或用 LIANXUE_DATA 指定另一个文件夹。',
    `The data folder ${dataDir} is held by process ${pid} since ${since}${address === null ? '' : ` at ${address}`}. ` +
      'Stop it first, or name another folder in LIANXUE_DATA.',
  );
}

/** Writes into our mark where people reach us. */
export function announce(dataDir: string, address: string): void {
  const mark = markIn(dataDir);
  if (mark === null || mark.pid !== process.pid) return;
  const draft = `${file(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...mark, address }), { mode: 0o600 });
  renameSync(draft, file(dataDir));
}

/** Gives the folder back. */
export function letGo(dataDir: string): void {
  if (markIn(dataDir)?.pid === process.pid) rmSync(file(dataDir), { force: true });
}
