import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { plainName } from '#shared/pinyin.ts';
import { Refusal } from '#shared/refusal.ts';
import type { UnitView } from './contract.ts';
import type { ContactFacts } from './decide-contact.ts';
import type { Namesake, UnitBranchKnown, UnitKnown } from './facts.ts';

/** What the directory's commands load, and how a unit stands with audits. Lists are in `list-store.ts`. */

/** Names are given one at a time in an office, so that two people never enter the same unit at once. */
export async function lockNames(db: Connection, scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} unit`}, 0))`.execute(db);
}

/** The same steps as `plainName` of shared/pinyin.ts. */
const plain = (name: RawBuilder<unknown>) => sql`regexp_replace(lower(normalize(${name}, NFKC)), ${'[\\s()\\-—–·・.,、，。“”"\'《》]'}, '', 'g')`;

/** Whether the unit of that alias stands for itself: not merged into another. */
export const standing = (alias: string) => sql.raw(`not exists (select 1 from unit_merge m where m.office_id = ${alias}.office_id and m.gone_id = ${alias}.id and m.undone_at is null)`);

/**
 * Where a unit is found now: itself, or what it was merged into, however often. With `lock` it is not merged away before
 * the transaction ends: what is about to name it names the right one.
 */
export async function keptUnit(db: Connection, { officeId }: Pick<Scope, 'officeId'>, id: string, { lock = false } = {}): Promise<string> {
  if (lock) await sql`select 1 from unit where office_id = ${officeId} and id = ${id} for share`.execute(db);
  const { rows } = await sql<{ id: string }>`
    with recursive way as (select ${id}::uuid as id, 0 as step
      union all select m.kept_id, w.step + 1 from way w join unit_merge m on m.office_id = ${officeId} and m.gone_id = w.id and m.undone_at is null where w.step < 50)
    select id from way order by step desc limit 1`.execute(db);
  return rows[0]?.id ?? id;
}

/** Joins as `as` the unit that a row names, as it is found now: itself, or what it was merged into, however often. For lists whose rows keep the id they were written with. */
export const joinNow = (row: string, as: string) => sql.raw(`
  left join lateral (with recursive way as (select ${row}.unit_id as id, 0 as step
      union all select m.kept_id, w.step + 1 from way w join unit_merge m on m.office_id = ${row}.office_id and m.gone_id = w.id and m.undone_at is null where w.step < 50)
    select id from way where id is not null order by step desc limit 1) ${as}_now on true
  left join unit ${as} on ${as}.office_id = ${row}.office_id and ${as}.id = ${as}_now.id`);

/** Every id under which a unit was known: its own, and what was merged into it, however often. For `unit_id in …`. */
export const formsOf = (officeId: string, unitId: string) => sql`(
  with recursive form as (select ${unitId}::uuid as id union select m.gone_id from form f join unit_merge m on m.office_id = ${officeId} and m.kept_id = f.id and m.undone_at is null)
  select id from form)`;

/** Whether the unit of that alias goes by one of these names or aliases; the names by `plainName`. */
export const unitsNamed = (alias: string, plainNames: readonly string[]) => sql`(${plain(sql.ref(`${alias}.name`))} = any(${plainNames}::text[])
  or exists (select 1 from unnest(${sql.ref(`${alias}.aliases`)}) as other where ${plain(sql`other`)} = any(${plainNames}::text[])))`;

/** Other units, our own too, that go by one of these names or aliases. */
export async function namesakes(db: Connection, scope: Scope, names: readonly string[], except: string | null = null): Promise<Namesake[]> {
  const { rows } = await sql<Namesake>`
    select u.id, u.name from unit u
    where u.office_id = ${scope.officeId} and u.id is distinct from ${except}::uuid and ${standing('u')}
      and (${plain(sql`u.name`)} = any(${names.map(plainName)}::text[])
        or exists (select 1 from unnest(u.aliases) as alias where ${plain(sql`alias`)} = any(${names.map(plainName)}::text[])))
    order by u.pinyin, u.id`.execute(db);
  return rows;
}

