import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';

/** Who runs the embedded database, and where its files are: PostgreSQL refuses to run as root. */
export interface Place {
  readonly native: string;
  readonly cluster: string;
  /** Words put before the program: `setpriv …` or nothing. */
  readonly prefix: readonly string[];
  readonly uid: number | null;
}

const nobody = 65_534;
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const drop = ['--reuid=65534', '--regid=65534', '--clear-groups'];

/** Whether the nobody user can reach a file or folder: every folder above it must let others through. */
const reachable = (path: string): boolean => spawnSync('setpriv', [...drop, 'test', '-x', path]).status === 0;

/**
 * Chooses how to run. Not root: as is. Root: as nobody, and where the clone or the data folder is closed to others
 * (root's home), the files go to a folder of their own under /var/lib, which `say` tells.
 */
export function choosePlace(native: string, dataDir: string, say: (line: string) => void): Place {
  const dies = process.platform === 'linux' && has('setpriv') ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (process.getuid?.() !== 0) return { native, cluster: join(dataDir, 'postgres'), prefix: dies, uid: null };
  if (dies.length === 0) throw new Error('以 root 启动内置数据库需要 setpriv(util-linux)。请安装它,或用 DATABASE_URL 指定自备的数据库。');
  const own = `/var/lib/lianxue/${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  let place = native;
  if (!reachable(join(native, 'bin', 'postgres'))) {
    place = '/var/lib/lianxue/postgres-18.4';
    if (!existsSync(join(place, 'bin', 'postgres'))) cpSync(native, place, { recursive: true, verbatimSymlinks: true });
    say(`其他用户进不了程序所在的文件夹,内置数据库的程序放在 ${place}`);
  }
  mkdirSync(dataDir, { recursive: true });
  // Others may pass through our own folder (not read it); whether they can reach it is up to the folders above.
  chmodSync(dataDir, 0o711);
  let cluster = join(dataDir, 'postgres');
  if (!reachable(dataDir)) {
    cluster = join(own, 'postgres');
    say(`其他用户进不了数据文件夹,内置数据库的数据放在 ${cluster}`);
  }
  mkdirSync(cluster, { recursive: true });
  chmodSync(cluster, 0o700);
  chownSync(cluster, nobody, nobody);
  return { native: place, cluster, prefix: [...dies, ...drop], uid: nobody };
}
