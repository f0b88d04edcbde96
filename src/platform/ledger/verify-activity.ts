import { sql, type Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import { entryHash, genesis, type EntryBody, type RowChange } from './entry.ts';
import { defaultsOf, same } from './verify.ts';

/** What a verification of one activity's entries found. */
export interface ActivityVerdict {
  readonly entries: number;
  readonly bad: { readonly seq: number; readonly reason: 'changed' | 'missing' | 'linked_wrongly' | 'state'; readonly detail: string } | null;
}
type Entry = EntryBody & { readonly hash: string; readonly before: string | null; readonly after: string | null };

/** Rows that only entries of their activity ever change: they are held against what these add up to. */
const ownTables = ['record', 'insight', 'attendance', 'consent', 'file'] as const;
const batch = 500;

/**
 * Recomputes the entries of one activity: each hash, the link to the entry before it and the link of the entry after it, and the rows
 * of its record, insights, attendance, signatures and files. Nothing is said of the office's other entries.
 */
export async function verifyActivity(db: Kysely<DB>, officeId: string, activityId: string): Promise<ActivityVerdict> {
  return db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const images = new Map<string, Record<string, unknown>>();
    let [entries, last] = [0, 0];
    for (;;) {
      const { rows } = await sql<Entry>`
        select e.*, (select p.hash from ledger_entry p where p.office_id = e.office_id and p.seq = e.seq - 1) as before,
          (select n.prev_hash from ledger_entry n where n.office_id = e.office_id and n.seq = e.seq + 1) as after
        from ledger_entry e where e.office_id = ${officeId} and e.activity_id = ${activityId} and e.seq > ${last} order by e.seq limit ${batch}`.execute(tx);
      for (const { hash, before, after, ...body } of rows) {
        const bad = (reason: 'changed' | 'missing' | 'linked_wrongly') => ({ entries, bad: { seq: reason === 'missing' ? body.seq - 1 : body.seq, reason, detail: body.command } });
        if (entryHash(body) !== hash) return bad('changed');
        if (body.seq > 1 && before === null) return bad('missing');
        if (body.prevHash !== (before ?? genesis)) return bad('linked_wrongly');
        if (after !== null && after !== hash) return bad('linked_wrongly');
        for (const change of body.changes as RowChange[]) fold(images, change);
        entries += 1;
        last = body.seq;
      }
      if (rows.length < batch) break;
    }
    for (const table of ownTables) {
      const wrong = await compare(tx, officeId, activityId, table, images);
      if (wrong !== null) return { entries, bad: { seq: last, reason: 'state' as const, detail: `${table} ${wrong}` } };
    }
    return { entries, bad: null };
  });
}

function fold(images: Map<string, Record<string, unknown>>, { op, table, id, set }: RowChange): void {
  const key = `${table} ${id}`;
  if (op === 'delete') images.delete(key);
  else images.set(key, { ...images.get(key), ...set });
}

/** The id of a row that differs from what its entries add up to; null where none does. */
async function compare(db: Kysely<DB>, officeId: string, activityId: string, table: (typeof ownTables)[number], images: Map<string, Record<string, unknown>>): Promise<string | null> {
  const added = await defaultsOf(db, table);
  const { rows } = await sql<{ id: string; image: Record<string, unknown> }>`
    select id, to_jsonb(t) - 'office_id' as image from ${sql.table(table)} t where office_id = ${officeId} and activity_id = ${activityId} order by id`.execute(db);
  for (const { id, image } of rows) {
    const told = images.get(`${table} ${id}`);
    if (told === undefined || !same({ ...added, ...told }, image)) return id;
    images.delete(`${table} ${id}`);
  }
  return [...images.keys()].find((key) => key.startsWith(`${table} `))?.slice(table.length + 1) ?? null;
}
