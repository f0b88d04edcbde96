import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lchownSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';
import type { Native } from './binaries.ts';

/** Who runs the embedded database, and where its files are: PostgreSQL refuses to run as root. */
export interface Place {
  /** Folder with `bin`, `lib`, `share`. */
  readonly native: string;
  readonly cluster: string;
  /** Words put before the program: `setpriv …`, which ends it when we die, or nothing. */
  readonly prefix: readonly string[];
  /** User and group to run as; empty for our own. */
  readonly as: { readonly uid?: number; readonly gid?: number };
}

const nobody = { uid: 65_534, gid: 65_534 };

/** Folders that every user can enter and that outlive a restart of the machine, best first. */
const openFolders = ['/var/lib/lianxue', '/var/tmp/lianxue'];

/**
 * Chooses how to run. Not root: as is. Root: as nobody, and where the program or the data folder is closed to others
 * (root's home), the database's files go to a folder of their own under /var/lib, which `say` tells.
 */
export function choosePlace(native: Native, dataDir: string, say: (line: string) => void): Place {
  const prefix = spawnSync('setpriv', ['--version']).status === 0 ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (process.getuid?.() !== 0) return { native: native.folder, cluster: join(dataDir, 'postgres'), prefix, as: {} };
  mkdirSync(dataDir, { recursive: true });
  letThrough(dataDir);
  return { native: programs(native, say), cluster: clusterFolder(dataDir, say), prefix, as: nobody };
}

/** Whether the nobody user can reach a file or folder: every folder above it must let others through. */
const reachable = (path: string): boolean => spawnSync('test', ['-x', path], { ...nobody, cwd: '/' }).status === 0;

/** Others may pass through our own folder, not read it; whether they get as far is up to the folders above. */
function letThrough(folder: string): void {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o001) === 0) chmodSync(folder, mode | 0o001);
}

function programs({ folder, version }: Native, say: (line: string) => void): string {
  if (reachable(join(folder, 'bin', 'postgres'))) return folder;
  const to = join(openFolder(), `program-${version}`);
  say(`其他用户进不了程序所在的文件夹，内置数据库的程序放在 ${to} · The embedded database's programs go to ${to}`);
  if (!existsSync(to)) {
    // Copied beside and renamed: a copy that was broken off is never taken for a whole one.
    const draft = `${to}.${process.pid}`;
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, to);
  }
  return to;
}

function clusterFolder(dataDir: string, say: (line: string) => void): string {
  const inside = join(dataDir, 'postgres');
  const pointer = join(dataDir, 'postgres.place');
  if (reachable(dataDir) && !existsSync(pointer)) return inside;
  if (existsSync(inside)) {
    throw new StartError(
      `数据文件夹 ${dataDir} 的上级不再允许其他用户进入，数据库打不开。请恢复其权限（chmod o+x），或用 DATABASE_URL 指定数据库。`,
      `A folder above ${dataDir} no longer lets other users through. Allow it again (chmod o+x), or set DATABASE_URL.`,
    );
  }
  // The name is new with each data folder, so that one removed and made again never meets its old database.
  const outside = existsSync(pointer)
    ? readFileSync(pointer, 'utf8').trim()
    : join(openFolder(), `${basename(dataDir)}-${randomBytes(6).toString('hex')}`, 'postgres');
  writeFileSync(pointer, `${outside}\n`);
  mkdirSync(dirname(outside), { recursive: true });
  letThrough(dirname(outside));
  say(`其他用户进不了数据文件夹，内置数据库的数据放在 ${outside} · The embedded database's data is in ${outside}`);
  return outside;
}

function openFolder(): string {
  for (const folder of openFolders) {
    try {
      mkdirSync(folder, { recursive: true });
      letThrough(folder);
      if (reachable(folder)) return folder;
    } catch {
      continue;
    }
  }
  throw new StartError(
    `以 root 启动时，内置数据库须由其他用户运行，而它进不了所在的文件夹，${openFolders.join('、')} 也不能写。` +
      '请以普通用户启动，或把程序放到 /opt 等处，或用 DATABASE_URL 指定数据库。',
    `As root the embedded database runs as another user, who cannot enter its folder, and ${openFolders.join(', ')} cannot be ` +
      'written. Start as an ordinary user, or put the program under /opt, or set DATABASE_URL.',
  );
}

/** Makes a folder the server's own, whoever ran it before. A draft folder left by a broken start is emptied. */
export function own(folder: string, { as }: Place, options: { readonly empty?: boolean } = {}): void {
  if (options.empty === true) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, gid } = as;
  if (uid === undefined || gid === undefined || statSync(folder).uid === uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) lchownSync(join(folder, entry), uid, gid);
  lchownSync(folder, uid, gid);
}
