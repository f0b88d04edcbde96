import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { BatchKnown } from './decide.ts';

/** What an import was of, as its entries tell: no column of its own, since imports of before had none. */
export const batchOfSql = (batch: string) => sql`(case when exists (select 1 from ledger_entry e where e.office_id = ${sql.ref(`${batch}.office_id`)} and e.object_id = ${sql.ref(`${batch}.id`)} and e.command = 'import.lines')
  then 'partners' else 'activities' end)`;

interface Batch extends BatchKnown {
  readonly name: string;
  readonly of: 'activities' | 'partners';
}
export async function batchBy(db: Connection, { officeId }: Scope, id: string): Promise<Batch | null> {
  const { rows } = await sql<Batch>`
    select b.id, b.name, b.cases, b.taken_back_at, ${batchOfSql('b')} as of from import_batch b where b.office_id = ${officeId} and b.id = ${id} for update`.execute(db);
  return rows[0] ?? null;
}
