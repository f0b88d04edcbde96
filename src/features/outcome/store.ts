import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import { loadActivity, visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { OutcomeView, ProblemState } from './contract-views.ts';
import { stateOf, type Action, type OutcomeKnown, type PeopleKnown, type Problem, type Spread } from './facts.ts';
import { outcomePolicy } from './policy.ts';

/** What the commands on problems and actions load. */

/** Rows of `x`, a problem, that the actor may see: those of an activity with it, the others by everybody who does the office’s business. */
export const visibleProblem = (scope: Scope): RawBuilder<unknown> =>
  sql`(x.activity_id is null or exists (select 1 from activity a where a.office_id = x.office_id and a.id = x.activity_id and ${visible(scope)}))`;

export function mayRead(scope: Scope, verb: string): void {
  const wrong = barred(outcomePolicy, verb, scope.actor);
  if (wrong.length > 0) throw new Refusal('FORBIDDEN', wrong);
}

/** The next number of a year, held until the transaction ends: of those entered, or of those crossed off. */
export async function nextNumber(db: Connection, { officeId }: Scope, year: number, of: 'number' | 'closed' = 'number'): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} problem ${of}`}, 0))`.execute(db);
  const { rows } = await sql<{ next: number }>`select coalesce(max(${sql.ref(of === 'number' ? 'number' : 'closed_number')}), 0) + 1 as next from problem
    where office_id = ${officeId} and ${sql.ref(of === 'number' ? 'year' : 'closed_year')} = ${year}`.execute(db);
  return rows[0]?.next ?? 1;
}

const problemColumns = sql`x.*, p.name as raised_by_name, s.author_id as suggestion_author_id`;
export type ProblemRow = Problem & Pick<OutcomeView['problem'], 'branchName' | 'projectName' | 'sideName'>;

/** Problems by their ids, with the names that stand for ids. */
export async function problemsBy(db: Connection, { officeId }: Scope, ids: readonly string[]): Promise<ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`
    select ${problemColumns}, b.name as branch_name, j.name as project_name,
      (select case when sd.body_words is not null and u.name is not null then concat(u.name, sd.body_words) else coalesce(u.name, sd.body_words) end
        from side sd left join unit u on u.office_id = sd.office_id and u.id = sd.unit_id where sd.office_id = x.office_id and sd.id = x.side_id) as side_name
    from problem x left join person p on p.office_id = x.office_id and p.id = x.raised_by_person_id
    left join suggestion s on s.office_id = x.office_id and s.id = x.suggestion_id
    left join branch b on b.office_id = x.office_id and b.id = x.branch_id left join project j on j.office_id = x.office_id and j.id = x.project_id
    where x.office_id = ${officeId} and x.id = any(${ids}::uuid[]) order by x.id`.execute(db);
  return rows;
}
/** What was made of observations of an inspection, and how far it is. */
export async function problemsOfObservations(db: Connection, scope: Scope, observationIds: readonly string[]): Promise<{ readonly observationId: string; readonly id: string; readonly year: number | null; readonly number: number | null; readonly state: ProblemState }[]> {
  if (observationIds.length === 0) return [];
  const { rows } = await sql<Pick<ProblemRow, 'id' | 'year' | 'number' | 'toldAt' | 'closedAt'> & { readonly observationId: string }>`
    select id, observation_id, year, number, told_at, closed_at from problem where office_id = ${scope.officeId} and observation_id = any(${observationIds}::uuid[])`.execute(db);
  const actions = Map.groupBy(rows.length === 0 ? [] : await actionsOf(db, scope, rows.map(({ id }) => id)), ({ problemId }) => problemId);
  return rows.map(({ toldAt, closedAt, ...row }) => ({ ...row, state: stateOf({ toldAt, closedAt }, actions.get(row.id) ?? []) }));
}
export async function actionsOf(db: Connection, { officeId }: Scope, problemIds: readonly string[]): Promise<Action[]> {
  const { rows } = await sql<Action>`
    select t.*, p.name as owner_name, l.name as leader_name, b.name as branch_name, v.name as verify_by_name
    from action t join person p on p.office_id = t.office_id and p.id = t.owner_id left join person l on l.office_id = t.office_id and l.id = t.leader_id
    left join branch b on b.office_id = t.office_id and b.id = t.branch_id left join person v on v.office_id = t.office_id and v.id = t.verify_by_id
    where t.office_id = ${officeId} and t.problem_id = any(${problemIds}::uuid[]) order by t.id`.execute(db);
  return rows;
}
export async function spreadsOf(db: Connection, { officeId }: Scope, problemIds: readonly string[]): Promise<Spread[]> {
  const { rows } = await sql<Spread>`
    select s.*, b.name as branch_name from spread s join branch b on b.office_id = s.office_id and b.id = s.branch_id
    where s.office_id = ${officeId} and s.problem_id = any(${problemIds}::uuid[]) order by b.pinyin, s.id`.execute(db);
  return rows;
}
export async function filesOf(db: Connection, { officeId }: Scope, problemIds: readonly string[]) {
  const { rows } = await sql<{ id: string; problemId: string; name: string; mediaType: string; size: number }>`
    select id, problem_id, name, media_type, size from file where office_id = ${officeId} and problem_id = any(${problemIds}::uuid[]) and removed_at is null order by created_at, id`.execute(db);
  return rows;
}

