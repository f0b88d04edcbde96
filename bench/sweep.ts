import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { writeRows } from '#features/reminder/fixtures.ts';
import { compose } from '#server/compose.ts';
import { addDays } from '#shared/dates.ts';
import { insert } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { runCli } from './cli.ts';
import type { Cluster } from './cluster.ts';
import { load } from './load.ts';
import type { Plan } from './rows.ts';
import { makeWorld, pick, type World } from './world.ts';

const child = fileURLToPath(new URL('sweep-child.ts', import.meta.url));
/** A Tuesday morning at half past eight in the office. */
const morning = '2026-11-24T00:30:00.000Z';
/** Five working days later. */
const later = '2026-12-01T00:30:00.000Z';

export interface Outcome {
  readonly line: string;
  readonly killed: boolean;
}
/** Runs the night and the morning in a process of its own; with `killAt` it is ended by SIGKILL once it has said so. */
export function runOnce(env: Readonly<Record<string, string>>, killAt: RegExp | null = null): Promise<Outcome> {
  return new Promise((done, failed) => {
    const one = spawn(process.execPath, ['--max-semi-space-size=8', child], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [text, complaint, killed] = ['', '', false];
    one.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      if (killAt !== null && !killed && killAt.test(text)) {
        killed = true;
        one.kill('SIGKILL');
      }
    });
    one.stderr.on('data', (part: Buffer) => { complaint += part.toString(); });
    one.on('exit', (code) => (killed || code === 0 ? done({ line: text.trim().split('\n').at(-1) ?? '', killed }) : failed(new Error(`${code}: ${complaint.slice(-2000)}`))));
  });
}

/** How many items were told to their person so many times, and how many otherwise, against all there is to tell. */
export async function counted(url: string, officeId: string, times: number) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(
      `with told as (select person_id, k, count(*) n from reminder_digest d cross join lateral unnest(items) k where office_id = $1 group by 1, 2),
         due as (select person_id, watch || ':' || about as k from reminder_due where office_id = $1)
       select (select count(*) from due) due, (select count(distinct person_id) from told) people, (select count(*) from due join told using (person_id, k) where n = $2) "right",
         (select count(*) from due full join told using (person_id, k) where n is distinct from $2) wrong,
         (select count(*) from ledger_entry where office_id = $1 and command = 'reminder.tell') entries, (select coalesce(max(length(changes::text)), 0) from ledger_entry where office_id = $1 and command = 'reminder.tell') largest`, [officeId, times]);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([key, value]) => [key, Number(value)])) as Readonly<Record<'due' | 'people' | 'right' | 'wrong' | 'entries' | 'largest', number>>;
  } finally {
    await client.end();
  }
}

/** Accounts for the people of the bench's world, through the door: who cannot sign in is told nothing. */
export async function giveAccounts(url: string, dataDir: string, world: World): Promise<void> {
  const program = compose({ databaseUrl: url, dataDir, baseUrl: 'http://localhost' });
  const known = await program.db.selectFrom('account').select('personId').where('officeId', '=', world.officeId).execute();
  const people = [...world.branches.flatMap((branch) => branch.people), ...world.reviewers].filter(({ id }) => !known.some(({ personId }) => personId === id));
  await writeRows(program.door, world.officeId, ...people.map(({ id }) => insert('account', { id: newId(), personId: id, userId: `bench ${id}`, username: `bench ${id}`, passwordSetAt: new Date().toISOString() })));
  await program.close();
}

/** Every activity is open and lingers: held and not entered, without record, summary, publicity or conversion. */
export const lingeringPlans = (world: World, count: number): Plan[] =>
  Array.from({ length: count }, (_, n): Plan => ({ number: n + 1, day: addDays('2026-01-05', n % 150), stage: pick(['held', 'summary', 'publicity', 'conversion'] as const, n), world }));

/**
 * The sweep and the telling at 100,000 open activities: killed among the pages of the sweep, killed among the batches of the
 * telling, run to its end; then a week later in one go, for time and memory. Everybody is told exactly once, then once more.
 */
export async function sweep(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const size = Number(process.env['BENCH_SWEEP'] ?? 100_000);
  console.log(`\n## sweep: ${size} open activities, all of them late`);
  const { url, dataDir } = await cluster.empty('sweep');
  const world = await makeWorld(url, dataDir);
  await giveAccounts(url, dataDir, world);
  await load(url, dataDir, world.officeId, lingeringPlans(world, size));
  say('loaded');
  const env = { SWEEP_URL: url, SWEEP_DATA: dataDir, SWEEP_OFFICE: world.officeId, SWEEP_AT: morning };
  const half = { page: Math.max(1, Math.round(size / 1_000)), batch: Math.max(1, Math.round(size / 4_000)) };
  for (const kill of [new RegExp(`^page ${half.page} `, 'm'), new RegExp(`^batch ${half.batch} `, 'm')]) {
    const { line, killed } = await runOnce(env, kill);
    console.log(`- killed (SIGKILL) after “${line}”: ${killed}`);
  }
  console.log(`- run to its end: ${(await runOnce(env)).line}`);
  console.log(`- once more: ${(await runOnce(env)).line}`);
  await prove(1);
  console.log(`- in one go, five working days later: ${(await runOnce({ ...env, SWEEP_AT: later })).line}`);
  await prove(2);
  say(`verify: ${(await runCli(['verify', '--json'], { DATABASE_URL: url, LIANXUE_DATA: dataDir })).trim()}`);

  async function prove(times: number): Promise<void> {
    const found = await counted(url, world.officeId, times);
    console.log(`  ${found.due} items of people due, ${found.right} told exactly ${times === 1 ? 'once' : 'twice'} to ${found.people} people, ${found.wrong} otherwise; ${found.entries} entries, the largest ${(found.largest / 1024).toFixed(0)} KB`);
    if (found.wrong > 0 || found.right !== found.due) throw new Error('not exactly once');
  }
}
