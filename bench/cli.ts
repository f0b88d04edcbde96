import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs the command line of the program in a process of its own. @returns what it printed. */
export function runCli(words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const cli = fileURLToPath(new URL('../src/server/cli.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, ...words], { env: { ...process.env, ...env }, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (stdout.trim() === '') reject(new Error(`lianxue ${words.join(' ')}: ${stderr || String(error)}`));
      else resolve(stdout.trim());
    });
  });
}
