import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the built pages lie. */
export const webDir = join(root, 'dist', 'web');

/** Newest change below these places, in milliseconds; files that do not go into the pages are left out. */
function newest(places: readonly string[]): number {
  const times = places.flatMap((place) =>
    statSync(place).isFile()
      ? [place]
      : readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|css|html|svg|json)$/.test(file) && !/\.test\.tsx?$/.test(file)).map((file) => join(place, file)),
  );
  return Math.max(...times.map((file) => statSync(file).mtimeMs));
}

/** Why the pages must be built: there are none, or the sources have changed since. Null when they need not be. */
export function staleness(): 'missing' | 'old' | null {
  const index = join(webDir, 'index.html');
  if (!existsSync(index)) return 'missing';
  const sources = ['src/web', 'src/features', 'src/shared', 'vite.config.ts', 'package.json'].map((place) => join(root, place)).filter((place) => existsSync(place));
  return newest(sources) > statSync(index).mtimeMs ? 'old' : null;
}

/** Builds the pages when they are missing or older than their sources, and says so. */
export async function buildPages(say: (line: string) => void): Promise<void> {
  const why = staleness();
  if (why === null) return;
  say(why === 'missing' ? '正在生成网页（仅第一次）…… · Building the pages, this once' : '源文件有变动，正在重新生成网页…… · Sources have changed, building the pages');
  // In a process of its own: the builder's memory goes with it, the server's stays small.
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: root });
}
