import { turn } from '#features/reminder/jobs-sweep.ts';
import { compose } from '#server/compose.ts';

// The night and the morning of one office in a process of its own, by a clock of its own: told by its environment, it says
// each step it has come to, so that it can be killed in the middle of it.
const { SWEEP_URL = '', SWEEP_DATA = '', SWEEP_OFFICE = '', SWEEP_AT = '', SWEEP_SLOW = '' } = process.env;
const program = compose({ databaseUrl: SWEEP_URL, dataDir: SWEEP_DATA, baseUrl: 'http://localhost', now: () => new Date(SWEEP_AT) });
let peak = 0;
const meter = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 50);
const began = performance.now();
const said = { page: 0, batch: 0 };
const failures = await turn(program, SWEEP_OFFICE, async (at) => {
  said[at] += 1;
  process.stdout.write(`${at} ${said[at]} ${(performance.now() - began).toFixed(0)}\n`);
  if (SWEEP_SLOW !== '') await new Promise((later) => setTimeout(later, Number(SWEEP_SLOW)));
});
clearInterval(meter);
process.stdout.write(`done ${(performance.now() - began).toFixed(0)} ms, ${said.page} pages, ${said.batch} batches, peak ${(peak / 1_048_576).toFixed(0)} MB, failures ${failures.length}\n`);
if (failures.length > 0) console.error(failures[0]);
await program.close();
