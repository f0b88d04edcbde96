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

/** One change with its values as columns name them. */
interface Named {
  readonly change: Change;
  readonly values: Readonly<Record<string, unknown>>;
  /** Neighbours of the same kind go in one statement: a past of a thousand rows is a dozen statements, not a thousand. */
  readonly kind: string;
}
/** Rows of one statement: what is sent at once stays small. */
const most = 1000;

function named(officeId: string, change: Change): Named {
  const given = change.op === 'insert' ? { ...change.row, officeId } : change.op === 'update' ? change.set : {};
  const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined).map(([key, value]) => [snake(key), value]));
  return { change, values, kind: `${change.op} ${change.table} ${Object.keys(values).join(' ')}` };
}

/**
 * Writes changes in their order and tells what they became, as the ledger keeps it. A row travels as one JSON value and
 * PostgreSQL itself turns it into columns (jsonb_populate_recordset), so that arrays, dates and nested JSON need no care
 * here, and what the ledger remembers is what the database holds, to the letter.
 */
export async function writeChanges(db: Transaction<DB>, officeId: string, changes: readonly Change[]): Promise<RowChange[]> {
  const written: RowChange[] = [];
  for (let from = 0, run: Named[] = []; from < changes.length; from += run.length) {
    run = [];
    const ids = new Set<string>();
    for (let at = from; at < changes.length && run.length < most; at += 1) {
      const one = named(officeId, changes[at] as Change);
      // Two updates may be of one row, the second on the first: they are statements of their own.
      if (run[0] !== undefined && (one.kind !== run[0].kind || ids.has(one.change.id))) break;
      run.push(one);
      ids.add(one.change.id);
    }
    written.push(...(await writeRun(db, officeId, run)));
  }
  return written;
}

async function writeRun(db: Transaction<DB>, officeId: string, run: readonly Named[]): Promise<RowChange[]> {
  const [first] = run;
  if (first === undefined) return [];
  const { change, values } = first;
  const table = sql.table(snake(change.table));
  const ids = run.map((one) => one.change.id);
  if (change.op === 'delete') {
    const { rows } = await sql<{ id: string }>`delete from ${table} where office_id = ${officeId} and id = any(${ids}::uuid[]) returning id`.execute(db);
    const gone = new Set(rows.map(({ id }) => id));
    return ids.map((id) => (gone.delete(id) ? { op: 'delete', table: snake(change.table), id, set: {} } : missing(change.table, id)));
  }
  const columns = sql.join(Object.keys(values).map((column) => sql.ref(column)));
  // The row's type is taken from the table, not named: `null::record` would be PostgreSQL's own pseudo-type.
  const records = sql`jsonb_populate_recordset((select r from ${table} r limit 0), ${JSON.stringify(run.map((one) => (change.op === 'update' ? { ...one.values, id: one.change.id } : one.values)))}::jsonb)`;
  const { rows } =
    change.op === 'insert'
      ? await sql<{ image: Row }>`
          insert into ${table} as t (${columns}) select ${columns} from ${records}
          returning to_jsonb(t) - 'office_id' as image`.execute(db)
      : await sql<{ image: Row }>`
          update ${table} as t set ${sql.join(Object.keys(values).map((column) => sql`${sql.ref(column)} = x.${sql.ref(column)}`))} from ${records} x
          where t.office_id = ${officeId} and t.id = x.id
          returning to_jsonb(t) - 'office_id' as image`.execute(db);
  const images = new Map(rows.map(({ image }) => [image['id'], image]));
  return ids.map((id) => {
    const image = images.get(id) ?? missing(change.table, id);
    const set = change.op === 'insert' ? image : Object.fromEntries(Object.keys(values).map((column) => [column, image[column]]));
    return { op: change.op, table: snake(change.table), id, set };
  });
}
type Row = Readonly<Record<string, unknown>>;

const missing = (table: string, id: string): never => {
  throw new Error(`nothing to change: ${table} ${id}`);
};
