import { randomUUID } from 'node:crypto';
import { openDatabase } from '#platform/database.ts';
import { proveLedger, type House } from './cluster.ts';
import { load } from './load.ts';
import { freshPlans } from './plans.ts';
import type { Question, Round, Stand, Way } from './stand.ts';
import { print, type Series } from './table.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const each = 160;
const ways = ['program', 'bare', 'straight'] as const;
const warming = 40;

/**
 * A full submit: who asks, everything known of the activity, all checks, five steps of approval, the entry; each on an
 * activity of its own. The bare handler's entries are as true as the program's: `verify` holds when all is done.
 */
export async function submit(stands: readonly Stand[], ready: ReadonlyMap<number, readonly string[]>, say: (line: string) => void): Promise<Series[]> {
  const all: { stand: Stand; series: Record<Way, Round>[]; questions: () => Question }[] = [];
  for (const stand of stands) {
    const ids = ready.get(stand.house.size) ?? [];
    let used = 0;
    const next = (count: number) => (): Question => ({ path: '/rpc/approval/submit', inputs: ids.slice(used, (used += count)).map((id) => ({ id, version: 5, commandId: randomUUID() })) });
    await stand.warm({ path: '/rpc/activity/get', inputs: [{ id: ids[0] ?? '' }] });
    await stand.learn(next(1)(), madeBySubmit);
    for (const way of ways) await stand.round(way, next(warming)(), { seconds: null, count: warming });
    all.push({ stand, series: [], questions: next(each) });
  }
  for (let n = 0; n < rounds; n++) {
    for (const { stand, series, questions } of all) {
      const round: Partial<Record<Way, Round>> = {};
      for (const way of ways) {
        await stand.settled();
        round[way] = await stand.round(way, questions(), { seconds: null, count: each });
      }
      series.push(round as Record<Way, Round>);
    }
  }
  const result = all.map(({ stand, series }) => ({ size: stand.house.size, rounds: series }));
  print('submit: one activity into approval', result);
  for (const { stand } of all) {
    await stand.settled();
    await proveLedger(stand.house, say);
  }
  return result;
}

/**
 * Loads as many activities of the member's own that lack nothing as the submits take, before any program runs on the
 * house. @returns their ids.
 */
export async function prepareSubmits(house: House): Promise<string[]> {
  const count = 1 + ways.length * (warming + rounds * each);
  const { pool } = openDatabase(house.url, { max: 1 });
  const { rows } = await pool.query<{ last: number }>(`select max(split_part(code, '-', 2)::int) as last from activity`);
  const from = (rows[0]?.last ?? 0) + 1;
  await load(house.url, house.dataDir, house.world.officeId, freshPlans(house.world, from, count));
  const made = await pool.query<{ id: string }>(`select id from activity where split_part(code, '-', 2)::int >= $1 order by code`, [from]);
  await pool.end();
  return made.rows.map(({ id }) => id);
}

/** Ids that a submit makes: of the command and of the five steps. */
function madeBySubmit(sent: readonly { text: string; values: readonly unknown[] }[]): string[] {
  const steps = sent.filter(({ text }) => /into "approval"/.test(text)).flatMap(({ values }) => /"id":"([^"]+)"/.exec(values.map(String).join(' '))?.[1] ?? []);
  const entry = sent.find(({ text }) => /into "ledger_entry"/.test(text));
  const columns = [...(/\(([^)]*)\)/.exec(entry?.text ?? '')?.[1] ?? '').matchAll(/"(\w+)"/g)].map(([, name]) => name);
  const command = entry?.values[columns.indexOf('command_id')];
  if (steps.length === 0 || typeof command !== 'string') throw new Error('a submit is written another way now: look at bench/submit.ts');
  return [...steps, command];
}
