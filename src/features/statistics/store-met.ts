import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Connection } from '#platform/command.ts';
import type { Day } from '#shared/dates.ts';
import { metAfter, mostOf, mostPairs, type Before, type Counted, type Met, type Moved } from './facts-met.ts';
import type { Sums } from './facts-cells.ts';

/** Units met and pairs most often met, kept for each day on which they changed. */

interface Scope {
  readonly branch: string;
  readonly year: string;
}
interface Kept {
  readonly units: number;
  readonly keys: readonly string[];
  readonly counts: readonly number[];
}
const metOf = (row: Kept | undefined): Met => (row === undefined ? { units: 0, pairs: [] } : { units: row.units, pairs: row.keys.map((key, at) => ({ key, n: row.counts[at] ?? 0 })) });
const nameOf = ({ branch, year }: Scope): string => `${branch} ${year}`;

/** As at the end of a day. One row is read, whatever has happened before and since. */
export async function metAt(db: Connection, officeId: string, { branch, year }: Scope, day: Day): Promise<Met> {
  const { rows } = await sql<Kept>`
    select units, keys, counts from statistic_met where office_id = ${officeId} and branch = ${branch} and year = ${year} and on_day <= ${day} order by on_day desc limit 1`.execute(db);
  return metOf(rows[0]);
}

type Touched = Scope & { readonly days: ReadonlyMap<Day, Moved> };
/** What some days moved of pairs and units, scope by scope, the days in their order. */
export function touchedBy(days: ReadonlyMap<Day, Sums>): Touched[] {
  const scopes = new Map<string, Scope & { readonly days: Map<Day, { readonly day: Day; readonly pairs: Counted[]; readonly units: Counted[] }> }>();
  for (const [day, sums] of [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { branch, year, dimension, key, n } of sums.rows) {
      if ((dimension !== 'pair' && dimension !== 'unit') || n === 0) continue;
      const scope = scopes.get(nameOf({ branch, year })) ?? { branch, year, days: new Map() };
      scopes.set(nameOf(scope), scope);
      const moved = scope.days.get(day) ?? { day, pairs: [], units: [] };
      scope.days.set(day, moved);
      moved[dimension === 'pair' ? 'pairs' : 'units'].push({ key, n });
    }
  }
  return [...scopes.values()];
}
const firstOf = ({ days }: Touched): Day => [...days.keys()][0] ?? '';

/** Scopes of which something is told already of days after the first of these: a clock was put back. Asked before the sums of these days are put. */
export async function toldLater(tx: Transaction<DB>, officeId: string, scopes: readonly Touched[]): Promise<ReadonlySet<string>> {
  if (scopes.length === 0) return new Set();
  const { rows } = await sql<Scope>`
    select s.branch, s.year from ${asRows(scopes.map((scope) => ({ branch: scope.branch, year: scope.year, first: firstOf(scope) })), sql`branch text, year text, first date`)} s
    where exists (select 1 from unnest(array['pair', 'unit']) d (dimension) cross join lateral (
      select 1 from statistic_cell c where c.office_id = ${officeId} and c.branch = s.branch and c.year = s.year and c.grain = 'd' and c.dimension = d.dimension and c.on_day > s.first limit 1) l)`.execute(tx);
  return new Set(rows.map(nameOf));
}

/** Keeps what was met at the end of each day. @param back scopes to be gone through anew from their first day on, from the sums themselves */
export async function keepMet(tx: Transaction<DB>, officeId: string, scopes: readonly Touched[], back: ReadonlySet<string>): Promise<void> {
  if (scopes.length === 0) return;
  const onward = scopes.filter((scope) => !back.has(nameOf(scope)));
  const before = await beforeOf(tx, officeId, onward);
  const { rows: last } = await sql<Kept & Scope>`
    select s.branch, s.year, m.units, m.keys, m.counts from ${asRows(onward.map(({ branch, year }) => ({ branch, year })), sql`branch text, year text`)} s
      cross join lateral (select * from statistic_met m where m.office_id = ${officeId} and m.branch = s.branch and m.year = s.year order by m.on_day desc limit 1) m`.execute(tx);
  const lastOf = new Map(last.map((row) => [nameOf(row), row]));
  const rows = onward.flatMap((scope) => metAfter({ met: metOf(lastOf.get(nameOf(scope))), ...(before.get(nameOf(scope)) ?? { pairs: new Map(), units: new Map() }) }, [...scope.days.values()]).map((one) => rowOf(scope, one)));
  for (const scope of scopes) if (back.has(nameOf(scope))) rows.push(...(await anew(tx, officeId, scope, firstOf(scope))));
  await put(tx, officeId, rows);
}

