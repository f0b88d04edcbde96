import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import type { OutcomeFilters } from './contract.ts';
import type { OutcomeRow } from './contract-views.ts';
import { mayRead, visibleProblem } from './store.ts';

/** Problems, tasks and responsibilities: one list, read three ways, as many statements as pages. */

type One = NonNullable<OutcomeRow['action']>;
/** Columns of a row as they come: names beside ids, the action’s beside the problem’s. */
type Flat = Omit<OutcomeRow, 'activity' | 'branch' | 'project' | 'action'> & {
  readonly activityId: string | null; readonly code: string | null; readonly theme: string | null; readonly branchId: string | null; readonly branchName: string | null;
  readonly projectId: string | null; readonly projectName: string | null; readonly key: string;
};
type FlatAction = Flat & Omit<One, 'id' | 'branch' | 'state' | 'overdue'> & { readonly actionId: string; readonly actionBranch: string | null; readonly actionState: One['state'] };

/** Its own actions in numbers; what other branches took up is theirs. */
const counted = (today: string) => sql`cross join lateral (
  select count(*) filter (where t.state <> 'dropped')::int as actions, count(*) filter (where t.state = 'verified')::int as verified,
    count(*) filter (where t.state = 'open' and t.due_on < ${today})::int as overdue, count(*) filter (where t.state = 'open')::int as going, count(*) filter (where t.state = 'done')::int as reported,
    min(t.due_on) filter (where t.state = 'open') as next_due, string_agg(distinct p.name, '、') filter (where t.state <> 'dropped') as owners
  from action t join person p on p.office_id = t.office_id and p.id = t.owner_id where t.office_id = x.office_id and t.problem_id = x.id and t.spread_id is null) n`;
/** The same as `stateOf` of facts.ts, for filters and pages; a test holds both against each other. */
const stateSql = sql`case when x.closed_at is not null then 'closed' when x.told_at is not null then 'told' when n.actions = 0 then 'open'
  when n.going > 0 then 'going' when n.reported > 0 then 'reported' else 'verified' end`;
const spreadOf = (of: 'problem' | 'action') => sql`
  (select count(*)::int from spread s where s.office_id = x.office_id and ${of === 'problem' ? sql`s.problem_id = x.id` : sql`s.action_id = t.id`}) as spread,
  (select count(*)::int from spread s where s.office_id = x.office_id and s.state = 'adopted' and ${of === 'problem' ? sql`s.problem_id = x.id` : sql`s.action_id = t.id`}) as adopted`;
const problemColumns = sql`
  x.id, x.year, x.number, x.kind, x.text, ${stateSql} as state, x.place, x.created_at, x.told_at, x.closed_year, x.closed_number, x.closed_at, x.shown_on, x.shown_where,
  nullif(concat_ws(' ', (select coalesce(u.name, '') || coalesce(sd.body_words, '') from side sd left join unit u on u.office_id = sd.office_id and u.id = sd.unit_id where sd.office_id = x.office_id and sd.id = x.side_id),
    (select p.name from person p where p.office_id = x.office_id and p.id = x.raised_by_person_id), x.raised_by_words), '') as from,
  (select r.name from observation o join inspection_round r on r.office_id = o.office_id and r.id = o.round_id where o.office_id = x.office_id and o.id = x.observation_id) as inspection,
  a.id as activity_id, a.code, a.theme, coalesce(b.id, h.id) as branch_id, coalesce(b.name, h.name) as branch_name, j.id as project_id, j.name as project_name,
  n.actions, n.verified, n.overdue, n.owners, n.next_due`;
const joined = sql`
  left join activity a on a.office_id = x.office_id and a.id = x.activity_id
  left join branch b on b.office_id = x.office_id and b.id = x.branch_id left join branch h on h.office_id = x.office_id and h.id = a.branch_id
  left join project j on j.office_id = x.office_id and j.id = x.project_id`;
