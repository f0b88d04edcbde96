import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { mostPairs } from './facts-met.ts';
import type { Compared } from './store-drift.ts';

/** Units met and pairs most often met, as the last row of each scope tells them, held against the sums as they stand: the number of units, then how often each pair met. */
export async function driftMet(db: Connection, officeId: string, year: string | null): Promise<Compared> {
  const of = year === null ? sql`` : sql`and c.year = ${year}`;
  const { rows } = await sql<{ branch: string; year: string; kept: number[] | null; truth: number[] | null; same: boolean }>`
    with kept as (
      select distinct on (c.branch, c.year) c.branch, c.year, c.units, c.keys, c.counts from statistic_met c where c.office_id = ${officeId} ${of} order by c.branch, c.year, c.on_day desc
    ), units as (
      select c.branch, c.year, count(*)::int as units from statistic_cell c where c.office_id = ${officeId} ${of} and c.grain = 't' and c.dimension = 'unit' and c.n > 0 group by 1, 2
    ), pairs as (
      select branch, year, array_agg(key order by n desc, key) as keys, array_agg(n order by n desc, key)::int[] as counts from (
        select c.branch, c.year, c.key, c.n, row_number() over (partition by c.branch, c.year order by c.n desc, c.key) as nth from statistic_cell c where c.office_id = ${officeId} ${of} and c.grain = 't' and c.dimension = 'pair' and c.n > 0) r
      where nth <= ${mostPairs} group by 1, 2
    ), truth as (
      select branch, year, coalesce(u.units, 0) as units, coalesce(p.keys, '{}') as keys, coalesce(p.counts, '{}') as counts from units u full join pairs p using (branch, year)
    )
    select branch, year, k.units || k.counts as kept, t.units || t.counts as truth,
      (coalesce(k.units, 0), coalesce(k.keys, '{}'), coalesce(k.counts, '{}')) = (coalesce(t.units, 0), coalesce(t.keys, '{}'), coalesce(t.counts, '{}')) as same
    from kept k full join truth t using (branch, year) order by branch, year`.execute(db);
  return { cells: rows.length, differences: rows.filter(({ same }) => !same).map(({ same: _, ...row }) => ({ ...row, dimension: 'met', key: 'most' })) };
}