/** Rows handed over as one value. */
const asRows = (rows: readonly object[], columns: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(${columns}))`;

/** What the touched pairs and units of these scopes, and the most frequent pairs, came to before the days: sums as they stand less what the days moved. */
async function beforeOf(tx: Transaction<DB>, officeId: string, scopes: readonly Touched[]): Promise<Map<string, Pick<Before, 'pairs' | 'units'>>> {
  const moves = scopes.flatMap(({ branch, year, days }) => (['pairs', 'units'] as const).flatMap((of) => {
    const sums = new Map<string, number>();
    for (const day of days.values()) for (const { key, n } of day[of]) sums.set(key, (sums.get(key) ?? 0) + n);
    return [...sums].map(([key, n]) => ({ branch, year, dimension: of === 'pairs' ? 'pair' : 'unit', key, moved: n }));
  }));
  const asked = scopes.map(({ branch, year }) => ({ branch, year, most: mostPairs + moves.filter((one) => one.branch === branch && one.year === year && one.dimension === 'pair').length }));
  const { rows } = await sql<Scope & { dimension: string; key: string; n: number }>`
    with moves as materialized (select * from ${asRows(moves, sql`branch text, year text, dimension text, key text, moved bigint`)} s)
    select m.branch, m.year, m.dimension, m.key, coalesce(c.n, 0) - m.moved as n from moves m left join statistic_cell c
      on c.office_id = ${officeId} and c.branch = m.branch and c.year = m.year and c.dimension = m.dimension and c.on_day = date '2000-01-01' and c.key = m.key and c.grain = 't'
    union all
    select s.branch, s.year, 'pair', t.key, t.n from ${asRows(asked, sql`branch text, year text, most int`)} s cross join lateral (
      select c.key, c.n from statistic_cell c where c.office_id = ${officeId} and c.branch = s.branch and c.year = s.year and c.grain = 't' and c.dimension = 'pair' and c.n > 0 order by c.n desc, c.key limit s.most) t
    where not exists (select 1 from moves m where m.branch = s.branch and m.year = s.year and m.dimension = 'pair' and m.key = t.key)`.execute(tx);
  const found = new Map<string, { pairs: Map<string, number>; units: Map<string, number> }>();
  for (const { dimension, key, n, ...scope } of rows) {
    const of = found.get(nameOf(scope)) ?? { pairs: new Map<string, number>(), units: new Map<string, number>() };
    found.set(nameOf(scope), of);
    of[dimension === 'pair' ? 'pairs' : 'units'].set(key, n);
  }
  return found;
}

interface Row extends Scope, Kept {
  readonly on: Day;
}
const rowOf = ({ branch, year }: Scope, { day, met }: { readonly day: Day; readonly met: Met }): Row => ({ branch, year, on: day, units: met.units, keys: met.pairs.map(({ key }) => key), counts: met.pairs.map(({ n }) => n) });

/** A scope from a day on, from the sums of the months and days. */
async function anew(tx: Transaction<DB>, officeId: string, scope: Scope, from: Day): Promise<Row[]> {
  await sql`delete from statistic_met where office_id = ${officeId} and branch = ${scope.branch} and year = ${scope.year} and on_day >= ${from}`.execute(tx);
  const month = sql`date_trunc('month', ${from}::date)::date`;
  const of = sql`c.office_id = ${officeId} and c.branch = ${scope.branch} and c.year = ${scope.year} and c.dimension in ('pair', 'unit')`;
  const { rows } = await sql<{ dimension: string; key: string; day: Day | null; n: number }>`
    select c.dimension, c.key, case when c.grain = 'd' and c.on_day >= ${from} then c.on_day end as day, sum(c.n) as n from statistic_cell c
    where ${of} and ((c.grain = 'm' and c.on_day < ${month}) or (c.grain = 'd' and c.on_day >= ${month})) group by 1, 2, 3 order by 3`.execute(tx);
  const days = new Map<Day, { readonly day: Day; readonly pairs: Counted[]; readonly units: Counted[] }>();
  const [pairs, units] = [new Map<string, number>(), new Map<string, number>()];
  for (const { dimension, key, day, n } of rows) {
    if (day === null) (dimension === 'pair' ? pairs : units).set(key, n);
    else {
      const moved = days.get(day) ?? { day, pairs: [], units: [] };
      days.set(day, moved);
      moved[dimension === 'pair' ? 'pairs' : 'units'].push({ key, n });
    }
  }
  const met: Met = { units: [...units.values()].filter((n) => n > 0).length, pairs: mostOf(pairs) };
  return metAfter({ met, pairs, units }, [...days.values()]).map((one) => rowOf(scope, one));
}

/** Rows of one statement. */
const many = 500;
async function put(tx: Transaction<DB>, officeId: string, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += many) {
    await sql`
      insert into statistic_met (office_id, branch, year, on_day, units, keys, counts)
      select ${officeId}, x.branch, x.year, x."on", x.units, x.keys, x.counts from ${asRows(rows.slice(at, at + many), sql`branch text, year text, "on" date, units int, keys text[], counts int[]`)} x
      on conflict (office_id, branch, year, on_day) do update set units = excluded.units, keys = excluded.keys, counts = excluded.counts`.execute(tx);
  }
}
