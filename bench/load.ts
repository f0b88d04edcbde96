import { randomUUID } from 'node:crypto';
import { openDatabase } from '#platform/database.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import { entryHash, genesis, inputHash, type EntryBody, type RowChange } from '#platform/ledger/entry.ts';
import type pg from 'pg';
import { draw, type Plan, type Rows } from './rows.ts';

interface Loaded {
  readonly activities: number;
  readonly rows: number;
  readonly seconds: number;
}
type Image = Record<string, unknown> & { readonly id: string };
/** One activity's rows as the database keeps them. */
interface Written {
  readonly id: string;
  readonly changes: readonly RowChange[];
}

const batch = 400;

/**
 * Writes activities in bulk, past the door, with one ledger entry each: rows go in as the door writes them
 * (`jsonb_populate_recordset`) and the entry keeps the images that come back, in the same canonical form and chain.
 * For the bench only: `verify` holds over what it made.
 */
export async function load(databaseUrl: string, dataDir: string, officeId: string, plans: readonly Plan[]): Promise<Loaded> {
  const began = performance.now();
  const { pool } = openDatabase(`${databaseUrl}&options=${encodeURIComponent('-c TimeZone=UTC -c synchronous_commit=off')}`, { max: 2 });
  const anchor = Anchor.in(dataDir);
  const { rows: heads } = await pool.query<{ seq: number; hash: string }>('select seq, hash from ledger_head where office_id = $1', [officeId]);
  let head = heads[0] ?? { seq: 0, hash: genesis };
  let count = 0;
  // The next rows are written while the entries of the last are hashed and sent.
  let next = writeRows(pool, officeId, plans.slice(0, batch));
  for (let from = 0; from < plans.length; from += batch) {
    const written = await next;
    next = writeRows(pool, officeId, plans.slice(from + batch, from + 2 * batch));
    next.catch(() => undefined);
    count += written.reduce((sum, { changes }) => sum + changes.length, 0);
    head = await writeEntries(pool, officeId, head, written);
  }
  await pool.query(
    'insert into ledger_head (office_id, seq, hash) values ($1, $2, $3) on conflict (office_id) do update set seq = excluded.seq, hash = excluded.hash',
    [officeId, head.seq, head.hash],
  );
  anchor.note(officeId, head);
  await anchor.flush();
  await pool.query('vacuum analyze');
  await pool.end();
  return { activities: plans.length, rows: count, seconds: (performance.now() - began) / 1000 };
}

async function writeRows(pool: pg.Pool, officeId: string, plans: readonly Plan[]): Promise<Written[]> {
  if (plans.length === 0) return [];
  const drawn = plans.map((plan) => draw(plan));
  const changes = new Map<string, RowChange[]>(drawn.map(({ activity }) => [String(activity?.[0]?.['id']), []]));
  for (const table of tablesOf(drawn)) {
    const rows = drawn.flatMap((one) => one[table] ?? []);
    for (const image of await insertRows(pool, officeId, table, rows)) {
      const of = table === 'activity' ? image.id : String(image['activity_id']);
      changes.get(of)?.push({ op: 'insert', table, id: image.id, set: image });
    }
  }
  return [...changes].map(([id, made]) => ({ id, changes: made }));
}

/** Tables in the order they were first named, so that an activity comes before what belongs to it. */
const tablesOf = (drawn: readonly Rows[]): string[] => [...new Set(drawn.flatMap((rows) => Object.keys(rows)))];

async function insertRows(pool: pg.Pool, officeId: string, table: string, rows: readonly object[]): Promise<Image[]> {
  const columns = ['office_id', ...Object.keys(rows[0] ?? {})].map((column) => `"${column}"`).join(', ');
  const made = await pool.query<{ image: Image }>(
    `insert into ${table} as t (${columns}) select ${columns} from jsonb_populate_recordset((select r from ${table} r limit 0), $1::jsonb)
     returning to_jsonb(t) - 'office_id' as image`,
    [JSON.stringify(rows.map((row) => ({ office_id: officeId, ...row })))],
  );
  return made.rows.map(({ image }) => image);
}

async function writeEntries(pool: pg.Pool, officeId: string, from: { seq: number; hash: string }, written: readonly Written[]) {
  let head = from;
  const at = new Date().toISOString();
  const entries = written.map(({ id, changes }) => {
    const body: EntryBody = {
      officeId, seq: head.seq + 1, at, actorKind: 'operator', actorId: null, actorName: '性能测试', actorPost: 'operator', command: 'bench.load',
      commandId: randomUUID(), inputHash: inputHash('bench.load', id), objectType: 'activity', objectId: id, activityId: id,
      events: [{ name: 'activity.created', details: {} }], changes, prevHash: head.hash, writtenAt: null,
    };
    head = { seq: body.seq, hash: entryHash(body) };
    return { body, hash: head.hash };
  });
  await pool.query(
    `insert into ledger_entry select * from jsonb_populate_recordset(null::ledger_entry, $1::jsonb)`,
    [JSON.stringify(entries.map(({ body, hash }) => ({ ...columnsOf(body), hash })))],
  );
  return head;
}

const columnsOf = (body: EntryBody): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
