import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Builds the pages into a folder of its own and prints what the build says of first visits (scripts, gzip). */
export async function firstVisit(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lx-pages-'));
  try {
    const said = await build(folder);
    const lines = said.split('\n').flatMap((line) => /first visit, (.*?)\s*$/.exec(line)?.[1] ?? []);
    if (lines.length === 0) throw new Error(`the build said nothing of first visits:\n${said.slice(-2000)}`);
    console.log('\n## first-visit: scripts before a page is seen (aim ≤ 200 KB)');
    for (const line of lines) console.log(`- ${line}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the pages into a folder. */
export function build(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('vite', ['build', '--outDir', folder, '--emptyOutDir'], { env: { ...process.env, NO_COLOR: '1' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    child.once('error', reject).once('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(said.slice(-2000)))));
  });
}
