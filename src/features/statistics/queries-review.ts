import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { shippedOf } from '#features/pattern/shipped.ts';
import { readYear } from '#features/plan/queries.ts';
import { hoursOfOffice } from '#features/temporary/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Effect, Gathered, Planned, ReviewKnown } from './facts-review.ts';
import { readStatistics } from './list-store.ts';
import { statisticsPolicy } from './policy.ts';
import { catchUp } from './store.ts';
import { listClaims } from './store-claims.ts';

/** What the yearly review is composed from, as the asker may see it. */

/** Effects told one by one; of more it is said how many there are. */
const most = 30;

/** @throws Refusal FORBIDDEN */
export async function loadReview(db: Connection, scope: Scope, year: number): Promise<ReviewKnown> {
  const against = barred(statisticsPolicy, 'statistics.review', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  await catchUp(db, scope.officeId, { most: 10 });
  const view = await readStatistics(db, scope, { year });
  const { day } = view.asOf;
  const until = new Date(scope.now.getTime() + 86_400_000).toISOString();
  const claims = (await listClaims(db, scope, day, until)).filter(({ fromYear, toYear }) => fromYear <= year && (toYear === null || year <= toYear));
  const office = await db.selectFrom('office').select(['name', 'demo']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
  const { effects, count } = await effectsOf(db, scope, year);
  return {
    year, view: { ...view, claims }, office: office.name, demo: office.demo, today: day, planned: await plannedOf(db, scope, year), effects, moreEffects: count - effects.length,
    ...(await gatheredOf(db, scope, year)), hours: await hoursOfOffice(db, scope, year), imported: await importedOf(db, scope, year),
  };
}

/** Only held activities stand behind an effect; those the asker may see. */
const ofYear = (scope: Scope, year: number) => sql`
  a.office_id = ${scope.officeId} and ${visible(scope)} and exists (
    select 1 from statistic_fact f where f.office_id = a.office_id and f.activity_id = a.id and f.till = 'infinity' and f.keys @> ${['held', `year.${year}`]}::text[])`;

async function effectsOf(db: Connection, scope: Scope, year: number): Promise<{ effects: Effect[]; count: number }> {
  const names = (role: 'host' | 'partner') => sql`(
    select string_agg(distinct case when u.own or s.role = 'host' then coalesce(b.names, s.body_words, u.name) else coalesce(u.name, s.body_words) end, '、') from side s
      left join unit u on u.office_id = s.office_id and u.id = s.unit_id
      cross join lateral (select string_agg(b.name, '、' order by b.name) as names from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids)) b
      where s.office_id = a.office_id and s.activity_id = a.id and s.role = ${role})`;
  const { rows } = await sql<Effect & { count: number }>`
    select a.theme, coalesce(${names('host')}, '') as hosts, coalesce(${names('partner')}, '') as partners, a.held_on, p.text as problem, x.measure, x.before, x.after, x.method, x.verifier_name as verifier,
      (x.verified_at at time zone f.time_zone)::date as verified_on, count(*) over () as count
    from activity a join office f on f.id = a.office_id join problem p on p.office_id = a.office_id and p.activity_id = a.id
      join action x on x.office_id = p.office_id and x.problem_id = p.id and x.state = 'verified'
    where ${ofYear(scope, year)} order by a.held_on, a.id, x.verified_at, x.id limit ${most}`.execute(db);
  return { effects: rows.map(({ count: _, ...effect }) => effect), count: rows[0]?.count ?? 0 };
}

async function plannedOf(db: Connection, scope: Scope, year: number): Promise<Planned | null> {
  // What a year's plan says is for people of the office; the operator has the records.
  if (scope.actor.kind !== 'person') return null;
  const run = await readYear(db, scope, year);
  if (run.planId === null || run.state !== 'approved') return null;
  const { activities, lines, projectsWithout } = run;
  return {
    lines: lines.length, linesHeld: lines.filter((line) => line.held).length, unplanned: activities.filter(({ held, itemId }) => held && itemId === null).length, overdue: lines.filter((line) => line.overdue).map(({ content, branchName }) => ({ content, branchName })),
    projectsWithout: projectsWithout.map(({ name }) => name),
  };
}

async function importedOf(db: Connection, scope: Scope, year: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from activity a where ${ofYear(scope, year)} and a.origin = 'imported'`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Series and patterns with the held activities of the year that belong to them, by name. A pattern that ships with the program has its name there. */
async function gatheredOf(db: Connection, scope: Scope, year: number): Promise<Pick<ReviewKnown, 'series' | 'patterns'>> {
  const { rows: series } = await sql<Gathered>`
    select s.name, count(*) as n from series s join series_activity m on m.office_id = s.office_id and m.series_id = s.id join activity a on a.office_id = m.office_id and a.id = m.activity_id
    where ${ofYear(scope, year)} group by s.id, s.name order by s.name, s.id limit 50`.execute(db);
  const { rows: patterns } = await sql<{ id: string; name: string | null; n: number }>`
    select a.pattern_id as id, p.name, count(*) as n from activity a left join pattern p on p.office_id = a.office_id and p.id = a.pattern_id
    where ${ofYear(scope, year)} and a.pattern_id is not null group by a.pattern_id, p.name order by p.name, a.pattern_id limit 50`.execute(db);
  return { series, patterns: patterns.map(({ id, name, n }) => ({ name: name ?? shippedOf(id)?.name ?? '（名称未知）', n })) };
}