/**
 * A problem with all that is decided by, held until the transaction ends: first its activity, then itself.
 * @throws Refusal NOT_FOUND where it does not exist or its activity may not be seen; FORBIDDEN to those without business rights
 */
export async function loadOutcome(tx: Transaction<DB>, scope: Scope, id: string, { closing = false } = {}): Promise<OutcomeKnown> {
  mayRead(scope, 'outcome.get');
  return loadUnasked(tx, scope, id, { closing });
}

/** The same for the program itself. */
export async function loadUnasked(tx: Transaction<DB>, scope: Scope, id: string, { closing = false } = {}): Promise<OutcomeKnown> {
  const { rows } = await sql<{ activityId: string | null }>`select activity_id from problem where office_id = ${scope.officeId} and id = ${id}`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.problem_one')]);
  const activity = found.activityId === null || scope.actor.kind === 'system' ? null : await loadActivity(tx, scope, found.activityId, { lock: true });
  await sql`select 1 from problem where office_id = ${scope.officeId} and id = ${id} for update`.execute(tx);
  const [[problem], actions, spreads, files] = [await problemsBy(tx, scope, [id]), await actionsOf(tx, scope, [id]), await spreadsOf(tx, scope, [id]), await filesOf(tx, scope, [id])];
  if (problem === undefined) throw new Refusal('NOT_FOUND', [need('need.problem_one')]);
  const rules = activity?.rules ?? (await loadRules(tx, scope.officeId, scope.now));
  const year = Number(rules.today.slice(0, 4));
  return {
    problem, actions, spreads, files, activity, rules,
    next: { number: problem.number === null ? await nextNumber(tx, scope, year) : 0, closed: closing && problem.closedNumber === null ? await nextNumber(tx, scope, year, 'closed') : 0 },
  };
}

/** People and branches named, as they stand today: one statement. */
export async function peopleKnown(db: Connection, { officeId }: Scope, today: string, people: readonly (string | null | undefined)[], branches: readonly (string | null | undefined)[] = []): Promise<PeopleKnown> {
  const ids = [...new Set(people.filter((id) => id != null))];
  const named = [...new Set(branches.filter((id) => id != null))];
  const { rows } = await sql<{ living: string[]; homes: Record<string, string>; branches: string[]; secretaries: { branchId: string; personId: string }[] }>`
    select array(select id from person where office_id = ${officeId} and id = any(${ids}::uuid[]) and (removed_on is null or removed_on > ${today})) as living,
      (select coalesce(jsonb_object_agg(m.person_id, m.branch_id), '{}') from membership m join branch b on b.office_id = m.office_id and b.id = m.branch_id and (b.dissolved_on is null or b.dissolved_on > ${today})
        where m.office_id = ${officeId} and m.person_id = any(${ids}::uuid[]) and m.kind = 'home' and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today})) as homes,
      array(select b.id from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
        where b.office_id = ${officeId} and b.id = any(${named}::uuid[]) and (b.dissolved_on is null or b.dissolved_on > ${today})) as branches,
      (select coalesce(jsonb_agg(jsonb_build_object('branchId', x.branch_id, 'personId', x.person_id) order by x.branch_id, x.person_id), '[]') from post x
        join person p on p.office_id = x.office_id and p.id = x.person_id and (p.removed_on is null or p.removed_on > ${today})
        where x.office_id = ${officeId} and x.post = 'secretary' and x.branch_id = any(${named}::uuid[]) and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today})) as secretaries`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('one row expected');
  return row;
}

export async function projectKnown(db: Connection, { officeId }: Scope, id: string | null): Promise<boolean> {
  return id === null || (await db.selectFrom('project').select('id').where('officeId', '=', officeId).where('id', '=', id).executeTakeFirst()) !== undefined;
}
export async function suggestionKnown(db: Connection, { officeId }: Scope, id: string | null | undefined) {
  if (id == null) return null;
  return (await db.selectFrom('suggestion').select(['id', 'authorId', 'state']).where('officeId', '=', officeId).where('id', '=', id).executeTakeFirst()) ?? null;
}
/** Names that stand on an export: the office, and what its filters name by id. */
export async function aboutExport(db: Connection, { officeId }: Scope, { branch, project }: { readonly branch?: string | undefined; readonly project?: string | undefined }) {
  const { rows } = await sql<{ office: string; demo: boolean; branch: string | null; project: string | null }>`
    select o.name as office, o.demo, (select name from branch where office_id = o.id and id = ${branch ?? null}) as branch, (select name from project where office_id = o.id and id = ${project ?? null}) as project
    from office o where o.id = ${officeId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('office.not_found')]);
  return row;
}
