import { sql } from 'kysely';
import { estimateSql, visible } from '#features/activity/queries.ts';
import { standing } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { holds, holdsIn } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { SourcesView } from './contract.ts';
import { mayRead } from './list-store.ts';
import { branchesOf } from './store.ts';

/** What a branch can plan its year from, each kind by one bounded statement. */

const most = 100;

export async function readSources(db: Connection, scope: Scope, planId: string, branchId: string): Promise<SourcesView> {
  mayRead(scope, 'plan.sources');
  const { officeId, actor } = scope;
  const plans = await sql<{ year: number }>`select year from year_plan where office_id = ${officeId} and id = ${planId}`.execute(db);
  const [plan] = plans.rows;
  if (plan === undefined) throw new Refusal('NOT_FOUND', [need('need.plan')]);
  const branch = (await branchesOf(db, scope)).find(({ id }) => id === branchId);
  if (branch === undefined) throw new Refusal('NOT_FOUND', [need('need.branch', 'branchId')]);
  if (!holds(actor, 'committee') && !holdsIn(actor, [branchId], 'secretary')) throw new Refusal('FORBIDDEN', [need('forbidden.branch', 'branchId', { branch: branch.name })]);
  const [first, last] = [`${plan.year}-01-01`, `${plan.year}-12-31`];
  const before = [`${plan.year - 1}-01-01`, `${plan.year - 1}-12-31`] as const;
  const mine = sql`a.office_id = ${officeId} and a.host_branch_ids @> array[${branchId}]::uuid[] and a.standing = 'active'`;

  const lastYear = await sql<SourcesView['lastYear'][number]>`
    select a.id, a.code, a.theme, a.forms[1] as form, a.kind, a.source, coalesce(a.held_on, a.planned_on) as on, a.place, a.stage, a.expected_effect, ${estimateSql} as estimate_fen,
      (select sum(c.actual_fen)::bigint from cost_line c where c.office_id = a.office_id and c.activity_id = a.id) as spent_fen,
      (select coalesce(json_agg(json_build_object('id', s.unit_id, 'name', coalesce(u.name, s.body_words)) order by s.position), '[]') from side s
        left join unit u on u.office_id = s.office_id and u.id = s.unit_id where s.office_id = a.office_id and s.activity_id = a.id and s.role = 'partner' and coalesce(u.name, s.body_words) is not null) as partners
    from activity a where ${mine} and a.sort_on between ${before[0]} and ${before[1]} and ${visible(scope)} order by a.sort_on, a.id limit ${most}`.execute(db);
  // A temporary branch plans for its own project.
  const projects = await sql<SourcesView['projects'][number]>`
    select j.id, j.code, j.name, j.place, j.region, j.start_on, j.end_on from project j
    where j.office_id = ${officeId} and j.start_on <= ${last} and coalesce(j.closed_on, j.end_on, 'infinity'::date) >= ${first}
      and (${branch.kind === 'standing'} or exists (select 1 from branch b where b.office_id = j.office_id and b.id = ${branchId} and b.project_id = j.id))
    order by j.start_on, j.id limit ${most}`.execute(db);
  const partners = await sql<SourcesView['partners'][number]>`
    select u.id, u.name, u.industry, u.region, u.front_line, count(distinct a.id)::int as times, max(coalesce(a.held_on, a.planned_on)) as last_on,
      (array_agg(s.contact_name order by a.sort_on desc) filter (where s.contact_name is not null))[1] as contact
    from activity a join side s on s.office_id = a.office_id and s.activity_id = a.id and s.role = 'partner'
    join unit u on u.office_id = s.office_id and u.id = s.unit_id and not u.own and ${standing('u')}
    where ${mine} and ${visible(scope)} group by u.office_id, u.id order by max(a.sort_on) desc, u.id limit ${most}`.execute(db);
  const suggestions = await sql<SourcesView['suggestions'][number]>`
    select s.id, s.text, s.kind as source, s.created_at from suggestion s where s.office_id = ${officeId} and s.state = 'open' order by (s.branch_id = ${branchId}) desc nulls last, s.created_at desc, s.id limit ${most}`.execute(db);
  const problems = await sql<SourcesView['problems'][number]>`
    select x.id, x.activity_id, a.theme, x.text from problem x join activity a on a.office_id = x.office_id and a.id = x.activity_id
    where x.office_id = ${officeId} and x.kind in ('problem', 'research') and x.told_at is null and ${visible(scope)}
      and not exists (select 1 from action t where t.office_id = x.office_id and t.problem_id = x.id and t.state = 'verified')
    order by (a.host_branch_ids @> array[${branchId}]::uuid[]) desc, a.sort_on desc, x.id limit ${most}`.execute(db);
  const arrangement = await sql<SourcesView['arrangement'][number]>`select id, position, text from arrangement_line where office_id = ${officeId} and plan_id = ${planId} order by position, id`.execute(db);
  return {
    lastYear: lastYear.rows, projects: projects.rows, partners: partners.rows, arrangement: arrangement.rows, problems: problems.rows,
    suggestions: suggestions.rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() })),
    period: { from: branch.from !== null && branch.from > first ? branch.from : first, to: branch.to !== null && branch.to < last ? branch.to : last },
  };
}
