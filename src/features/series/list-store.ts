import { sql } from 'kysely';
import { listActivities, visible } from '#features/activity/queries.ts';
import { shippedOf } from '#features/pattern/shipped.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { SeriesFigures, SeriesFilters, SeriesRow, SeriesView } from './contract.ts';
import { leads } from './decide.ts';
import { seriesPolicy } from './policy.ts';

/** Series as they are read: whoever does the office's business reads them, and in them the activities he or she may see. */

export function mayRead(scope: Scope, verb: string): void {
  const against = barred(seriesPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

const columns = (scope: Scope) => sql`
  s.id, s.name, s.purpose, s.state, s.created_name, s.created_at, s.version, coalesce(k.activities, 0) as activities, k.first_year, k.last_year
  from series s left join lateral (
    select count(*)::int as activities, min(extract(year from a.sort_on))::int as first_year, max(extract(year from a.sort_on))::int as last_year
    from series_activity x join activity a on a.office_id = x.office_id and a.id = x.activity_id
    where x.office_id = s.office_id and x.series_id = s.id and ${visible(scope)}) k on true`;

/** One page, newest first, by key. */
export async function listSeries(db: Connection, scope: Scope, { after, state, limit }: SeriesFilters) {
  mayRead(scope, 'series.list');
  const where = [sql`s.office_id = ${scope.officeId}`];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(s.created_at, s.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (state !== undefined) where.push(sql`s.state = ${state}`);
  const { rows } = await sql<SeriesRow>`select ${columns(scope)} where ${sql.join(where, sql` and `)} order by s.created_at desc, s.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

const within = (scope: Scope, id: string) => sql`
  series_activity x join activity a on a.office_id = x.office_id and a.id = x.activity_id where x.office_id = ${scope.officeId} and x.series_id = ${id} and ${visible(scope)}`;

/** Everything counted in one statement; what is not known is counted apart and left out of the sums. */
async function figuresOf(db: Connection, scope: Scope, id: string): Promise<SeriesFigures> {
  const { rows } = await sql<SeriesFigures>`
    with mine as (select a.* from ${within(scope, id)}),
    seen as (
      select m.id, m.standing, m.host_branch_ids, (m.held_on is not null or m.stage in ('summary', 'publicity', 'conversion') or m.origin = 'imported') as was_held,
        m.origin = 'imported' and m.held_on is null and m.held_words is null as held_unknown,
        (select sum(s.present)::int from side s where s.office_id = m.office_id and s.activity_id = m.id) as people,
        exists (select 1 from side s join unit u on u.office_id = s.office_id and u.id = s.unit_id and not u.own where s.office_id = m.office_id and s.activity_id = m.id and s.role = 'partner') as named
      from mine m)
    select count(*)::int as activities,
      (count(*) filter (where was_held and not held_unknown))::int as held, (count(*) filter (where held_unknown))::int as held_unknown,
      (count(*) filter (where not was_held and standing in ('active', 'postponed')))::int as ahead, (count(*) filter (where standing in ('cancelled', 'declined')))::int as called,
      (select count(distinct b)::int from seen, unnest(seen.host_branch_ids) b) as hosts, (count(*) filter (where coalesce(cardinality(host_branch_ids), 0) = 0))::int as hosts_unknown,
      (select count(distinct s.unit_id)::int from side s join unit u on u.office_id = s.office_id and u.id = s.unit_id and not u.own
        where s.office_id = ${scope.officeId} and s.activity_id in (select seen.id from seen) and s.role = 'partner') as partners,
      (count(*) filter (where not named))::int as partners_unknown,
      coalesce(sum(people), 0)::int as people, (count(*) filter (where was_held and people is null))::int as people_unknown,
      (select count(*)::int from problem p where p.office_id = ${scope.officeId} and p.activity_id in (select seen.id from seen)) as problems,
      (select count(*)::int from action t where t.office_id = ${scope.officeId} and t.activity_id in (select seen.id from seen)) as actions,
      (select count(*)::int from action t where t.office_id = ${scope.officeId} and t.activity_id in (select seen.id from seen) and t.state = 'verified') as verified,
      (select count(distinct t.activity_id)::int from action t where t.office_id = ${scope.officeId} and t.activity_id in (select seen.id from seen) and t.state = 'verified') as effective
    from seen`.execute(db);
  const [figures] = rows;
  if (figures === undefined) throw new Error('a count gives a row');
  return figures;
}

/** @throws Refusal NOT_FOUND where the office has no such series. */
export async function readSeries(db: Connection, scope: Scope, id: string): Promise<Omit<SeriesView, 'allowed'> & { readonly createdBy: string }> {
  mayRead(scope, 'series.get');
  const { rows } = await sql<SeriesRow & { createdBy: string }>`select s.created_by, ${columns(scope)} where s.office_id = ${scope.officeId} and s.id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.series')]);
  const { createdBy, ...series } = found;
  const inIt = sql`exists (select 1 from series_activity x where x.office_id = a.office_id and x.series_id = ${id} and x.activity_id = a.id)`;
  const [{ rows: activities }, figures, more, partners, effects, patterns] = await Promise.all([
    listActivities(db, scope, { limit: 300 }, [inIt]),
    figuresOf(db, scope, id),
    sql<{ id: string; verified: number; hostBranchIds: string[] }>`
      select a.id, coalesce(a.host_branch_ids, '{}') as host_branch_ids, (select count(*)::int from action t where t.office_id = a.office_id and t.activity_id = a.id and t.state = 'verified') as verified from ${within(scope, id)}`.execute(db),
    sql<SeriesView['partners'][number]>`
      select u.id as unit_id, u.name, count(distinct s.activity_id)::int as activities from side s join unit u on u.office_id = s.office_id and u.id = s.unit_id and not u.own
      where s.office_id = ${scope.officeId} and s.role = 'partner' and s.activity_id in (select a.id from ${within(scope, id)}) group by u.id, u.name, u.pinyin order by u.pinyin, u.id limit 200`.execute(db),
    sql<SeriesView['effects'][number]>`
      select t.id as action_id, t.activity_id, y.theme, t.measure, t.before, t.after, t.verifier_name, t.verified_at from action t join activity y on y.office_id = t.office_id and y.id = t.activity_id
      where t.office_id = ${scope.officeId} and t.state = 'verified' and t.activity_id in (select a.id from ${within(scope, id)}) order by t.verified_at desc, t.id limit 100`.execute(db),
    sql<{ id: string; name: string | null; activities: number }>`
      select a.pattern_id as id, p.name, count(*)::int as activities from (select a.office_id, a.pattern_id from ${within(scope, id)} and a.pattern_id is not null) a
      left join pattern p on p.office_id = a.office_id and p.id = a.pattern_id group by a.pattern_id, p.name`.execute(db),
  ]);
  const about = new Map(more.rows.map((row) => [row.id, row]));
  return {
    series, createdBy, figures, partners: partners.rows, effects: effects.rows,
    // One that ships has a row only once the office has changed it.
    patterns: patterns.rows.flatMap(({ name, ...row }) => { const called = name ?? shippedOf(row.id)?.name; return called === undefined ? [] : [{ ...row, name: called }]; }).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hans')),
    activities: activities.map((row) => {
      const { verified = 0, hostBranchIds = [] } = about.get(row.id) ?? {};
      return { ...row, year: Number(row.sortOn.slice(0, 4)), verified, takeOff: leads(scope.actor, { hostBranchIds }) ? [] : [need('forbidden.series_activity', null, { theme: row.theme })] };
    }),
  };
}

/** Series of one activity and the active ones it is not in. @throws Refusal NOT_FOUND where the asker may not see the activity. */
export async function seriesOfActivity(db: Connection, scope: Scope, id: string) {
  const { rows: found } = await sql<{ hostBranchIds: string[] }>`select coalesce(a.host_branch_ids, '{}') as host_branch_ids from activity a where a.office_id = ${scope.officeId} and a.id = ${id} and ${visible(scope)}`.execute(db);
  const [activity] = found;
  if (activity === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  const { rows } = await sql<{ id: string; name: string; stands: boolean }>`
    select s.id, s.name, x.id is not null as stands from series s left join series_activity x on x.office_id = s.office_id and x.series_id = s.id and x.activity_id = ${id}
    where s.office_id = ${scope.officeId} and (s.state = 'active' or x.id is not null) order by s.created_at desc, s.id limit 200`.execute(db);
  const against = barred(seriesPolicy, 'series.add', scope.actor);
  const named = (stands: boolean) => rows.filter((row) => row.stands === stands).map((row) => ({ id: row.id, name: row.name }));
  return { in: named(true), others: named(false), put: against.length > 0 ? against : leads(scope.actor, activity) ? [] : [need('forbidden.series_activity', null, { theme: null })] };
}
