import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Change } from '#shared/decision.ts';
import type { RowChange } from './entry.ts';

const snakeNames = new Map<string, string>();

/** `plannedOn` → `planned_on`; the only names that reach SQL as identifiers, all from our own code. */
export function snake(name: string): string {
  const known = snakeNames.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeNames.set(name, made);
  return made;
}

/**
 * Writes one change and tells what it became, as the ledger keeps it. The row travels as one JSON value and
 * PostgreSQL itself turns it into columns (jsonb_populate_record), so that arrays, dates and nested JSON need no care
 * here, and what the ledger remembers is what the database holds, to the letter.
 */
export async function writeChange(db: Transaction<DB>, officeId: string, change: Change): Promise<RowChange> {
  const table = sql.table(snake(change.table));
  if (change.op === 'delete') {
    const { rows } = await sql`delete from ${table} where office_id = ${officeId} and id = ${change.id} returning id`.execute(db);
    if (rows.length !== 1) throw new Error(`nothing to delete: ${change.table} ${change.id}`);
    return { op: 'delete', table: snake(change.table), id: change.id, set: {} };
  }
  const values = change.op === 'insert' ? { ...change.row, officeId } : change.set;
  const named = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined).map(([key, value]) => [snake(key), value]),
  );
  const columns = sql.join(Object.keys(named).map((column) => sql.ref(column)));
  // The row's type is taken from the table, not named: `null::record` would be PostgreSQL's own pseudo-type.
  const record = sql`jsonb_populate_record((select r from ${table} r limit 0), ${JSON.stringify(named)}::jsonb)`;
  const { rows } =
    change.op === 'insert'
      ? await sql<{ image: Record<string, unknown> }>`
          insert into ${table} as t (${columns}) select ${columns} from ${record}
          returning to_jsonb(t) - 'office_id' as image`.execute(db)
      : await sql<{ image: Record<string, unknown> }>`
          update ${table} as t set (${columns}) = (select ${columns} from ${record})
          where office_id = ${officeId} and id = ${change.id}
          returning to_jsonb(t) - 'office_id' as image`.execute(db);
  const image = rows[0]?.image;
  if (image === undefined) throw new Error(`nothing to change: ${change.table} ${change.id}`);
  const set =
    change.op === 'insert' ? image : Object.fromEntries(Object.keys(named).map((column) => [column, image[column]]));
  return { op: change.op, table: snake(change.table), id: change.id, set };
}
