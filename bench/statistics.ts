import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { statisticsApi } from '#features/statistics/api.ts';
import { listActivities } from '#features/activity/queries.ts';
import { definitions } from '#features/statistics/facts-cells.ts';
import type { ApiContext } from '#platform/api.ts';
import { scopeOf } from '#platform/command.ts';
import { compose, type Program } from '#server/compose.ts';
import type { Actor } from '#shared/actor.ts';
import { createRouterClient } from '@orpc/server';
import type { Cluster } from './cluster.ts';
import { fillList, listsAsked } from './statistics-list.ts';
import { fillMet } from './statistics-met.ts';
import { median } from './table.ts';
import { makeWorld, type World } from './world.ts';

/** Ten years of an office: the sums its figures are read from, bulk-loaded as following the ledger would have left them. */

const sizes = (process.env['BENCH_STATISTICS'] ?? '10000,1000000').split(',').map(Number);
const rounds = 15;

/** Activities are spread over ten years, sixty branches and eight hundred units, whatever their number. */
async function fill(pool: Pool, world: World, size: number, say: (line: string) => void): Promise<void> {
  const office = world.officeId;
  const run = async (what: string, sql: string, values: readonly unknown[] = []): Promise<void> => {
    await pool.query(sql, [...values]);
    say(`${size}: ${what}`);
  };
  await run('activities as facts', `
    create table bench_fact as
    select i, gen_random_uuid() as id, b.id as branch, u.id as unit, d.day, to_char(d.day, 'YYYY') as year, least(d.day + 20, date '2026-11-20') as told,
      case when i % 5 = 4 then 0 else i % 3 end as problems, case when i % 5 = 4 then 0 else least(i % 3, 1 + (i % 2)) end as tasked, case when i % 5 = 4 then 0 else least(i % 3, (i / 7) % 2) end as verified,
      array['source.' || (array['hot','difficult','project','focal','?'])[1 + i % 5], 'form.' || (array['座谈','参观','共同研讨','走访慰问'])[1 + i % 4], 'industry.' || (array['C','S','J','P','I','?'])[1 + (i / 3) % 6],
        'field.' || (array['审计','制造','金融','?'])[1 + (i / 5) % 4], 'region.' || (array['420000','360000','430000','110000','440000','330000','?'])[1 + (i / 11) % 7], 'front.' || (array['yes','no','?'])[1 + (i / 13) % 3],
        'strand.' || (array['theory','problem','outcome'])[1 + i % 3], 'reach.' || (array['C','S','J','P','I','?'])[1 + (i / 3) % 6] || '|' || (array['420000','360000','430000','110000','440000','330000','?'])[1 + (i / 11) % 7]] as keys
    from generate_series(0, $1::int - 1) i
      cross join lateral (select date '2017-01-01' + ((i::bigint * 7919) % 3600)::int as day) d
      join (select row_number() over (order by id) - 1 as n, id from branch where office_id = '${office}' and id = any($2::uuid[])) b on b.n = (i / 17) % $3::int
      join (select row_number() over (order by id) - 1 as n, id from unit where office_id = '${office}' and not own) u on u.n = (i / 29) % (select count(*) from unit where office_id = '${office}' and not own)`,
  [size, world.branches.map(({ id }) => id), world.branches.length]);
  await run('sums by month', `
    create table bench_month as
    select branch::text as branch, year, date_trunc('month', told)::date as month, split_part(k, '.', 1) as dimension, substr(k, strpos(k, '.') + 1) as key, count(*) as n, sum(problems) as problems, sum(tasked) as tasked, sum(verified) as verified
    from bench_fact cross join lateral unnest(keys || array['held.', 'year.' || year, 'month.' || to_char(day, 'MM'), 'branch.' || branch, 'unit.' || unit, 'pair.' || branch || '|' || unit, 'met.']
      || case when problems > 0 then array['kind.problem'] else '{}' end || case when verified > 0 then array['days.' || (i % 90)] else '{}' end) k group by 1, 2, 3, 4, 5`);
  const put = (grain: string, on: string, where: string, from: string) => `
    insert into statistic_cell (office_id, branch, year, grain, on_day, dimension, key, n, problems, tasked, verified)
    select '${office}', b, y, '${grain}', ${on}, dimension, key, sum(n), sum(problems), sum(tasked), sum(verified) from ${from} cross join lateral unnest(array['*', branch]) b cross join lateral unnest(array['*', year]) y ${where} group by 2, 3, 5, 6, 7`;
  await run('months', put('m', 'month', '', 'bench_month'));
  await run('as they stand', put('t', `date '2000-01-01'`, '', 'bench_month'));
  await run('days of the last two months', put('d', 'told', '', `(
    select branch::text as branch, year, told, split_part(k, '.', 1) as dimension, substr(k, strpos(k, '.') + 1) as key, 1 as n, problems, tasked, verified
    from bench_fact cross join lateral unnest(keys || array['held.', 'year.' || year, 'month.' || to_char(day, 'MM'), 'branch.' || branch, 'unit.' || unit, 'pair.' || branch || '|' || unit, 'met.']) k where told >= date '2026-10-01') x`));
  await pool.query(`insert into statistic_state (office_id, seq, at, version) select office_id, seq, now(), ${definitions} from ledger_head where office_id = $1`, [office]);
  say(`${size}: units and pairs met, ${await fillMet(pool, office)} rows`);
  await fillList(pool, office, world.ownUnit);
  say(`${size}: the activities themselves`);
  await pool.query('drop table bench_fact, bench_month');
  await run('statistics of the database', 'vacuum analyze statistic_cell, statistic_met');
}

