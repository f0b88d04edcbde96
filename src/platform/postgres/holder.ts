import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a data folder: written by the program that started its database. */
export interface Holder {
  readonly pid: number;
  readonly since: string;
  /** The database's address, for the command line to join. */
  readonly url: string;
}

const file = (dataDir: string): string => join(dataDir, 'lianxue.lock');

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The running program that holds the folder; null when there is none, or only a dead one's mark. */
export function findRunning(dataDir: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(file(dataDir), 'utf8')) as Holder;
    return alive(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

/** Marks the folder as ours. @throws naming the holder when another running program has it. */
export function hold(dataDir: string, url: string): void {
  const other = findRunning(dataDir);
  if (other !== null && other.pid !== process.pid) {
    throw new Error(`数据文件夹 ${dataDir} 正由进程 ${other.pid} 使用(自 ${other.since})。请先停止它,或用 LIANXUE_DATA 指定另一个文件夹。`);
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file(dataDir), JSON.stringify({ pid: process.pid, since: new Date().toISOString(), url }));
}

export const letGo = (dataDir: string): void => rmSync(file(dataDir), { force: true });
