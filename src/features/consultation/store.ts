import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { nextNumber, peopleKnown } from '#features/outcome/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ConcludeFacts } from './decide-conclude.ts';
import type { Askable, OpenFacts } from './decide.ts';
import type { ActivityOf, ConsultationKnown, Known, SideOf } from './facts.ts';

/** What the consultations' commands load. */

const mine = (scope: Scope) => sql`${scope.actor.branchIds}::uuid[]`;

/**
 * Which consultations `c` of activities `a` the actor may know of: those of activities he or she may see, those a branch of
 * theirs is asked in; the holder of a link, those its side is asked in.
 */
export function knowable(scope: Scope) {
  const { link } = scope.actor;
  const asked = link === null
    ? sql`x.branch_id = any(${mine(scope)}) or exists (select 1 from side s where s.office_id = x.office_id and s.id = x.side_id and s.branch_ids && ${mine(scope)})`
    : sql`x.side_id = ${link.sideId} and a.id = ${link.activityId} and x.withdrawn_at is null`;
  const byAsking = sql`exists (select 1 from consultation_side x where x.office_id = c.office_id and x.consultation_id = c.id and (${asked}))`;
  return link === null && scope.actor.kind !== 'system' ? sql`(${visible(scope)} or ${byAsking})` : scope.actor.kind === 'system' ? sql`true` : byAsking;
}

export const activityColumns = sql`
  json_build_object('id', a.id, 'code', a.code, 'theme', a.theme, 'kind', a.kind, 'forms', a.forms, 'stage', a.stage, 'standing', a.standing, 'hostBranchIds', coalesce(a.host_branch_ids, '{}'),
    'branchId', a.branch_id, 'organiserId', a.organiser_id, 'proposerId', a.proposer_id) as activity`;

/** Branches of ours that speak for the side `x`. */
export const speaking = sql`
  case when x.branch_id is not null then array[x.branch_id] else coalesce((select s.branch_ids from side s join unit u on u.office_id = s.office_id and u.id = s.unit_id and u.own where s.office_id = x.office_id and s.id = x.side_id), '{}') end`;

async function secretariesOf(db: Connection, scope: Scope, branchIds: readonly string[]): Promise<Known['secretaries']> {
  const { rows } = await sql<Known['secretaries'][number]>`
    with today as (select (${scope.now}::timestamptz at time zone o.time_zone)::date as day from office o where o.id = ${scope.officeId})
    select p.branch_id, p.person_id from post p, today t where p.office_id = ${scope.officeId} and p.post = 'secretary' and p.branch_id = any(${branchIds}::uuid[])
      and p.from_on <= t.day and (p.to_on is null or p.to_on >= t.day) order by p.branch_id, p.person_id`.execute(db);
  return rows;
}

/** @throws Refusal NOT_FOUND where the actor knows of no such consultation. */
export async function loadConsultation(db: Connection, scope: Scope, id: string): Promise<Known> {
  const { rows } = await sql<ConsultationKnown & { activity: ActivityOf }>`
    select c.id, c.activity_id, c.problem_id, c.title, c.state, c.due_on, c.action_ids, c.followed_at, c.created_by, c.version, ${activityColumns}
    from consultation c join activity a on a.office_id = c.office_id and a.id = c.activity_id
    where c.office_id = ${scope.officeId} and c.id = ${id} and ${knowable(scope)} for update of c`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.consultation')]);
  const { activity, ...consultation } = found;
  const { rows: sides } = await sql<SideOf>`
    select x.id, x.side_id, x.branch_id, x.name, x.position, ${speaking} as branch_ids, x.withdrawn_at, x.given_at, x.spoken, x.author_id, x.version
    from consultation_side x where x.office_id = ${scope.officeId} and x.consultation_id = ${id} order by x.position, x.id`.execute(db);
  return { consultation, activity, sides, secretaries: await secretariesOf(db, scope, sides.flatMap((side) => side.branchIds)) };
}

