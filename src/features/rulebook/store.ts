import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Setting } from './contract.ts';

export type StoredSetting = Setting & { id: string; rule: string };
const columns = [
  'id', 'rule', 'parameter', 'value', 'unit', 'severity', 'profile', 'fromOn', 'toOn', 'source', 'article', 'status', 'confirmedBy', 'confirmedOn', 'version',
] as const;

/** Every dated value of the office, newest first. */
export async function listSettings(db: Connection, scope: Scope): Promise<StoredSetting[]> {
  const rows = await db
    .selectFrom('ruleSetting').select(columns).where('officeId', '=', scope.officeId).orderBy('fromOn', 'desc').orderBy('id', 'desc').execute();
  return rows as StoredSetting[];
}

/** The dated values of one parameter, held until the transaction ends: two settings of it come one after the other. */
export async function lockSettings(db: Connection, scope: Scope, rule: string, parameter: string): Promise<StoredSetting[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} ${rule} ${parameter}`}, 0))`.execute(db);
  const rows = await db
    .selectFrom('ruleSetting').select(columns)
    .where('officeId', '=', scope.officeId).where('rule', '=', rule).where('parameter', '=', parameter)
    .orderBy('fromOn').orderBy('id').execute();
  return rows as StoredSetting[];
}

export async function officeName(db: Connection, { officeId }: Scope): Promise<string> {
  return (await db.selectFrom('office').select('name').where('id', '=', officeId).executeTakeFirstOrThrow()).name;
}

/** @throws Refusal NOT_FOUND where the office has no such setting of the rule. */
export async function parameterOf(db: Connection, scope: Scope, rule: string, id: string): Promise<string> {
  const row = await db
    .selectFrom('ruleSetting').select('parameter').where('officeId', '=', scope.officeId).where('rule', '=', rule).where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('rulebook.no_rule')]);
  return row.parameter;
}

/** Who entered a value, by the ledger; null for values that came with the office. */
export async function setterOf(db: Connection, scope: Scope, id: string): Promise<string | null> {
  const entry = await db
    .selectFrom('ledgerEntry').select('actorId')
    .where('officeId', '=', scope.officeId).where('objectId', '=', id).where('command', '=', 'rulebook.set')
    .executeTakeFirst();
  return entry?.actorId ?? null;
}
