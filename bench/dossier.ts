import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import { writeRows } from '#features/reminder/fixtures.ts';
import { compose } from '#server/compose.ts';
import { addDays } from '#shared/dates.ts';
import { update } from '#shared/decision.ts';
import type { Cluster } from './cluster.ts';
import { readCases } from './duplicates-records.ts';
import { flagsOf } from './flags.ts';
import { load } from './load.ts';
import type { Plan } from './rows.ts';
import { makeWorld } from './world.ts';

const cli = fileURLToPath(new URL('../src/server/cli.ts', import.meta.url));

interface Made {
  readonly seconds: number;
  /** Milliseconds of processor, user and system. */
  readonly cpu: number;
  /** Resident at most, bytes, as the system counts it. */
  readonly peak: number;
}
/** The command line in a process of its own, as people run it; its memory is read while it runs. */
function run(words: readonly string[], env: Readonly<Record<string, string>>): Promise<Made> {
  return new Promise((done, failed) => {
    const began = performance.now();
    const child = spawn(process.execPath, [...flagsOf('lianxue'), cli, ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    let [peak, cpu, complaint] = [0, 0, ''];
    child.stderr.on('data', (part: Buffer) => { complaint += part.toString(); });
    const meter = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024);
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        cpu = (Number(fields[11]) + Number(fields[12])) * 10;
      } catch {
        // It has ended between two looks.
      }
    }, 100);
    child.on('exit', (code) => {
      clearInterval(meter);
      if (code === 0) done({ seconds: (performance.now() - began) / 1000, cpu, peak });
      else failed(new Error(`${words.join(' ')}: ${code} ${complaint.slice(-1000)}`));
    });
  });
}

/**
 * The dossier of a temporary branch with every paper of each of its activities, by `lianxue export dossier`: with a tenth of the activities
 * and with all, so that it is seen whether memory grows with them. Themes are those of the real cases; there are no photos.
 */
export async function dossier(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const most = Number(process.env['BENCH_DOSSIER'] ?? 250);
  console.log(`\n## dossier: a temporary branch’s whole history as one .zip`);
  const themes = readCases().flatMap(({ theme }) => (theme === null ? [] : [theme]));
  for (const count of [Math.max(1, Math.round(most / 10)), most]) {
    const { url, dataDir } = await cluster.empty(`dossier_${count}`);
    const world = await makeWorld(url, dataDir);
    const [branch] = world.branches;
    if (branch === undefined) throw new Error('no branch');
    const program = compose({ databaseUrl: url, dataDir, baseUrl: 'http://localhost' });
    await writeRows(program.door, world.officeId, update('branch', branch.id, { kind: 'temporary', approvalNo: '机党〔2024〕3号', approvedBy: '机关党委', approvedOn: '2024-01-02', startOn: '2024-01-02', plannedEnd: '2026-12-31' }));
    await program.close();
    await load(url, dataDir, world.officeId, Array.from({ length: count }, (_, n): Plan => ({ number: n + 1, day: addDays('2024-01-08', n * 3), stage: 'archived', world, branch: 0, theme: themes[n % themes.length] ?? '联学' })));
    say(`${count} activities loaded`);
    const file = join(tmpdir(), `lianxue-bench-dossier-${process.pid}.zip`);
    try {
      const { seconds, cpu, peak } = await run(['export', 'dossier', branch.name, '--as', 'member', '--out', file], { DATABASE_URL: url, LIANXUE_DATA: dataDir });
      const { files } = await JSZip.loadAsync(readFileSync(file));
      const papers = Object.values(files).filter(({ dir, name }) => !dir && name.includes('/')).length;
      const folders = new Set(Object.keys(files).filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
      if (folders.size !== count || files['目录.html'] === undefined) throw new Error(`${folders.size} folders for ${count} activities`);
      console.log(`- ${count} activities, ${papers} papers: ${seconds.toFixed(1)} s, ${(cpu / 1000).toFixed(1)} s of processor, ${(peak / 1_048_576).toFixed(0)} MB resident at most, ${(statSync(file).size / 1_048_576).toFixed(1)} MB`);
    } finally {
      rmSync(file, { force: true });
    }
  }
}
