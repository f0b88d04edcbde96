import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { Actor } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { BranchFilters, BranchRow, PeopleFilters, PersonRow } from './contract.ts';
import { heldOn } from './facts.ts';
import { orgPolicy, seesDetails, seesProjects } from './policy.ts';

/** Lists and pages of people and branches: always of the actor's office, details left out for whom they do not concern. */

/** @throws Refusal FORBIDDEN for whom the table does not let read this. */
export function mayRead(scope: Scope, verb: string): void {
  const against = barred(orgPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

type Loaded = Omit<PersonRow, 'details'> & NonNullable<PersonRow['details']>;

/** Columns of a person; `current` leaves past terms out. */
const columns = (current: RawBuilder<unknown>) => sql`
  p.id, p.name, p.removed_on, p.version, p.status, p.rank, p.phone_masked, p.email,
  (select coalesce(json_agg(json_build_object('id', x.id, 'post', x.post, 'branchId', x.branch_id, 'branchName', b.name, 'fromOn', x.from_on,
      'toOn', x.to_on, 'appointedBy', x.appointed_by) order by x.from_on, x.id), '[]')
    from post x left join branch b on b.office_id = x.office_id and b.id = x.branch_id
    where x.office_id = p.office_id and x.person_id = p.id and ${current}) as posts,
  (select coalesce(json_agg(json_build_object('id', x.id, 'branchId', x.branch_id, 'branchName', b.name, 'kind', x.kind, 'fromOn', x.from_on,
      'toOn', x.to_on) order by x.kind, x.from_on, x.id), '[]')
    from membership x join branch b on b.office_id = x.office_id and b.id = x.branch_id
    where x.office_id = p.office_id and x.person_id = p.id and ${current}) as memberships`;
const lasting = (today: string) => sql`(x.to_on is null or x.to_on >= ${today})`;

/** What a reader sees of a person: names, branches and posts; the rest only where it concerns him. */
function seen(actor: Actor, { status, rank, phoneMasked, email, ...row }: Loaded, today: string): PersonRow {
  const branchIds = row.memberships.filter((held) => heldOn(held, today)).map((held) => held.branchId);
  return { ...row, details: seesDetails(actor, row.id, branchIds) ? { status, rank, phoneMasked, email } : null };
}

/** One page of people by pinyin. `q` is part of a name, or the beginning of its pinyin. */
export async function listPeople(db: Connection, scope: Scope, filters: PeopleFilters, today: string) {
  mayRead(scope, 'org.people');
  const where = [sql`p.office_id = ${scope.officeId}`];
  where.push(filters.removed === 'yes' ? sql`p.removed_on <= ${today}` : sql`(p.removed_on is null or p.removed_on > ${today})`);
  const [pinyin, id] = filters.after?.split('_') ?? [];
  if (pinyin !== undefined && id !== undefined) where.push(sql`(p.pinyin, p.id) > (${pinyin}, ${uuidOr404(id)}::uuid)`);
  if (filters.q !== undefined && filters.q !== '') {
    where.push(sql`(strpos(p.name, ${filters.q}) > 0 or starts_with(replace(p.pinyin, ' ', ''), ${filters.q.toLowerCase().replaceAll(' ', '')}))`);
  }
  if (filters.branch !== undefined) where.push(sql`exists (select 1 from membership x where x.office_id = p.office_id and x.person_id = p.id and x.branch_id = ${filters.branch} and ${lasting(today)})`);
  if (filters.post !== undefined) where.push(sql`exists (select 1 from post x where x.office_id = p.office_id and x.person_id = p.id and x.post = ${filters.post} and ${lasting(today)})`);
  const { rows } = await sql<Loaded & { pinyin: string }>`
    select p.pinyin, ${columns(lasting(today))} from person p where ${sql.join(where, sql` and `)}
    order by p.pinyin, p.id limit ${filters.limit + 1}`.execute(db);
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  const next = rows.length > filters.limit && last !== undefined ? `${last.pinyin}_${last.id}` : null;
  return { rows: shown.map(({ pinyin: _, ...row }) => seen(scope.actor, row, today)), next };
}

/** @throws Refusal NOT_FOUND */
export async function readPerson(db: Connection, scope: Scope, id: string, today: string): Promise<PersonRow> {
  mayRead(scope, 'org.person');
  const { rows } = await sql<Loaded>`
    select ${columns(sql`true`)} from person p where p.office_id = ${scope.officeId} and p.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('need.person')]);
  return seen(scope.actor, row, today);
}

const branchSelect = (scope: Scope, today: string) => sql`
  select b.id, b.name, b.kind, b.approval_no, b.approved_by, b.approved_on, b.start_on, b.planned_end, b.dissolved_on, b.version,
    (select count(distinct x.person_id)::int from membership x where x.office_id = b.office_id and x.branch_id = b.id
      and x.from_on <= ${today} and ${lasting(today)}) as members,
    (select coalesce(json_agg(json_build_object('personId', p.id, 'name', p.name, 'appointedBy', x.appointed_by) order by p.pinyin), '[]')
      from post x join person p on p.office_id = x.office_id and p.id = x.person_id
      where x.office_id = b.office_id and x.branch_id = b.id and x.post = 'secretary' and (b.dissolved_on is not null or ${lasting(today)})) as leaders,
    ${seesProjects(scope.actor) ? sql`case when j.id is not null then json_build_object('id', j.id, 'name', j.name, 'code', j.code, 'closedOn', j.closed_on) end` : sql`null`} as project
  from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
  left join project j on j.office_id = b.office_id and j.id = b.project_id
  where b.office_id = ${scope.officeId}`;

/** Branches of our own unit; an office has a few dozen, so they come all at once. */
export async function listBranches(db: Connection, scope: Scope, filters: BranchFilters, today: string): Promise<BranchRow[]> {
  mayRead(scope, 'org.branches');
  const kind = filters.kind === undefined ? sql`true` : sql`b.kind = ${filters.kind}`;
  const living = filters.dissolved === 'yes' ? sql`b.dissolved_on <= ${today}` : sql`(b.dissolved_on is null or b.dissolved_on > ${today})`;
  const { rows } = await sql<BranchRow>`${branchSelect(scope, today)} and ${kind} and ${living} order by b.kind, b.pinyin, b.id`.execute(db);
  return rows;
}

/** One branch with those who stand in it; of a dissolved one, those who stood in it last. @throws Refusal NOT_FOUND */
export async function readBranch(db: Connection, scope: Scope, id: string, today: string) {
  mayRead(scope, 'org.branch');
  const found = await sql<BranchRow>`${branchSelect(scope, today)} and b.id = ${id}`.execute(db);
  const [branch] = found.rows;
  if (branch === undefined) throw new Refusal('NOT_FOUND', [need('need.branch')]);
  const { rows } = await sql<Loaded>`
    select ${columns(sql`x.branch_id = ${id}`)} from person p
    where p.office_id = ${scope.officeId} and exists (select 1 from membership x where x.office_id = p.office_id and x.person_id = p.id and x.branch_id = ${id}
      and ${branch.dissolvedOn === null ? lasting(today) : sql`x.to_on >= ${branch.dissolvedOn}`})
    order by p.pinyin, p.id`.execute(db);
  return { branch, people: rows.map((row) => seen(scope.actor, row, today)) };
}

/** A key made up by hand is no key of ours. */
function uuidOr404(text: string): string {
  if (!/^[0-9a-f-]{36}$/u.test(text)) throw new Refusal('NOT_FOUND', [need('need.page')]);
  return text;
}
