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
}
const [, , url = '', officeId = ''] = process.argv;
layUnder(underlay);
const database = openDatabase(url, { max: 2 });
const began = performance.now();
if (process.env['BENCH_PROGRESS'] !== undefined) setInterval(() => console.log(`${((performance.now() - began) / 1000).toFixed(0)} s, ${(process.memoryUsage.rss() / 1_048_576).toFixed(0)} MB`), 60_000).unref();
await database.db.transaction().execute(async (tx) => compareAll(tx, officeId, await loadRules(tx, officeId)));
const { user, system } = process.cpuUsage();
const answer: Answer = { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 };
process.send?.(answer);
await database.close();
process.disconnect?.();
