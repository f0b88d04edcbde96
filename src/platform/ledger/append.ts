import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import { entryHash, genesis, type EntryBody } from './entry.ts';

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What the door hands over; place in the chain and hash are found here. */
export type NewEntry = Omit<EntryBody, 'seq' | 'prevHash'>;

/**
 * Appends an entry to its office's chain. Takes the head's row lock, so entries of one office are in one order and
 * without gaps; called last in a transaction, so that the lock is held as briefly as can be.
 */
export async function append(db: Transaction<DB>, entry: NewEntry): Promise<Head> {
  const { rows } = await sql<Head>`
    select seq, hash from ledger_head where office_id = ${entry.officeId} for update`.execute(db);
  const before = rows[0] ?? { seq: 0, hash: genesis };
  const body: EntryBody = { ...entry, seq: before.seq + 1, prevHash: before.hash };
  const hash = entryHash(body);
  const { events, changes, ...columns } = body;
  await db
    .insertInto('ledgerEntry')
    .values({ ...columns, events: JSON.stringify(events), changes: JSON.stringify(changes), hash })
    .execute();
  await (rows[0] === undefined
    ? db.insertInto('ledgerHead').values({ officeId: entry.officeId, seq: body.seq, hash }).execute()
    : db.updateTable('ledgerHead').set({ seq: body.seq, hash }).where('officeId', '=', entry.officeId).execute());
  return { seq: body.seq, hash };
}
