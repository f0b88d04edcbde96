import { sql, type RawBuilder } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { provinces } from './facts-regions.ts';
import { unknown, within } from './facts.ts';
import { driftMet } from './store-drift-met.ts';

/** The same sums straight from the state, by other means than the ledger's: what the kept ones are held against. */

/** Where the kept sums and the truth differ: values are n, problems, tasked, verified. */
export interface Difference {
  readonly branch: string;
  readonly year: string;
  readonly dimension: string;
  readonly key: string;
  readonly kept: readonly number[] | null;
  readonly truth: readonly number[] | null;
}
export interface Compared {
  readonly differences: readonly Difference[];
  /** Sums compared. */
  readonly cells: number;
}

const said = (column: string) => sql.raw(`coalesce(nullif(btrim(${column}), ''), '${unknown}')`);
/** One key for each different value among the partners outside; another where there are none, or no partners at all. */
const ofPartners = (dimension: string, key: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select distinct p.activity_id, ${sql.lit(dimension)}, ${key} from p where p.own is not true
  union all select a.id, ${sql.lit(dimension)}, ${sql.lit(dimension === 'reach' ? '' : within)} from a where ${sql.lit(dimension)} <> 'reach' and exists (select 1 from p where p.activity_id = a.id) and not exists (select 1 from p where p.activity_id = a.id and p.own is not true)
  union all select a.id, ${sql.lit(dimension)}, ${sql.lit(dimension === 'reach' ? `${unknown}|${unknown}` : unknown)} from a where not exists (select 1 from p where p.activity_id = a.id)`;

const truth = (officeId: string, year: string | null) => sql`
  with a as (
    select * from (select a.id, h.held, coalesce(to_char(h.day, 'YYYY'), a.year::text, ${unknown}) as year, coalesce(to_char(h.day, 'MM'), ${unknown}) as month, a.source, a.forms, a.conversion, a.held_on,
      case when a.standing = 'active' then a.stage else a.standing end as stage,
      case when cardinality(a.host_branch_ids) = 0 then array[${unknown}::text] else (select array_agg(distinct x::text) from unnest(a.host_branch_ids) x) end as branches
    from activity a cross join lateral (select a.held_on is not null or a.origin = 'imported' as held, case when a.held_on is not null or a.origin = 'imported' then a.held_on else a.planned_on end as day) h
    where a.office_id = ${officeId}) a ${year === null ? sql`` : sql`where a.year = ${year}`}
  ), p as (
    select s.activity_id, s.unit_id, u.own, u.industry, u.field, u.front_line, case when u.region ~ '^[0-9]{6}$' then left(u.region, 2) || '0000' else coalesce((select x.code from (values ${sql.join(provinces.map(([name, code]) => sql`(${name}::text, ${code}::text)`))}) x (name, code) where starts_with(u.region, x.name) limit 1), u.region) end as region
    from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id where s.office_id = ${officeId} and s.role = 'partner' and s.activity_id in (select id from a)
  ), o as (
    select p.activity_id, p.kind, bool_or(x.state is not null) as tasked, coalesce(bool_or(x.state = 'verified'), false) as verified,
      min((x.verified_at at time zone f.time_zone)::date) filter (where x.state = 'verified') as first
    from problem p join office f on f.id = p.office_id left join action x on x.office_id = p.office_id and x.problem_id = p.id and x.state <> 'dropped' where p.office_id = ${officeId} and p.activity_id in (select id from a) group by p.activity_id, p.id, p.kind
  ), c as (
    select activity_id, count(*) as problems, count(*) filter (where tasked) as tasked, count(*) filter (where verified) as verified from o group by activity_id
  ), k (id, dimension, key) as (
    select id, 'held', '' from a union all select id, 'year', year from a union all select id, 'month', month from a union all select id, 'branch', unnest(branches) from a
    union all select id, 'source', ${said('source')} from a
    union all select distinct a.id, 'form', x from a cross join lateral unnest(case when (select count(*) from unnest(a.forms) f where btrim(f) <> '') = 0 then array[${unknown}::text] else a.forms end) x where btrim(x) <> ''
    union all ${ofPartners('industry', said('p.industry'))} union all ${ofPartners('field', said('p.field'))} union all ${ofPartners('region', said('p.region'))}
    union all ${ofPartners('reach', sql`${said('p.industry')} || '|' || ${said('p.region')}`)}
    union all select a.id, 'front', case when q.n is null then ${unknown} when q.out = 0 then ${within} when q.yes > 0 then 'yes' when q.no = q.out then 'no' else ${unknown} end
      from a left join (select activity_id, count(*) as n, count(*) filter (where own is not true) as out, count(*) filter (where own is not true and front_line) as yes,
        count(*) filter (where own is not true and not front_line) as no from p group by activity_id) q on q.activity_id = a.id
    union all select a.id, 'strand', coalesce(t.key, ${unknown}) from a left join (
      select r.activity_id, s.key from record r cross join lateral jsonb_each_text(r.strands) s where r.office_id = ${officeId} and r.written_at is not null and btrim(s.value, E' \\t\\r\\n') <> '') t on t.activity_id = a.id
    union all select distinct p.activity_id, 'unit', p.unit_id::text from p where p.own is not true and p.unit_id is not null
    union all select distinct a.id, 'pair', b || '|' || p.unit_id from a cross join lateral unnest(a.branches) b join p on p.activity_id = a.id where b <> ${unknown} and p.own is not true and p.unit_id is not null
    union all select a.id, 'partner', ${unknown} from a where not exists (select 1 from p where p.activity_id = a.id and p.own is not true and p.unit_id is not null)
    union all select a.id, 'followed', case when exists (select 1 from o where o.activity_id = a.id) then 'told' else ${unknown} end from a
      where a.conversion = 'unknown' and not exists (select 1 from action x where x.office_id = ${officeId} and x.activity_id = a.id)
  ), cells as (
    select a.branches, a.year, k.dimension, k.key, 1 as n, coalesce(c.problems, 0) as problems, coalesce(c.tasked, 0) as tasked, coalesce(c.verified, 0) as verified from k join a on a.id = k.id and a.held left join c on c.activity_id = a.id
    union all select branches, year, 'stage', stage, 1, 0, 0, 0 from a where not held
    union all select branches, year, 'ahead', month || '|' || stage, 1, 0, 0, 0 from a where not held
    union all select a.branches, a.year, 'kind', o.kind, 1, 1, o.tasked::int, o.verified::int from o join a on a.id = o.activity_id and a.held
    union all select a.branches, a.year, 'days', case when a.held_on is null or o.first is null or o.first < a.held_on then ${unknown} else (o.first - a.held_on)::text end, 1, 0, 0, 0 from o join a on a.id = o.activity_id and a.held where o.verified
    union all select a.branches, a.year, 'action', x.state, 1, 0, 0, 0 from action x join a on a.id = x.activity_id and a.held where x.office_id = ${officeId}
    union all select array[coalesce(b.branch_id::text, ${unknown})], b.year, 'beside', '', 1, 1, b.tasked::int, b.verified::int from (
      select p.id, p.branch_id, coalesce(p.year::text, ${unknown}) as year, bool_or(x.id is not null) as tasked, coalesce(bool_or(x.state = 'verified'), false) as verified
      from problem p left join action x on x.office_id = p.office_id and x.problem_id = p.id and x.spread_id is null and x.state <> 'dropped' where p.office_id = ${officeId} and p.activity_id is null group by p.id, p.branch_id, p.year) b
      ${year === null ? sql`` : sql`where b.year = ${year}`}
    union all select a.branches, a.year, 'met', '', (select count(*) from k where k.id = a.id and k.dimension = 'pair'), 0, 0, 0 from a where a.held and exists (select 1 from k where k.id = a.id and k.dimension = 'pair')
  )
  select b as branch, y as year, dimension, key, sum(n)::bigint as n, sum(problems)::bigint as problems, sum(tasked)::bigint as tasked, sum(verified)::bigint as verified
  from cells cross join lateral unnest(array['*'] || branches) b cross join lateral unnest(array['*', year]) y group by 1, 2, 3, 4`;

/**
 * Compares every sum: those as they stand, and the months and the days added up, with the truth. Nothing is mended by it.
 * @param year only the sums of one year, which are of the activities of that year alone: `2026`, or `?`
 */
export async function drift(db: Connection, officeId: string, year: string | null = null): Promise<Compared> {
  const kept = (grain: string) => sql`
    select branch, year, dimension, key, sum(n)::bigint as n, sum(problems)::bigint as problems, sum(tasked)::bigint as tasked, sum(verified)::bigint as verified
    from statistic_cell where office_id = ${officeId} and grain = ${grain} ${year === null ? sql`` : sql`and year = ${year}`} group by 1, 2, 3, 4`;
  const { rows } = await sql<{ branch: string; year: string; dimension: string; key: string; kept: number[]; truth: number[]; same: boolean }>`
    with truth as materialized (${truth(officeId, year)}), held as (select 'truth' as of, * from truth ${year === null ? sql`` : sql`where year = ${year}`} union all select 't', * from (${kept('t')}) t union all select 'm', * from (${kept('m')}) m union all select 'd', * from (${kept('d')}) d),
    sums as (select branch, year, dimension, key, of, array[n, problems, tasked, verified] as v from held where n <> 0 or problems <> 0 or tasked <> 0 or verified <> 0),
    each as (select branch, year, dimension, key, max(v) filter (where of = 'truth') as truth, max(v) filter (where of = 't') as t, max(v) filter (where of = 'm') as m, max(v) filter (where of = 'd') as d from sums group by 1, 2, 3, 4)
    select branch, year, dimension, key, truth, coalesce(case when t is distinct from truth then t end, case when m is distinct from truth then m end, d) as kept,
      (t is not distinct from truth and m is not distinct from truth and d is not distinct from truth) as same
    from each order by branch, year, dimension, key`.execute(db);
  const met = await driftMet(db, officeId, year);
  return { cells: rows.length + met.cells, differences: [...rows.filter(({ same }) => !same).map(({ same: _, ...row }) => row), ...met.differences] };
}
