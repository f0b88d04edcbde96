import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Connection } from '#platform/command.ts';
import type { Day } from '#shared/dates.ts';
import { traits } from './facts.ts';
import type { Cell } from './facts-cells.ts';
import { locked } from './store-locked.ts';

/** What stood before a month, kept from when it is first asked for: 'as at' a day costs what its own month holds, however many months came before. */

/**
 * Dimensions of a page, named one by one, so that pairs and units, of which there are many, are not even passed over. They are in what is kept:
 * with another list `definitions` changes too.
 */
export const shown: readonly string[] = ['held', 'year', 'month', 'branch', ...traits, 'reach', 'partner', 'met', 'followed', 'kind', 'days', 'action', 'stage', 'ahead', 'beside'];

interface Scope {
  readonly branch: string;
  readonly year: string;
}
type Kept = readonly (readonly [dimension: string, key: string, n: number, problems: number, tasked: number, verified: number])[];

/** Sums of all months before the one that begins on this day. */
export async function cellsBefore(db: Connection, officeId: string, { branch, year }: Scope, month: Day): Promise<Cell[]> {
  const kept = await keptOf(db);
  return (kept ?? (await (db.isTransaction ? made(db as Transaction<DB>) : db.transaction().execute(made)))).map(([dimension, key, n, problems, tasked, verified]) => ({ dimension, key, n, problems, tasked, verified }));

  async function keptOf(of: Connection): Promise<Kept | null> {
    const { rows } = await sql<{ cells: Kept }>`select cells from statistic_month where office_id = ${officeId} and branch = ${branch} and year = ${year} and month = ${month}`.execute(of);
    return rows[0]?.cells ?? null;
  }
  /** Under the lock of those who follow the ledger: nothing is counted for these months meanwhile. */
  async function made(tx: Transaction<DB>): Promise<Kept> {
    await locked(tx, officeId);
    const { rows } = await sql<{ cells: Kept }>`
      insert into statistic_month (office_id, branch, year, month, cells)
      select ${officeId}, ${branch}, ${year}, ${month}, coalesce(jsonb_agg(jsonb_build_array(dimension, key, n, problems, tasked, verified) order by dimension, key), '[]') from (
        select c.dimension, c.key, sum(c.n) as n, sum(c.problems) as problems, sum(c.tasked) as tasked, sum(c.verified) as verified from statistic_cell c
        where c.office_id = ${officeId} and c.branch = ${branch} and c.year = ${year} and c.grain = 'm' and c.dimension = any(${shown}::text[]) and c.on_day < ${month}
        group by c.dimension, c.key having sum(c.n) <> 0 or sum(c.problems) <> 0 or sum(c.tasked) <> 0 or sum(c.verified) <> 0) s
      on conflict (office_id, branch, year, month) do update set cells = excluded.cells returning cells`.execute(tx);
    return rows[0]?.cells ?? [];
  }
}

/** Something is told of a month that was thought to be over: what was kept from it on is made anew when it is asked for. */
export async function forgetAfter(tx: Transaction<DB>, officeId: string, months: Iterable<Day>): Promise<void> {
  const [first] = [...months].toSorted();
  if (first !== undefined) await sql`delete from statistic_month where office_id = ${officeId} and month > ${first}`.execute(tx);
}