/** Sides of the activity, and living branches of ours among those named. */
async function askableOf(db: Connection, scope: Scope, activityId: string, branchIds: readonly string[]): Promise<Askable[]> {
  const { rows } = await sql<Askable>`
    select s.id as side_id, null::uuid as branch_id, coalesce(nullif(concat(case when u.own then '' else u.name end, b.names), ''), s.body_words, u.name, '') as name, case when u.own then s.branch_ids else '{}'::uuid[] end as branch_ids
    from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id
      cross join lateral (select string_agg(b.name, '、' order by b.name) as names from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids)) b
    where s.office_id = ${scope.officeId} and s.activity_id = ${activityId}
    union all select null, b.id, b.name, array[b.id] from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${scope.officeId} and b.id = any(${branchIds}::uuid[]) and b.dissolved_on is null`.execute(db);
  return rows;
}

async function filesAmong(db: Connection, scope: Scope, activityId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from file where office_id = ${scope.officeId} and activity_id = ${activityId} and id = any(${ids}::uuid[]) and removed_at is null`.execute(db);
  return rows.map((row) => row.id);
}

interface Opening {
  readonly activityId: string;
  readonly problemId: string | null;
  readonly fileIds: readonly string[];
  readonly branchIds: readonly string[];
}
/** @throws Refusal NOT_FOUND where the actor may not see the activity. */
export async function loadOpening(db: Connection, scope: Scope, { activityId, problemId, fileIds, branchIds }: Opening): Promise<OpenFacts> {
  const { rows } = await sql<{ activity: ActivityOf }>`select ${activityColumns} from activity a where a.office_id = ${scope.officeId} and a.id = ${activityId} and ${visible(scope)}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  const problems = await sql<{ id: string; closed: boolean }>`
    select id, closed_at is not null as closed from problem where office_id = ${scope.officeId} and id = ${problemId} and activity_id = ${activityId}`.execute(db);
  const askable = await askableOf(db, scope, activityId, branchIds);
  return {
    activity: found.activity, askable, files: await filesAmong(db, scope, activityId, fileIds), problem: problems.rows[0] ?? null,
    secretaries: await secretariesOf(db, scope, askable.flatMap((one) => one.branchIds)),
  };
}

export async function loadEditing(db: Connection, scope: Scope, { id, fileIds }: { readonly id: string; readonly fileIds: readonly string[] }) {
  const known = await loadConsultation(db, scope, id);
  return { ...known, files: await filesAmong(db, scope, known.activity.id, fileIds) };
}

export async function loadInviting(db: Connection, scope: Scope, { id, branchIds }: { readonly id: string; readonly branchIds: readonly string[] }) {
  const known = await loadConsultation(db, scope, id);
  const askable = await askableOf(db, scope, known.activity.id, branchIds);
  return { ...known, askable, secretaries: await secretariesOf(db, scope, [...known.sides, ...askable].flatMap((one) => one.branchIds)) };
}

export async function loadConcluding(db: Connection, scope: Scope, { id, follow }: { readonly id: string; readonly follow: readonly { readonly ownerId: string }[] }): Promise<ConcludeFacts> {
  const known = await loadConsultation(db, scope, id);
  const rules = await loadRules(db, scope.officeId, scope.now);
  const { rows } = await sql<NonNullable<ConcludeFacts['problem']>>`
    select id, activity_id, branch_id, version, told_at is not null as told from problem where office_id = ${scope.officeId} and id = ${known.consultation.problemId} for update`.execute(db);
  return {
    ...known, rules, problem: rows[0] ?? null, people: await peopleKnown(db, scope, rules.today, follow.map(({ ownerId }) => ownerId)),
    number: await nextNumber(db, scope, Number(rules.today.slice(0, 4))),
  };
}

export async function loadFollowing(db: Connection, scope: Scope, { id }: { readonly id: string }) {
  const known = await loadConsultation(db, scope, id);
  const { rows } = await sql<{ state: string }>`select state from action where office_id = ${scope.officeId} and id = any(${known.consultation.actionIds}::uuid[]) order by id`.execute(db);
  return { ...known, actions: rows };
}

/** Consultations whose conclusion an entry of the ledger concerns: one of its actions was verified, dropped or opened again. */
export async function touchedBy(db: Connection, officeId: string, seq: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from ledger_entry e cross join lateral jsonb_array_elements(to_jsonb(e.changes)) x join consultation c on c.office_id = e.office_id and c.state = 'concluded' and c.action_ids @> array[(x->>'id')::uuid]
    where e.office_id = ${officeId} and e.seq = ${seq} and x->>'table' = 'action' group by c.id order by c.id`.execute(db);
  return rows.map((row) => row.id);
}
