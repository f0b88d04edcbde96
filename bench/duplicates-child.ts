import { catchUp } from '#features/authenticity/queries.ts';
import { underlay } from '#features/rulebook/shipped-profiles.ts';
import { openDatabase } from '#platform/database.ts';
import { layUnder } from '#platform/rules.ts';

/** Compares everything in an office anew, as the program's worker does, in a process of its own: its memory is nobody else's. */
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
const files = { put: () => Promise.reject(new Error('no files here')), get: () => Promise.reject(new Error('no files here')) };
const began = performance.now();
await catchUp({ db: database.db, files }, officeId);
const { user, system } = process.cpuUsage();
const answer: Answer = { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 };
process.send?.(answer);
await database.close();
process.disconnect?.();