const actionColumns = sql`
  t.id as action_id, t.measure, t.expected, l.name as leader, tb.name as action_branch, o.name as owner, t.due_on, t.state as action_state, z.text as last, z.at as last_at,
  t.result_kind, t.evidence, t.before, t.after, t.method, t.verifier_name as verifier, t.verified_at, t.before_figure, t.after_figure, t.figure_unit,
  (select fb.name from spread s join action f on f.office_id = s.office_id and f.id = s.action_id left join branch fb on fb.office_id = f.office_id and fb.id = f.branch_id
    where s.office_id = t.office_id and s.id = t.spread_id) as adopted_from`;

function common(scope: Scope, { kind, branch, project, unit, year, state, as, result, outside }: OutcomeFilters): RawBuilder<unknown>[] {
  const where = [sql`x.office_id = ${scope.officeId}`, visibleProblem(scope)];
  if (kind !== undefined) where.push(sql`x.kind = ${kind}`);
  if (year !== undefined) where.push(sql`x.year = ${year}`);
  if (outside !== undefined) where.push(sql`x.activity_id is null`);
  if (project !== undefined) where.push(sql`(x.project_id = ${project} or x.project_id is null and a.project_ids @> array[${project}]::uuid[])`);
  if (unit !== undefined) {
    where.push(sql`x.activity_id = any(array(select s.activity_id from side s where s.office_id = ${scope.officeId} and s.unit_id = ${unit} and s.role = 'partner'))
      and (x.side_id is null or exists (select 1 from side s where s.office_id = x.office_id and s.id = x.side_id and (s.unit_id = ${unit} or s.role = 'host')))`);
  }
  if (branch !== undefined && as === 'problems') where.push(sql`(x.branch_id = ${branch} or x.branch_id is null and a.branch_id = ${branch})`);
  if (result !== undefined && as === 'problems') where.push(sql`exists (select 1 from action t where t.office_id = x.office_id and t.problem_id = x.id and t.result_kind = ${result})`);
  if (state !== undefined && as === 'problems') where.push(sql`${stateSql} = ${state}`);
  return where;
}

/** One page by key: problems newest first; tasks and responsibilities by the day they are due, the pressing ones first where only such are asked for. */
export async function listOutcomes(db: Connection, scope: Scope, filters: OutcomeFilters): Promise<{ rows: OutcomeRow[]; next: string | null }> {
  mayRead(scope, 'outcome.list');
  const today = await todayOf(db, scope, scope.now);
  const rows = filters.as === 'problems' ? (await problemRows(db, scope, filters, today)).map((row) => ({ key: row.key, row: rowOf(row, null) })) : await actionRows(db, scope, filters, today);
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  return { rows: shown.map(({ row }) => row), next: rows.length > filters.limit && last !== undefined ? last.key : null };
}

