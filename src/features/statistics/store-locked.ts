import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';

/** One at a time in an office: whoever follows the ledger, and whoever keeps what it came to before a month. */
export const locked = (tx: Transaction<DB>, officeId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} statistics`}, 0))`.execute(tx);