/** Units, our own too, that go by one of these names or aliases, with their branches. */
export async function unitsCalled(db: Connection, scope: Scope, names: readonly string[]) {
  const wanted = [...new Set(names.map(plainName))];
  const { rows } = await sql<{ id: string; name: string; own: boolean; aliases: string[]; branches: { id: string; name: string }[] }>`
    select u.id, u.name, u.own, u.aliases,
      (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name)), '[]') from branch b where b.office_id = u.office_id and b.unit_id = u.id) as branches
    from unit u
    where u.office_id = ${scope.officeId} and ${standing('u')} and (${plain(sql`u.name`)} = any(${wanted}::text[])
      or exists (select 1 from unnest(u.aliases) as alias where ${plain(sql`alias`)} = any(${wanted}::text[])))
    order by u.id`.execute(db);
  return rows;
}

/** @throws Refusal NOT_FOUND where the office has no such unit. */
export async function loadUnit(db: Connection, scope: Scope, id: string): Promise<UnitKnown> {
  const { rows } = await sql<UnitKnown>`
    select u.id, u.name, u.own, u.version, not ${standing('u')} as merged from unit u where u.office_id = ${scope.officeId} and u.id = ${id} for update`.execute(db);
  const [unit] = rows;
  if (unit === undefined) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  return unit;
}

export async function loadBranches(db: Connection, scope: Scope, unitId: string): Promise<UnitBranchKnown[]> {
  const { rows } = await sql<UnitBranchKnown>`
    select id, unit_id, name, version from branch where office_id = ${scope.officeId} and unit_id = ${unitId} order by pinyin, id`.execute(db);
  return rows;
}

export async function loadContact(db: Connection, scope: Scope, asked: string): Promise<ContactFacts> {
  const unit = await loadUnit(db, scope, await keptUnit(db, scope, asked));
  return { unit, liaisons: await liaisonsOf(db, scope, unit.id) };
}

export async function liaisonsOf(db: Connection, { officeId }: Scope, unitId: string): Promise<UnitView['liaisons']> {
  const { rows } = await sql<UnitView['liaisons'][number]>`
    select id, name, post, version from unit_liaison where office_id = ${officeId} and unit_id = ${unitId} and ended_at is null order by created_at, id limit 50`.execute(db);
  return rows;
}

export type AuditState = 'no' | 'under_audit' | 'planned' | 'cooling';

/**
 * How a unit stands with audits on a day (INT-01, INT-02), as SQL over the restricted references: inside [notice,
 * audit end] under_audit; a reference whose notice is not served yet planned; up to `coolingDays` after the end cooling.
 * Several projects: the gravest wins. Never more leaves the database than this one word.
 */
export const auditStateSql = (officeId: RawBuilder<unknown>, unitId: RawBuilder<unknown>, on: RawBuilder<unknown>, coolingDays: number | RawBuilder<unknown>) => sql`coalesce((
  select case min(case
      when ${on} between p.notice_on and coalesce(p.audit_end_on, 'infinity'::date) then 1
      when ${on} < coalesce(p.notice_on, 'infinity'::date) and ${on} <= coalesce(p.audit_end_on, 'infinity'::date) then 2
      when ${on} > p.audit_end_on and ${on} <= p.audit_end_on + (${coolingDays})::int then 3 end)
    when 1 then 'under_audit' when 2 then 'planned' when 3 then 'cooling' end
  from project_auditee p where p.office_id = ${officeId} and p.unit_id = ${unitId}), 'no')`;

/** The state of several units of the office on a day; units unknown to it are 'no'. */
export async function auditStatesOf(db: Connection, scope: Scope, unitIds: readonly string[], on: string, coolingDays: number): Promise<Map<string, AuditState>> {
  const { rows } = await sql<{ id: string; state: AuditState }>`
    select u.id, ${auditStateSql(sql`${scope.officeId}::uuid`, sql`u.id`, sql`${on}::date`, coolingDays)} as state
    from unnest(${unitIds}::uuid[]) as u(id)`.execute(db);
  return new Map(rows.map((row) => [row.id, row.state]));
}
