import { sql } from 'kysely';
import { estimateSql, visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import type { YearView } from './contract.ts';
import { runOf, type RunActivity, type RunLine } from './facts-year.ts';
import { mayRead } from './list-store.ts';
import { moneyOf } from './shown.ts';
import { branchesOf, itemEstimateSql } from './store.ts';

/** The year as it runs, by four statements however much there is. */

const most = 3_000;

export async function readYear(db: Connection, scope: Scope, year: number): Promise<YearView> {
  mayRead(scope, 'plan.year');
  const { officeId, actor } = scope;
  const today = await todayOf(db, scope, scope.now);
  const plans = await sql<{ id: string; state: YearView['state']; spendingOpen: boolean }>`select id, state, spending_open from year_plan where office_id = ${officeId} and year = ${year}`.execute(db);
  const plan = plans.rows[0] ?? null;
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const lines = await sql<RunLine>`
    select i.id, i.number, i.branch_id, b.name as branch_name, i.content, i.from_on, i.to_on, i.extra, i.state,
      (select coalesce(json_agg(a.id order by a.sort_on, a.id), '[]') from activity a where a.office_id = i.office_id and a.plan_item_id = i.id and ${visible(scope)}) as activity_ids,
      ${itemEstimateSql} as estimate_fen
    from plan_item i join branch b on b.office_id = i.office_id and b.id = i.branch_id
    where i.office_id = ${officeId} and i.plan_id = ${plan?.id ?? null} and i.state = 'approved' order by i.number, i.id limit ${most}`.execute(db);
  const activities = await sql<RunActivity>`
    select a.id, a.code, a.theme, a.branch_id, a.plan_item_id as item_id, a.stage, a.standing, coalesce(a.held_on, a.planned_on) as on, a.held_on is not null as held,
      ${estimateSql} as estimate_fen,
      (select sum(c.actual_fen)::bigint from cost_line c where c.office_id = a.office_id and c.activity_id = a.id) as spent_fen,
      p.front_line, p.industries, p.fields, p.regions
    from activity a cross join lateral (
      select coalesce(json_agg(u.front_line), '[]') as front_line, coalesce(json_agg(u.industry), '[]') as industries, coalesce(json_agg(u.field), '[]') as fields, coalesce(json_agg(u.region), '[]') as regions
      from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id
      where s.office_id = a.office_id and s.activity_id = a.id and s.role = 'partner' and coalesce(u.own, false) = false) p
    where a.office_id = ${officeId} and a.sort_on between ${first} and ${last} and a.standing in ('active', 'postponed') and ${visible(scope)}
    order by a.sort_on, a.id limit ${most}`.execute(db);
  const projects = await sql<{ id: string; name: string }>`
    select j.id, j.code || ' ' || j.name as name from project j where j.office_id = ${officeId} and j.start_on <= ${last} and coalesce(j.closed_on, j.end_on, 'infinity'::date) >= ${first}
      and not exists (select 1 from activity a where a.office_id = j.office_id and a.project_ids @> array[j.id] and a.standing in ('active', 'postponed') and a.sort_on between ${first} and ${last})
    order by j.start_on, j.id limit 300`.execute(db);
  const told = moneyOf({ plan: { spendingOpen: plan?.spendingOpen ?? false } }, actor);
  const run = runOf({ year, today, lines: lines.rows, activities: activities.rows, branches: await branchesOf(db, scope), moneyOf: told });
  return { year, planId: plan?.id ?? null, state: plan?.state ?? null, today, money: told === null || told.length > 0, moneyOf: told === null ? null : [...told], ...run, projectsWithout: projects.rows };
}
