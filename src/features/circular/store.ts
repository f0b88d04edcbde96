import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { BranchKnown, OnOne } from './decide.ts';
import type { Chosen, Circular } from './facts.ts';

/** What the circulars' commands load. */

export const circularColumns = sql`c.id, c.title, c.body, c.chosen, c.branch_ids, c.sent_to, c.state, c.author_id, c.author_name, c.writer_ids, c.code, c.year, c.number, c.length_reason, c.comment,
  c.released_on, c.released_name, c.editions, c.correction, c.withdrawn_on, c.withdrawn_reason, c.withdrawn_name, c.created_at, c.version`;

/** The office's own branches, those dissolved too, by name. */
export async function ownBranches(db: Connection, { officeId }: Scope): Promise<BranchKnown[]> {
  const { rows } = await sql<BranchKnown>`
    select b.id, b.name, b.dissolved_on from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${officeId} order by b.pinyin, b.id`.execute(db);
  return rows;
}

/** @throws Refusal NOT_FOUND where the office has no such circular. Held until the transaction ends. */
export async function loadCircular(db: Connection, scope: Scope, id: string): Promise<OnOne> {
  const { rows } = await sql<Circular>`select ${circularColumns} from circular c where c.office_id = ${scope.officeId} and c.id = ${id} for update`.execute(db);
  const [circular] = rows;
  if (circular === undefined) throw new Refusal('NOT_FOUND', [need('need.circular')]);
  return { circular, branches: await ownBranches(db, scope), rules: await loadRules(db, scope.officeId, scope.now) };
}

/** Numbers given so far; nobody else gives one until the transaction ends, and one that fails leaves no gap. */
export async function issuedNumbers(db: Connection, { officeId }: Scope): Promise<{ year: number; number: number; code: string }[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} circular number`}, 0))`.execute(db);
  const { rows } = await sql<{ year: number; number: number; code: string }>`select year, number, code from circular where office_id = ${officeId} and number is not null`.execute(db);
  return rows;
}

/** 发文代字 as the office last used it. */
export async function lastCode(db: Connection, { officeId }: Scope): Promise<string> {
  const { rows } = await sql<{ code: string }>`select code from circular where office_id = ${officeId} and code <> '' order by created_at desc, id desc limit 1`.execute(db);
  return rows[0]?.code ?? '';
}

/** Who holds one of these posts today: of the whole office, or in the branches named. */
export async function holdersOf(db: Connection, { officeId }: Scope, posts: readonly string[], today: string, branchIds: readonly string[] | null = null): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct x.person_id from post x join person p on p.office_id = x.office_id and p.id = x.person_id
    where x.office_id = ${officeId} and x.post = any(${posts}::text[]) and ${branchIds === null ? sql`x.branch_id is null` : sql`x.branch_id = any(${branchIds}::uuid[])`}
      and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today}) and (p.removed_on is null or p.removed_on > ${today})`.execute(db);
  return rows.map(({ personId }) => personId);
}

const observed = sql`
  select 'observation' as kind, o.id, o.at, o.kind as tone, o.text, o.branch_id, o.activity_id, o.round_id, o.due_on, o.requirement, null as problem, null as problem_kind, null as before, null as after, null as method
  from observation o where o.office_id = ${sql.ref('k.id')} and o.state <> 'withdrawn'
  union all`;

/**
 * What a circular can tell of, as one list: observations that were not withdrawn, and actions whose effect was verified.
 * `at` is when it was observed or verified. Of an activity only where the asker may see it; a result need not have one.
 */
export const tellableIn = ({ officeId }: Scope, seen: RawBuilder<unknown>) => sql`
  (select ${officeId}::uuid as id) k cross join lateral (${observed}
    select 'result' as kind, x.id, x.verified_at as at, 'good' as tone, x.measure as text, coalesce(x.branch_id, p.branch_id) as branch_id, x.activity_id, null::uuid as round_id, null::date as due_on,
      null as requirement, p.text as problem, p.kind as problem_kind, x.before, x.after, x.method
    from action x join problem p on p.office_id = x.office_id and p.id = x.problem_id where x.office_id = k.id and x.state = 'verified') f
  left join activity a on a.office_id = k.id and a.id = f.activity_id
  left join branch b on b.office_id = k.id and b.id = coalesce(f.branch_id, a.branch_id)
  where (f.activity_id is null or (a.standing = 'active' and ${seen}))`;
export const chosenColumns = sql`f.kind, f.id, f.tone, f.text, b.id as branch_id, coalesce(b.name, '') as branch_name, f.activity_id, a.code as activity_code, a.theme, f.round_id, f.due_on, f.requirement, f.problem, f.problem_kind, f.before, f.after, f.method`;

/** Those of the named ones that may be told of. */
export async function chosenOf(db: Connection, scope: Scope, ids: readonly string[], seen: RawBuilder<unknown>): Promise<Chosen[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Chosen>`select ${chosenColumns} from ${tellableIn(scope, seen)} and f.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
