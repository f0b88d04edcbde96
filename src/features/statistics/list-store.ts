import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import { addDays, dayIn, type Day } from '#shared/dates.ts';
import { need } from '#shared/finding.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { instantOf } from '#shared/zone.ts';
import type { AboutInput, StatisticsView } from './contract.ts';
import { all, type Cell } from './facts-cells.ts';
import type { Counted } from './facts-met.ts';
import { viewOf } from './facts-view.ts';
import { seesConversion, seesEarly, statisticsPolicy } from './policy.ts';
import { listClaims } from './store-claims.ts';
import { metAt } from './store-met.ts';
import { cellsBefore, shown } from './store-month.ts';
import { catchUp } from './store.ts';

/** Figures as they stand, or as they stood at the end of a day. What they cost does not depend on how many activities there are. */

/** Steps done while somebody waits; what is left then is told beside the figures. */
const patience = 10;
/** Whatever was told with a clock that went ahead counts among what stands now. */
const forEver = '9999-12-31';

interface Asked extends AboutInput {
  readonly day: Day;
  readonly now: boolean;
}

/** @throws Refusal FORBIDDEN, NOT_FOUND for a branch that is not the office's, REFUSED for a day that has not come or came before the office */
export async function readStatistics(db: Connection, scope: Scope, about: AboutInput): Promise<StatisticsView> {
  const { officeId, actor } = scope;
  const against = barred(statisticsPolicy, 'statistics.figures', actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const branch = await branchOf(db, scope, about.branch);
  const reached = await catchUp(db, officeId, { most: patience });
  const zone = await zoneOf(db, officeId);
  const today = await todayOf(db, scope, scope.now);
  if (about.asAt !== undefined) await mayStand(db, officeId, zone, about.asAt, today);
  const asked: Asked = { ...about, day: about.asAt ?? today, now: about.asAt === undefined || about.asAt === today };
  const until = instantOf(`${addDays(asked.day, 1)}T00:00`, zone) ?? scope.now.toISOString();
  const cells = await cellsAt(db, officeId, asked);
  const years = await yearsOf(db, officeId, asked);
  const met = await metAt(db, officeId, { branch: asked.branch ?? all, year: String(asked.year ?? all) }, asked.now ? forEver : asked.day);
  const pairs = await namedPairs(db, officeId, met.pairs);
  const entry = asked.now ? { entry: reached.seq, at: reached.at } : await entryAt(db, officeId, until);
  return viewOf({
    about: { year: about.year ?? null, branch, asAt: about.asAt ?? null }, asOf: { day: asked.day, ...entry, behind: reached.head - reached.seq },
    conversion: seesConversion(actor, branch?.id ?? null), early: seesEarly(actor, branch?.id ?? null), tells: (id) => seesConversion(actor, id),
    cells, years, units: met.units, pairs, names: await namesOf(db, officeId, cells.filter(({ dimension }) => dimension === 'branch').map(({ key }) => key)),
    claims: branch === null && about.year === undefined ? await listClaims(db, scope, asked.day, until) : [], allowed: allowedBy(statisticsPolicy, actor),
  });
}

async function branchOf(db: Connection, { officeId }: Scope, id: string | undefined): Promise<{ id: string; name: string } | null> {
  if (id === undefined) return null;
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, b.name from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id where b.office_id = ${officeId} and b.id = ${id} and u.own`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.branch', 'branch')]);
  return rows[0];
}

async function zoneOf(db: Connection, officeId: string): Promise<string> {
  const { rows } = await sql<{ timeZone: string }>`select time_zone from office where id = ${officeId}`.execute(db);
  return rows[0]?.timeZone ?? 'Asia/Shanghai';
}

/** The ledger tells from its first day until today. Where a past was told later with its own clock, from the first day of that. */
async function mayStand(db: Connection, officeId: string, zone: string, day: Day, today: Day): Promise<void> {
  if (day > today) throw new Refusal('REFUSED', [need('need.as_at_come', 'asAt', { day, today })]);
  const { rows } = await sql<{ at: string | null; first: Day | null }>`
    select (select at from ledger_entry where office_id = ${officeId} and seq = 1) as at,
      (select min(first) from (values ('held'), ('stage')) d (dimension) cross join lateral (
        select min(c.on_day) as first from statistic_cell c where c.office_id = ${officeId} and c.branch = ${all} and c.year = ${all} and c.grain = 'd' and c.dimension = d.dimension) f) as first`.execute(db);
  const days = [rows[0]?.at == null ? null : dayIn(rows[0].at, zone), rows[0]?.first ?? null].filter((one) => one !== null).toSorted();
  const first = days[0];
  if (first !== undefined && day < first) throw new Refusal('REFUSED', [need('need.as_at_begun', 'asAt', { day, first })]);
}

/** Sums of some dimensions of a scope, of every grain. */
const ofScope = (officeId: string, { branch = all, year }: Pick<Asked, 'branch' | 'year'>, dimensions: readonly string[]): RawBuilder<unknown> =>
  sql`select * from statistic_cell c where c.office_id = ${officeId} and c.branch = ${branch} and c.year = ${String(year ?? all)} and c.dimension = any(${dimensions}::text[])`;

/** Cells of some dimensions: as they stand, or the months before the day's and the days of its month, to be added up. Each dimension is a stretch of the table's own key. */
function cellsOf(officeId: string, asked: Pick<Asked, 'day' | 'now' | 'branch' | 'year'>, dimensions: readonly string[]): RawBuilder<unknown> {
  const { day, now } = asked;
  const of = ofScope(officeId, asked, dimensions);
  const month = sql`date_trunc('month', ${day}::date)::date`;
  return now ? sql`(${of} and c.grain = 't' and c.on_day = date '2000-01-01')` : sql`(${of} and c.grain = 'm' and c.on_day < ${month} union all ${of} and c.grain = 'd' and c.on_day between ${month} and ${day}::date)`;
}

async function cellsAt(db: Connection, officeId: string, asked: Asked): Promise<Cell[]> {
  const { day, now, branch = all, year = all } = asked;
  const since = now ? cellsOf(officeId, asked, shown) : sql`(${ofScope(officeId, asked, shown)} and c.grain = 'd' and c.on_day between date_trunc('month', ${day}::date)::date and ${day}::date)`;
  const { rows } = await sql<Cell>`
    select c.dimension, c.key, sum(c.n) as n, sum(c.problems) as problems, sum(c.tasked) as tasked, sum(c.verified) as verified from ${since} c group by c.dimension, c.key order by c.dimension, c.key`.execute(db);
  const cells = now ? rows : added(await cellsBefore(db, officeId, { branch, year: String(year) }, `${day.slice(0, 7)}-01`), rows);
  return cells.filter(({ n }) => n !== 0);
}

/** In the order of their dimensions and keys, by code units as the database orders them. */
function added(before: readonly Cell[], since: readonly Cell[]): Cell[] {
  const sums = new Map(before.map((cell) => [`${cell.dimension}\u0000${cell.key}`, cell]));
  for (const cell of since) {
    const name = `${cell.dimension}\u0000${cell.key}`;
    const sum = sums.get(name);
    sums.set(name, sum === undefined ? cell : { ...cell, n: sum.n + cell.n, problems: sum.problems + cell.problems, tasked: sum.tasked + cell.tasked, verified: sum.verified + cell.verified });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

/** All years of the scope, whatever year is asked for: for the choice of one, and for those of which no year is known. */
async function yearsOf(db: Connection, officeId: string, asked: Asked): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select c.dimension, c.key, sum(c.n) as n, sum(c.problems) as problems, sum(c.tasked) as tasked, sum(c.verified) as verified
    from ${cellsOf(officeId, { ...asked, year: undefined }, ['year'])} c
    group by c.dimension, c.key having sum(c.n) <> 0 order by c.key`.execute(db);
  return rows;
}

interface Pair {
  readonly branchId: string;
  readonly branch: string;
  readonly unitId: string;
  readonly unit: string;
  readonly n: number;
}
async function namedPairs(db: Connection, officeId: string, pairs: readonly Counted[]): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select b.id as branch_id, b.name as branch, u.id as unit_id, u.name as unit, m.n from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as m(key text, n int)
    join branch b on b.office_id = ${officeId} and b.id = split_part(m.key, '|', 1)::uuid join unit u on u.office_id = ${officeId} and u.id = split_part(m.key, '|', 2)::uuid
    order by m.n desc, m.key`.execute(db);
  return rows;
}

async function namesOf(db: Connection, officeId: string, keys: readonly string[]): Promise<{ id: string; name: string; pinyin: string }[]> {
  const ids = keys.filter((key) => key.length === 36);
  const { rows } = await sql<{ id: string; name: string; pinyin: string }>`select id, name, pinyin from branch where office_id = ${officeId} and id = any(${ids}::uuid[]) order by pinyin, id`.execute(db);
  return rows;
}

/** The newest entry made before an instant, found by halves: entries stand in the order of their instants. */
async function entryAt(db: Connection, officeId: string, until: string): Promise<{ entry: number; at: string | null }> {
  const { rows } = await sql<{ entry: number; at: string | null }>`
    with recursive half (low, high) as (
      select 0::bigint, coalesce((select seq from ledger_head where office_id = ${officeId}), 0)::bigint
      union all
      select case when e.at < ${until} then e.seq else low end, case when e.at < ${until} then high else e.seq - 1 end
      from half join ledger_entry e on e.office_id = ${officeId} and e.seq = (low + high + 1) / 2 where low < high
    )
    select h.low as entry, e.at from half h left join ledger_entry e on e.office_id = ${officeId} and e.seq = h.low where h.low = h.high limit 1`.execute(db);
  return rows[0] ?? { entry: 0, at: null };
}
