import { sql } from 'kysely';
import { lockNames, standing, unitsNamed } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { plainName } from '#shared/pinyin.ts';
import type { LinesFacts, TakeBackLinesFacts } from './decide-lines.ts';
import { emptiedBy } from './facts-lines-back.ts';
import type { UnitHere } from './facts-lines-laid.ts';
import { readLine, type LineRead } from './facts-lines-read.ts';
import { batchBy } from './store-batch.ts';

/** What bringing in sheets of partners loads. */

type Raw = Readonly<Record<string, unknown>>;
export const readLines = (lines: readonly Raw[]): LineRead[] => lines.map(readLine);

/** The units these rows name, by name, alias or what a person said they are, with what of their lists stands. */
export async function unitsOf(db: Connection, scope: Scope, read: readonly LineRead[]): Promise<Pick<LinesFacts, 'units' | 'byId'>> {
  const names = [...new Set(read.flatMap(({ unit }) => [unit.name, ...unit.aliases]).map(plainName).filter((name) => name !== ''))];
  const ids = read.flatMap(({ attach }) => attach ?? []);
  const found = names.length + ids.length === 0 ? [] : (await sql<UnitHere>`
    select u.id, u.name, u.own, u.aliases, u.kind, u.industry, u.region, u.field, u.front_line, u.note, u.version, u.batch_id,
      array(select o.text from unit_offer o where o.office_id = u.office_id and o.unit_id = u.id and o.ended_at is null) as offers,
      array(select l.name from unit_liaison l where l.office_id = u.office_id and l.unit_id = u.id and l.ended_at is null) as liaisons
    from unit u where u.office_id = ${scope.officeId} and ${standing('u')} and (${unitsNamed('u', names)} or u.id = any(${ids}::uuid[])) order by u.id`.execute(db)).rows;
  const units = new Map<string, UnitHere>();
  for (const unit of found) for (const name of [...unit.aliases, unit.name]) units.set(plainName(name), unit);
  return { units, byId: new Map(found.filter(({ own }) => !own).map((unit) => [unit.id, unit])) };
}

/** One import at a time in an office, as names are given once. */
export async function loadForLines(db: Connection, scope: Scope, batchId: string, lines: readonly Raw[]): Promise<LinesFacts> {
  await lockNames(db, scope);
  const read = readLines(lines);
  return { batch: await batchBy(db, scope, batchId), read, ...(await unitsOf(db, scope, read)) };
}

/** What else may name a unit; the restricted references of projects are told to nobody and stand apart. */
const naming = ['side', 'branch', 'pairing_party', 'partner_choice', 'peer', 'plan_item', 'resource', 'unit_link', 'unit_proposal', 'unit_contact'] as const;
const namedElsewhere = (unit: string) => sql.join([
  ...naming.map((table) => sql`exists (select 1 from ${sql.table(table)} x where x.office_id = ${sql.ref(`${unit}.office_id`)} and x.unit_id = ${sql.ref(`${unit}.id`)})`),
  sql`exists (select 1 from unit_merge m where m.office_id = ${sql.ref(`${unit}.office_id`)} and (m.kept_id = ${sql.ref(`${unit}.id`)} or m.gone_id = ${sql.ref(`${unit}.id`)}))`,
  sql`exists (select 1 from unit_distinct m where m.office_id = ${sql.ref(`${unit}.office_id`)} and (m.one_id = ${sql.ref(`${unit}.id`)} or m.other_id = ${sql.ref(`${unit}.id`)}))`,
], sql` or `);
const notOfBatch = (table: 'unit_offer' | 'unit_liaison', column: 'offer_id' | 'liaison_id', unit: string) => sql`
  exists (select 1 from ${sql.table(table)} x where x.office_id = ${sql.ref(`${unit}.office_id`)} and x.unit_id = ${sql.ref(`${unit}.id`)}
    and not exists (select 1 from imported_line y where y.office_id = x.office_id and y.unit_id = x.unit_id and y.batch_id = ${sql.ref(`${unit}.batch_id`)} and y.${sql.raw(column)} = x.id))`;

/** How many rows of an import somebody has worked on since: the unit it entered, the line, or whom one speaks to. */
export const linesBuiltOnSql = (batch: string) => sql`(
  select count(*)::int from imported_line l where l.office_id = ${sql.ref(`${batch}.office_id`)} and l.batch_id = ${sql.ref(`${batch}.id`)} and (
    exists (select 1 from unit_offer o where o.office_id = l.office_id and o.id = l.offer_id and (o.version <> 1 or o.ended_at is not null))
    or exists (select 1 from unit_liaison o where o.office_id = l.office_id and o.id = l.liaison_id and (o.version <> 1 or o.ended_at is not null))
    or (l.made and exists (select 1 from unit u where u.office_id = l.office_id and u.id = l.unit_id
      and (u.version <> 1 or ${namedElsewhere('u')} or ${notOfBatch('unit_offer', 'offer_id', 'u')} or ${notOfBatch('unit_liaison', 'liaison_id', 'u')})))))`;

/** How many rows, and then units, go in one step. */
const step = { lines: 100, units: 500 };

type Given = TakeBackLinesFacts['lines'][number] & { readonly unitId: string; readonly made: boolean; readonly aliases: readonly string[]; readonly filled: Readonly<Record<string, unknown>> };

/** What goes next of an import of sheets of partners. */
export async function loadLinesBack(db: Connection, scope: Scope, batch: TakeBackLinesFacts['batch']): Promise<TakeBackLinesFacts> {
  const { officeId } = scope;
  const { rows: next } = await sql<Given>`
    select id, offer_id, liaison_id, unit_id, made, aliases, filled from imported_line where office_id = ${officeId} and batch_id = ${batch.id} order by id limit ${step.lines}`.execute(db);
  const { rows: units } = next.length > 0 ? { rows: [] } : await sql<{ id: string }>`
    select u.id from unit u where u.office_id = ${officeId} and u.batch_id = ${batch.id} and u.version = 1 and not (${namedElsewhere('u')})
      and not exists (select 1 from unit_offer o where o.office_id = u.office_id and o.unit_id = u.id)
      and not exists (select 1 from unit_liaison o where o.office_id = u.office_id and o.unit_id = u.id)
      and not exists (select 1 from project_auditee p where p.office_id = u.office_id and p.unit_id = u.id) limit ${step.units + 1}`.execute(db);
  const { rows: counted } = await sql<{ builtOn: number }>`select ${linesBuiltOnSql('b')} as built_on from import_batch b where b.office_id = ${officeId} and b.id = ${batch.id}`.execute(db);
  const { rows: here } = await sql<UnitHere>`
    select id, aliases, industry, region, field, front_line, note, version, batch_id from unit
    where office_id = ${officeId} and id = any(${next.filter(({ made }) => !made).map(({ unitId }) => unitId)}::uuid[]) and batch_id is distinct from ${batch.id} for update`.execute(db);
  return {
    batch, builtOn: counted[0]?.builtOn ?? 0, lines: next.map(({ id, offerId, liaisonId }) => ({ id, offerId, liaisonId })), emptied: emptiedBy(here, next),
    unitIds: units.slice(0, step.units).map(({ id }) => id), last: next.length === 0 && units.length <= step.units,
  };
}
