import type pg from 'pg';
import { mostOf, type Met } from '#features/statistics/facts-met.ts';

interface Moved {
  readonly day: string;
  readonly branch: string;
  readonly year: string;
  readonly unit: string;
  readonly n: number;
}
interface Scope {
  readonly branch: string;
  readonly year: string;
  readonly pairs: Map<string, number>;
  readonly units: Set<string>;
  touched: boolean;
  last: string;
}

/** Units and pairs met at the ends of the months of `bench_fact`, and of the days of the last two: what following would have left, of every day. @returns rows written */
export async function fillMet(pool: pg.Pool, officeId: string): Promise<number> {
  const scopes = new Map<string, Scope>();
  const scopeOf = (branch: string, year: string): Scope => {
    const known = scopes.get(`${branch} ${year}`) ?? { branch, year, pairs: new Map<string, number>(), units: new Set<string>(), touched: false, last: '' };
    scopes.set(`${branch} ${year}`, known);
    return known;
  };
  const { rows: ends } = await pool.query<{ from: string; till: string }>(`
    select d::date::text as from, (case when d >= date '2026-10-01' then d + interval '1 day' else d + interval '1 month' end)::date::text as till
    from (select generate_series(date '2017-01-01', date '2026-09-01', '1 month') d union all select generate_series(date '2026-10-01', date '2026-11-20', '1 day')) x order by 1`);
  let written = 0;
  for (const { from, till } of ends) {
    const { rows } = await pool.query<Moved>('select branch::text, year, unit::text, count(*)::int as n from bench_fact where told >= $1 and told < $2 group by 1, 2, 3', [from, till]);
    for (const { branch, year, unit, n } of rows) {
      for (const scope of ['*', branch].flatMap((one) => ['*', year].map((of) => scopeOf(one, of)))) {
        const key = `${branch}|${unit}`;
        scope.pairs.set(key, (scope.pairs.get(key) ?? 0) + n);
        scope.units.add(unit);
        scope.touched = true;
      }
    }
    const made: object[] = [];
    for (const scope of scopes.values()) {
      if (!scope.touched) continue;
      scope.touched = false;
      const met: Met = { units: scope.units.size, pairs: mostOf(scope.pairs) };
      const said = JSON.stringify(met);
      if (said === scope.last) continue;
      scope.last = said;
      made.push({ branch: scope.branch, year: scope.year, on: from >= '2026-10-01' ? from : lastDayBefore(till), units: met.units, keys: met.pairs.map(({ key }) => key), counts: met.pairs.map(({ n }) => n) });
    }
    for (let at = 0; at < made.length; at += 1_000) {
      await pool.query('insert into statistic_met (office_id, branch, year, on_day, units, keys, counts) select $1, x.branch, x.year, x."on", x.units, x.keys, x.counts from jsonb_to_recordset($2::jsonb) as x(branch text, year text, "on" date, units int, keys text[], counts int[])', [officeId, JSON.stringify(made.slice(at, at + 1_000))]);
    }
    written += made.length;
  }
  return written;
}
const lastDayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