async function problemRows(db: Connection, scope: Scope, filters: OutcomeFilters, today: string): Promise<Flat[]> {
  const { after, limit, overdue, mine } = filters;
  const me = scope.actor.personId;
  const where = common(scope, filters);
  if (after !== undefined) where.push(sql`x.id < ${after.split('_').at(-1)}::uuid`);
  if (overdue !== undefined) where.push(sql`exists (select 1 from action t where t.office_id = x.office_id and t.problem_id = x.id and t.state = 'open' and t.due_on < ${today})`);
  if (mine !== undefined) where.push(sql`(x.entered_by = ${me} or x.raised_by_person_id = ${me} or exists (select 1 from action t where t.office_id = x.office_id and t.problem_id = x.id and ${me}::uuid in (t.owner_id, t.leader_id, t.verify_by_id)))`);
  const { rows } = await sql<Flat>`select ${problemColumns}, ${spreadOf('problem')}, x.id as key from problem x ${joined} ${counted(today)}
    where ${sql.join(where, sql` and `)} order by x.id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** Which actions a state of the list means. */
const actionState = { open: sql`false`, going: sql`t.state = 'open'`, reported: sql`t.state = 'done'`, verified: sql`t.state = 'verified'`, told: sql`x.told_at is not null and x.closed_at is null`, closed: sql`x.closed_at is not null` } as const;

async function actionRows(db: Connection, scope: Scope, filters: OutcomeFilters, today: string): Promise<{ readonly key: string; readonly row: OutcomeRow }[]> {
  const { after, limit, overdue, mine, state, branch, result } = filters;
  const me = scope.actor.personId;
  const where = [...common(scope, filters), sql`t.state <> 'dropped'`];
  const pressing = overdue !== undefined || state === 'going' || state === 'reported';
  const [day, id] = after?.split('_') ?? [];
  if (day !== undefined && id !== undefined) where.push(pressing ? sql`(t.due_on, t.id) > (${day}::date, ${id}::uuid)` : sql`(t.due_on, t.id) < (${day}::date, ${id}::uuid)`);
  if (state !== undefined) where.push(actionState[state]);
  if (overdue !== undefined) where.push(sql`t.state = 'open' and t.due_on < ${today}`);
  if (branch !== undefined) where.push(sql`(t.branch_id = ${branch} or t.branch_id is null and coalesce(x.branch_id, a.branch_id) = ${branch})`);
  if (result !== undefined) where.push(sql`t.result_kind = ${result}`);
  if (mine !== undefined) where.push(sql`${me}::uuid in (t.owner_id, t.leader_id, t.verify_by_id)`);
  const way = sql.raw(pressing ? 'asc' : 'desc');
  const { rows } = await sql<FlatAction>`
    select ${problemColumns}, ${actionColumns}, ${spreadOf('action')}, t.due_on || '_' || t.id as key
    from action t join problem x on x.office_id = t.office_id and x.id = t.problem_id ${joined} ${counted(today)}
    join person o on o.office_id = t.office_id and o.id = t.owner_id left join person l on l.office_id = t.office_id and l.id = t.leader_id
    left join branch tb on tb.office_id = t.office_id and tb.id = t.branch_id
    left join lateral (select s.text, s.at from action_step s where s.office_id = t.office_id and s.action_id = t.id and s.kind in ('progress', 'moved', 'reopened') order by s.at desc, s.id desc limit 1) z on true
    where t.office_id = ${scope.officeId} and ${sql.join(where, sql` and `)} order by t.due_on ${way}, t.id ${way} limit ${limit + 1}`.execute(db);
  return rows.map((row) => {
    const { actionId, actionBranch, actionState: of, measure, expected, leader, owner, dueOn, last, lastAt, resultKind, evidence, before, after: now, method, verifier, verifiedAt, beforeFigure, afterFigure, figureUnit, adoptedFrom, spread, adopted } = row;
    const one: One = {
      id: actionId, branch: actionBranch, state: of, overdue: of === 'open' && dueOn < today, measure, expected, leader, owner, dueOn, last, lastAt, resultKind, evidence,
      before, after: now, method, verifier, verifiedAt, beforeFigure, afterFigure, figureUnit, adoptedFrom, spread, adopted,
    };
    return { key: row.key, row: rowOf(row, one) };
  });
}

function rowOf(row: Flat, action: One | null): OutcomeRow {
  const { id, year, number, kind, text, state, place, inspection, createdAt, from, toldAt, closedYear, closedNumber, closedAt, shownOn, shownWhere, actions, verified, overdue, owners, nextDue, spread, adopted } = row;
  const named = (key: string | null, name: string | null) => (key === null || name === null ? null : { id: key, name });
  return {
    id, year, number, kind, text, state, place, inspection, createdAt, from, toldAt, closedYear, closedNumber, closedAt, shownOn, shownWhere, actions, verified, overdue, owners, nextDue, spread, adopted, action,
    activity: row.activityId === null || row.code === null ? null : { id: row.activityId, code: row.code, theme: row.theme },
    branch: named(row.branchId, row.branchName), project: named(row.projectId, row.projectName),
  };
}
