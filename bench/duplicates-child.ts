import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { compareAll } from '#features/authenticity/store-follow.ts';
import { underlay } from '#features/rulebook/shipped-profiles.ts';
import { openDatabase } from '#platform/database.ts';
import { layUnder, loadRules } from '#platform/rules.ts';

/** Compares everything in an office that has prints, as the program does where all is made anew, in a process of its own: its memory is nobody else's. */
export interface Answer {
  readonly seconds: number;
  /** Milliseconds of processor, user and system. */
  readonly cpu: number;
  /** Resident memory at most, bytes. */
  readonly peak: number;
  /** The same of what the database's process that answers it keeps for itself, looked at twice a second. */
  readonly database: number;
}
const [, , url = '', officeId = ''] = process.argv;
layUnder(underlay);
const database = openDatabase(url, { max: 2 });
const began = performance.now();
let at = '';
if (process.env['BENCH_PROGRESS'] !== undefined) setInterval(() => console.log(`${at}: ${((performance.now() - began) / 1000).toFixed(0)} s, ${(process.memoryUsage.rss() / 1_048_576).toFixed(0)} MB`), 20_000).unref();
let most = 0;
await database.db.transaction().execute(async (tx) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  const meter = setInterval(() => {
    const [, kilobytes] = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${rows[0]?.pid}/status`, 'utf8')) ?? [];
    most = Math.max(most, Number(kilobytes ?? 0) * 1024);
  }, 500);
  await compareAll(tx, officeId, await loadRules(tx, officeId), (what, done, of) => { at = `${what} ${done} of ${of}`; });
  clearInterval(meter);
});
const { user, system } = process.cpuUsage();
const answer: Answer = { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024, database: most };
process.send?.(answer);
await database.close();
process.disconnect?.();
