import { sql, type Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Anchors } from './anchor.ts';
import type { Head } from './append.ts';
import { entryHash, genesis, type EntryBody, type RowChange } from './entry.ts';
import { stateTables } from './state-tables.ts';

/** The first thing that is wrong: which entry (or the end of the chain, or a row of state), and what about it. */
export interface Bad {
  readonly officeId: string;
  readonly seq: number;
  readonly reason: 'changed' | 'missing' | 'linked_wrongly' | 'cut_off' | 'head' | 'state';
  readonly detail: string;
}
export type Verdict = { readonly ok: true; readonly entries: number } | { readonly ok: false; readonly firstBad: Bad };

interface Options {
  /** One office's chain only. */
  readonly only?: string;
  /** Told how far the chain has been recomputed, after every batch. */
  readonly onBatch?: (seq: number) => void;
}

type Entry = EntryBody & { readonly hash: string };
type Images = Map<string, Map<string, Record<string, unknown>>>;
const batch = 2000;

/**
 * Recomputes every office's chain from its first entry, holds its end against the head and the anchors kept outside
 * the database, and replays the changes to see that every row of state is what the entries say.
 * Reads in batches by key; memory grows with the state, not with the ledger.
 */
export async function verify(db: Kysely<DB>, anchors: Anchors, { only, onBatch = () => undefined }: Options = {}): Promise<Verdict> {
  return db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const offices = await tx.selectFrom('office').select('id').orderBy('id').execute();
    const known = only === undefined ? new Set([...offices.map((office) => office.id), ...Object.keys(anchors)]) : [only];
    let entries = 0;
    for (const officeId of [...known].toSorted()) {
      const found = await verifyOffice(tx, officeId, { seq: anchors[officeId]?.seq ?? 0, hash: anchors[officeId]?.hash ?? genesis }, onBatch);
      if (typeof found !== 'number') return { ok: false, firstBad: found };
      entries += found;
    }
    return { ok: true, entries };
  });
}

async function verifyOffice(db: Kysely<DB>, officeId: string, { seq: anchorSeq, hash: anchorHash }: Head, onBatch: (seq: number) => void): Promise<Bad | number> {
  const images: Images = new Map(stateTables.map((table) => [table, new Map()]));
  let last = { seq: 0, hash: genesis };
  let anchored = genesis;
  const bad = (seq: number, reason: Bad['reason'], detail: string): Bad => ({ officeId, seq, reason, detail });
  for (;;) {
    const rows = (await db.selectFrom('ledgerEntry').selectAll().where('officeId', '=', officeId).where('seq', '>', last.seq).orderBy('seq').limit(batch).execute()) as unknown as Entry[];
    for (const { hash, ...body } of rows) {
      if (body.seq !== last.seq + 1) return bad(last.seq + 1, 'missing', `next is ${body.seq}`);
      if (body.prevHash !== last.hash) return bad(body.seq, 'linked_wrongly', body.command);
      if (entryHash(body) !== hash) return bad(body.seq, 'changed', body.command);
      for (const change of body.changes as RowChange[]) fold(images, change);
      last = { seq: body.seq, hash };
      if (body.seq === anchorSeq) anchored = hash;
    }
    onBatch(last.seq);
    if (rows.length < batch) break;
  }
  if (anchorSeq > last.seq) return bad(last.seq + 1, 'cut_off', `anchor has ${anchorSeq}`);
  if (anchorSeq > 0 && anchored !== anchorHash) return bad(anchorSeq, 'changed', 'differs from the anchor');
  const head = await db.selectFrom('ledgerHead').select(['seq', 'hash']).where('officeId', '=', officeId).executeTakeFirst();
  if ((head?.seq ?? 0) > last.seq) return bad(last.seq + 1, 'cut_off', `head has ${head?.seq ?? 0}`);
  if ((head?.seq ?? 0) !== last.seq || (head?.hash ?? genesis) !== last.hash) return bad(last.seq, 'head', 'head differs');
  return (await compareState(db, officeId, images, last.seq)) ?? last.seq;
}

function fold(images: Images, change: RowChange): void {
  const rows = images.get(change.table);
  if (rows === undefined) return;
  if (change.op === 'delete') rows.delete(change.id);
  else rows.set(change.id, { ...rows.get(change.id), ...change.set });
}

/** A row that was changed, added or removed behind the program's back differs from what its entries add up to. */
async function compareState(db: Kysely<DB>, officeId: string, images: Images, seq: number): Promise<Bad | null> {
  for (const [table, expected] of images) {
    const added = await defaultsOf(db, table);
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await sql<{ id: string; image: Record<string, unknown> }>`
        select id, to_jsonb(t) - 'office_id' as image from ${sql.table(table)} t
        where office_id = ${officeId} and id > ${after} order by id limit ${batch}`.execute(db);
      for (const { id, image } of rows) {
        const told = expected.get(id);
        if (told === undefined || !same({ ...added, ...told }, image)) return { officeId, seq, reason: 'state', detail: `${table} ${id}` };
        expected.delete(id);
        after = id;
      }
      if (rows.length < batch) break;
    }
    const [left] = expected.keys();
    if (left !== undefined) return { officeId, seq, reason: 'state', detail: `${table} ${left}` };
  }
  return null;
}

/**
 * What each column holds where nobody has written it. An entry holds whole rows as they were when it was made: a column that a later
 * migration added stands in none of the older entries, and in the rows it stands with its default.
 */
export async function defaultsOf(db: Kysely<DB>, table: string): Promise<Row> {
  const { rows: columns } = await sql<{ name: string; expression: string | null }>`
    select a.attname as name, pg_get_expr(d.adbin, d.adrelid) as expression from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'office_id'`.execute(db);
  const each = columns.map(({ name, expression }) => sql`${sql.raw(expression ?? 'null::text')} as ${sql.id(name)}`);
  const { rows } = await sql<{ image: Row }>`select to_jsonb(x) as image from (select ${sql.join(each)}) x`.execute(db);
  return rows[0]?.image ?? {};
}

/** Whether two values read from JSON are equal. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same((a as Row)[name], (b as Row)[name]));
}
type Row = Readonly<Record<string, unknown>>;
