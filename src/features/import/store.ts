import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { lockNames, unitsCalled } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { canonical } from '#shared/canonical.ts';
import { need } from '#shared/finding.ts';
import { plainName } from '#shared/pinyin.ts';
import { Refusal } from '#shared/refusal.ts';
import { batchBy } from './store-batch.ts';
import { loadLinesBack } from './store-lines.ts';
import type { CasesFacts, ColumnFacts, TakeBackFacts, UnitBy } from './decide.ts';
import { withOwnUnit } from './facts-body.ts';
import { tableFor, type LineSheet } from './facts-lines.ts';
import { plainTitle } from './facts-titles.ts';
import type { TakeBackLinesFacts } from './decide-lines.ts';
import { readCase, storable } from './facts-case.ts';

/** What bringing history in loads. */

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const keyOf = (text: string): string => `内容-${hashOf(text).slice(0, 16)}`;
/** Whether a case had no id of its own. */
export const isKeyed = (key: string): boolean => /^内容-[0-9a-f]{16}$/u.test(key);

/** Each case as read, with the hash of what it says: by it the same case is known again. */
export async function readCases(db: Connection, { officeId }: Scope, cases: readonly unknown[]): Promise<CasesFacts['read']> {
  const { rows } = await sql<{ name: string; branches: readonly { readonly id: string; readonly name: string }[] }>`
    select u.name, (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name)), '[]') from branch b where b.office_id = u.office_id and b.unit_id = u.id) as branches
    from unit u where u.office_id = ${officeId} and u.own`.execute(db);
  const own = rows[0] === undefined ? null : { name: rows[0].name, branches: new Map(rows[0].branches.map((branch) => [plainName(branch.name), branch.id])) };
  return cases.map((raw) => {
    const one = readCase(raw, keyOf);
    return { one: one.ok ? { ...one, facts: withOwnUnit(one.facts, own) } : one, hash: hashOf(canonical(storable(raw))) };
  });
}

export async function knownCases(db: Connection, { officeId }: Scope, read: CasesFacts['read']): Promise<Map<string, string>> {
  const keys = read.flatMap(({ one }) => (one.ok ? [one.facts.key] : []));
  const { rows } = await sql<{ sourceKey: string; contentHash: string }>`
    select source_key, content_hash from imported_case where office_id = ${officeId} and source_key = any(${keys}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.sourceKey, row.contentHash]));
}

export interface Earlier {
  readonly sourceKey: string;
  readonly original: unknown;
  /** The import it came with. */
  readonly name: string;
}
/** What is here under these keys, as it came. */
export async function earlierCases(db: Connection, { officeId }: Scope, keys: readonly string[]): Promise<readonly Earlier[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Earlier>`
    select c.source_key, c.original, b.name from imported_case c join import_batch b on b.office_id = c.office_id and b.id = c.batch_id
    where c.office_id = ${officeId} and c.source_key = any(${keys}::text[])`.execute(db);
  return rows;
}

/** One import at a time in an office: names and numbers are given once. */
export async function loadForCases(db: Connection, scope: Scope, batchId: string, cases: readonly unknown[]): Promise<CasesFacts> {
  await lockNames(db, scope);
  const read = await readCases(db, scope, cases);
  const named = read.flatMap(({ one }) => (one.ok ? [...one.facts.hosts, ...one.facts.partners].flatMap((body) => body.unit ?? []) : []));
  const found = await unitsCalled(db, scope, named);
  const units = new Map<string, UnitBy>();
  for (const unit of found) {
    const by = { id: unit.id, own: unit.own, branches: new Map(unit.branches.map((branch) => [plainName(branch.name), branch.id])) };
    for (const name of [...unit.aliases, unit.name]) units.set(plainName(name), by);
  }
  const last = await sql<{ number: number }>`
    select coalesce(max(split_part(code, '-', 2)::int), 0) as number from activity where office_id = ${scope.officeId} and origin = 'imported'`.execute(db);
  return { batch: await batchBy(db, scope, batchId), read, known: await knownCases(db, scope, read), units, nextNumber: (last.rows[0]?.number ?? 0) + 1 };
}

/** What was said before of columns, by their plain titles. */
export async function rememberedColumns(db: Connection, { officeId }: Scope): Promise<Record<string, string>> {
  const { rows } = await sql<{ title: string; field: string }>`select title, field from import_column where office_id = ${officeId}`.execute(db);
  return Object.fromEntries(rows.map((row) => [row.title, row.field]));
}

export async function columnBy(db: Connection, scope: Scope, title: string, table: 'activities' | LineSheet): Promise<ColumnFacts> {
  await lockNames(db, scope);
  const memory = table === 'activities' ? '' : tableFor(table).memory;
  const { rows } = await sql<{ id: string; field: string }>`select id, field from import_column where office_id = ${scope.officeId} and title = ${`${memory}${plainTitle(title)}`}`.execute(db);
  return { known: rows[0] ?? null };
}

/** How many of an import's activities have been worked on since: any entry of the ledger that is about one. */
export const builtOnSql = (batch: string) => sql`(
  select count(distinct e.activity_id)::int from imported_case c join ledger_entry e on e.office_id = c.office_id and e.activity_id = c.activity_id
  where c.office_id = ${sql.ref(`${batch}.office_id`)} and c.batch_id = ${sql.ref(`${batch}.id`)})`;

/** How many activities go in one step. */
const step = 100;

/** @throws Refusal NOT_FOUND where the office has no such import. */
export async function loadForTakeBack(db: Connection, scope: Scope, id: string): Promise<TakeBackFacts | TakeBackLinesFacts> {
  await lockNames(db, scope);
  const batch = await batchBy(db, scope, id);
  if (batch === null) throw new Refusal('NOT_FOUND', [need('need.import')]);
  const { officeId } = scope;
  if (batch.of === 'partners') return loadLinesBack(db, scope, batch);
  const { rows: counted } = await sql<{ builtOn: number }>`select ${builtOnSql('b')} as built_on from import_batch b where b.office_id = ${officeId} and b.id = ${id}`.execute(db);
  const { rows: next } = await sql<{ activityId: string }>`
    select activity_id from imported_case where office_id = ${officeId} and batch_id = ${id} order by activity_id limit ${step + 1}`.execute(db);
  const going = next.slice(0, step).map((row) => row.activityId);
  const { rows } = await sql<TakeBackFacts['rows'][number]>`
    select 'importedCase' as "table", id from imported_case where office_id = ${officeId} and activity_id = any(${going}::uuid[])
    union all select 'problem', id from problem where office_id = ${officeId} and activity_id = any(${going}::uuid[])
    union all select 'side', id from side where office_id = ${officeId} and activity_id = any(${going}::uuid[])
    union all select 'activity', id from activity where office_id = ${officeId} and id = any(${going}::uuid[])`.execute(db);
  const last = next.length <= step;
  const { rows: units } = last ? await sql<{ id: string }>`
    select u.id from unit u where u.office_id = ${officeId} and u.batch_id = ${id} and u.version = 1
      and not exists (select 1 from side s where s.office_id = u.office_id and s.unit_id = u.id and s.activity_id <> all(${going}::uuid[]))
      and not exists (select 1 from branch b where b.office_id = u.office_id and b.unit_id = u.id)
      and not exists (select 1 from project_auditee p where p.office_id = u.office_id and p.unit_id = u.id)`.execute(db) : { rows: [] };
  return { batch, name: batch.name, builtOn: counted[0]?.builtOn ?? 0, rows, last, unitIds: units.map((unit) => unit.id) };
}