/** One office of a size, with its pages of figures. */
interface Stood {
  readonly size: number;
  readonly program: Program;
  readonly pages: Readonly<Record<string, () => Promise<unknown>>>;
  readonly costs: Map<string, Cost[]>;
}
interface Cost {
  readonly clock: number;
  /** Milliseconds of processor: of this process and of the database's own that answers it. What else goes on at the machine hardly changes it. */
  readonly cpu: number;
  /** Rows and entries of indexes the database went over. */
  readonly rows: number;
}

/** Questions of a page come one after the other, so that one connection answers them all. */
async function costOf(pool: Pool, page: () => Promise<unknown>): Promise<Cost> {
  const looked = async () => {
    const { rows: [one] } = await pool.query<{ pid: number; rows: number }>('select pg_backend_pid() as pid, pg_stat_force_next_flush(), tup_returned + tup_fetched as rows from pg_stat_database where datname = current_database()');
    return { rows: Number(one?.rows), pid: one?.pid ?? 0 };
  };
  await looked();
  const before = await looked();
  const ran = (): number => Number(readFileSync(`/proc/${before.pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000_000;
  const [own, database, began] = [process.cpuUsage(), ran(), performance.now()];
  await page();
  const [{ user, system }, clock, of] = [process.cpuUsage(own), performance.now() - began, ran() - database];
  await looked();
  return { clock, cpu: (user + system) / 1000 + of, rows: (await looked()).rows - before.rows };
}

/**
 * Pages of the figures at 10,000 and at 1,000,000 activities: the same sums are read, however many activities they are of. Sizes take turns page by
 * page and round by round, so that what disturbs the machine disturbs them alike; the least of many rounds is what the work itself takes.
 */
export async function statistics(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const stood: Stood[] = [];
  try {
    for (const size of sizes) stood.push(await standUp(cluster, size, say));
    for (let round = -4; round < rounds; round += 1) {
      for (const name of Object.keys(stood[0]?.pages ?? {})) {
        for (const { program, pages, costs } of stood) {
          const cost = await costOf(program.pool, pages[name] ?? (async () => null));
          if (round >= 0) costs.set(name, [...(costs.get(name) ?? []), cost]);
        }
      }
    }
    print(stood);
    for (const { size, program } of stood) {
      const { rows } = await program.pool.query<{ cells: string; size: string }>(`select count(*) as cells, pg_size_pretty(pg_total_relation_size('statistic_cell')) as size from statistic_cell`);
      console.log(`${size} activities: ${rows[0]?.cells} sums (${rows[0]?.size})`);
    }
  } finally {
    await Promise.all(stood.map(({ program }) => program.close()));
  }
}

async function standUp(cluster: Cluster, size: number, say: (line: string) => void): Promise<Stood> {
  const { url, dataDir } = cluster.place(`statistics_${size}`);
  // Kept with BENCH_DATA: loaded once.
  const mark = join(dataDir, 'world.json');
  const known = existsSync(mark) ? (JSON.parse(readFileSync(mark, 'utf8')) as World) : null;
  if (known === null) await cluster.empty(`statistics_${size}`);
  const world = known ?? (await makeWorld(url, dataDir));
  const now = new Date('2026-11-27T02:00:00Z');
  const program = compose({ databaseUrl: url, dataDir, baseUrl: 'http://localhost', now: () => now });
  if (known === null) await fill(program.pool, world, size, say);
  writeFileSync(mark, JSON.stringify(world));
  const actor: Actor = { kind: 'operator', officeId: world.officeId, personId: null, name: '性能测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const { db, door, files, fonts, outbound, watches } = program;
  const context: ApiContext = { actor, session: null, db, door, now: () => now, files, fonts, outbound, watches };
  const client = createRouterClient({ figures: statisticsApi.figures }, { context });
  const branch = world.branches[3]?.id ?? '';
  return {
    size, program, costs: new Map(),
    pages: {
      'all years': () => client.figures({}), 'one year': () => client.figures({ year: 2025 }), 'one branch': () => client.figures({ branch }), 'one branch, one year': () => client.figures({ branch, year: 2025 }),
      'as at a day of last month': () => client.figures({ asAt: '2026-10-20' }), 'one year as at a day of last month': () => client.figures({ year: 2026, asAt: '2026-10-20' }), 'one branch as at a day of last month': () => client.figures({ branch, asAt: '2026-10-20' }),
      ...Object.fromEntries(Object.entries(listsAsked(branch)).map(([name, filters]) => [name, async () => listActivities(db, scopeOf(actor, now), { ...filters, limit: 20 })])),
    },
  };
}

function print([small, large]: readonly Stood[]): void {
  if (small === undefined || large === undefined) return;
  console.log(`\n## statistics: what a page costs at ${small.size} and at ${large.size} activities (aim: at most 1.5 times), ${rounds} rounds by turns, least (median)\n| page | processor, ms | | ratio of the least | of the medians | clock, ms | | rows gone over | |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |`);
  for (const [name, few] of small.costs) {
    const many = large.costs.get(name) ?? [];
    const of = (costs: readonly Cost[], what: keyof Cost): string => `${Math.min(...costs.map((one) => one[what])).toFixed(1)} (${median(costs.map((one) => one[what])).toFixed(1)})`;
    const ratio = (by: (values: readonly number[]) => number): string => (by(many.map(({ cpu }) => cpu)) / by(few.map(({ cpu }) => cpu))).toFixed(2);
    const read = (costs: readonly Cost[]): string => Math.round(median(costs.map(({ rows }) => rows))).toString();
    console.log(`| ${name} | ${of(few, 'cpu')} | ${of(many, 'cpu')} | ${ratio((values) => Math.min(...values))} | ${ratio(median)} | ${of(few, 'clock')} | ${of(many, 'clock')} | ${read(few)} | ${read(many)} |`);
  }
}
