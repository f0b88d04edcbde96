import { openDatabase } from '#platform/database.ts';
import type { House } from './cluster.ts';
import type { Question, Round, Stand, Way } from './stand.ts';
import { print, type Series } from './table.ts';
import { memberOf } from './world.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const warm = { seconds: 1, count: null };
const measured = { seconds: Number(process.env['BENCH_SECONDS'] ?? 3), count: null };

/** The list as it opens: the newest twenty that the member may see. */
export const list = (stands: readonly Stand[]): Promise<Series[]> =>
  reads('list: the newest 20 activities', stands, async () => ({ path: '/rpc/activity/list', inputs: [{ limit: 20 }] }));

/** Pages of three hundred activities, of every stage, that the member may open. */
export const page = (stands: readonly Stand[]): Promise<Series[]> =>
  reads('page: everything of one activity', stands, async ({ house }) => ({ path: '/rpc/activity/get', inputs: (await openToMember(house)).map((id) => ({ id })) }));

/** The 台账 as it opens: the newest twenty, each with its record, publicity, summary and effect. */
export const ledger = (stands: readonly Stand[]): Promise<Series[]> =>
  reads('ledger: the newest 20 of the 台账, with their four things', stands, async () => ({ path: '/rpc/ledger/table', inputs: [{ limit: 20 }] }));

/** Those of which one of the four is missing: asked for seldom, and more work. */
export const lacking = (stands: readonly Stand[]): Promise<Series[]> =>
  reads('ledger: the newest 20 of which something is missing', stands, async () => ({ path: '/rpc/ledger/table', inputs: [{ limit: 20, missing: 'any' }] }));

/** Ways and sizes take turns within each round, so that what disturbs the machine disturbs them alike. */
async function reads(title: string, stands: readonly Stand[], question: (stand: Stand) => Promise<Question>): Promise<Series[]> {
  const asked = await Promise.all(stands.map(async (stand) => ({ stand, question: await question(stand), series: [] as Record<Way, Round>[] })));
  for (const { stand, question: of } of asked) {
    await stand.warm(of);
    await stand.learn(of);
    for (const way of ['program', 'bare', 'straight'] as const) await stand.round(way, of, warm);
  }
  for (let n = 0; n < rounds; n++) {
    for (const { stand, question: of, series } of asked) {
      const program = await stand.round('program', of, measured);
      const bare = await stand.round('bare', of, measured);
      series.push({ program, bare, straight: await stand.round('straight', of, measured) });
    }
  }
  const all = asked.map(({ stand, series }) => ({ size: stand.house.size, rounds: series }));
  print(title, all);
  return all;
}

/** Every fourth one open to the whole office, every one of the member's own branch before that. */
async function openToMember({ url, world }: House): Promise<string[]> {
  const { pool } = openDatabase(url, { max: 1 });
  const own = world.branches[0]?.id ?? memberOf(world).id;
  const { rows } = await pool.query<{ id: string }>(
    `(select id from activity where stage in ('held', 'summary', 'publicity', 'conversion', 'archived') order by md5(id::text) limit 240)
     union (select id from activity where host_branch_ids @> array[$1::uuid] order by md5(id::text) limit 60)`,
    [own],
  );
  await pool.end();
  return rows.map(({ id }) => id);
}
