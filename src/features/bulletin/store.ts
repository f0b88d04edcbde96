import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';

/** Everybody who wrote at a bulletin, as the ledger knows: none of them reviews it. */
export async function writersOf(db: Connection, scope: Scope, bulletinId: string): Promise<string[]> {
  const { rows } = await sql<{ actorId: string }>`
    select distinct actor_id from ledger_entry
    where office_id = ${scope.officeId} and object_id = ${bulletinId} and actor_id is not null and command in ('bulletin.compose', 'bulletin.edit')`.execute(db);
  return rows.map((row) => row.actorId);
}

/** One released issue of the office. */
export interface Issued {
  readonly year: number;
  readonly number: number;
}

/**
 * The numbers given so far. The office's numbering is held until the transaction ends, so that of two releases at once
 * the second sees the first one's number, and one that fails leaves no gap.
 */
export async function issuedNumbers(db: Connection, scope: Scope): Promise<Issued[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} bulletin number`}, 0))`.execute(db);
  const { rows } = await sql<Issued>`select year, number from bulletin where office_id = ${scope.officeId} and number is not null`.execute(db);
  return rows;
}
