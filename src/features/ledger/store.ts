import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { RowChange } from '#platform/ledger/entry.ts';
import { holds } from '#shared/actor.ts';
import type { Happening } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { EntryRow, FieldRow, OfficeFilters } from './contract.ts';
import { mayRead, placeOf, shownEvent, textOf, type Reader } from './shown.ts';

type Stored = Omit<EntryRow, 'events'> & { readonly events: readonly Happening[] };
const columns = sql`e.seq, e.at, e.actor_kind, e.actor_name, e.actor_post, e.command, e.written_at, e.events, jsonb_array_length(e.changes) as changed`;

const read = <Row extends Stored>(row: Row, reader: Reader) => ({ ...row, events: row.events.map((event) => shownEvent(event, reader)) });

/** A page of rows, and the key of the next: one more row than shown tells that there is one. */
function paged<Row extends { readonly seq: number }>(rows: readonly Row[], limit: number): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? String(shown.at(-1)?.seq) : null };
}

/** How near the asker stands to the activity. @throws Refusal NOT_FOUND where he or she may not see it. */
async function readerOf(db: Connection, scope: Scope, id: string): Promise<Reader> {
  const { actor } = scope;
  if (actor.kind !== 'person') throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  const { rows } = await sql<{ near: boolean }>`
    select (a.organiser_id = ${actor.personId} or a.proposer_id = ${actor.personId} or a.host_branch_ids && ${actor.branchIds}::uuid[] or exists (
      select 1 from side s where s.office_id = a.office_id and s.activity_id = a.id and s.branch_ids && ${actor.branchIds}::uuid[])) as near
    from activity a where a.office_id = ${scope.officeId} and a.id = ${id} and ${visible(scope)}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  return row.near || holds(actor, 'committee', 'finance', 'discipline', 'leading_group') ? 'inside' : 'outside';
}

/** One page of an activity's history, newest first. Who holds a personal link reads none of it. */
export async function historyOf(db: Connection, scope: Scope, { id, after, limit }: { id: string; after?: string | undefined; limit: number }) {
  const reader = await readerOf(db, scope, id);
  const { rows } = await sql<Stored>`
    select ${columns} from ledger_entry e where e.office_id = ${scope.officeId} and e.activity_id = ${id}
      and e.seq < ${after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)} order by e.seq desc limit ${limit + 1}`.execute(db);
  return paged(rows.map((row) => read(row, reader)), limit);
}

/** The fields an entry changed. What stood there before is what the activity's earlier entries add up to. */
export async function fieldsOf(db: Connection, scope: Scope, { id, seq }: { id: string; seq: number }): Promise<{ fields: FieldRow[] }> {
  const reader = await readerOf(db, scope, id);
  const { rows } = await sql<{ seq: number; changes: readonly RowChange[] }>`
    with wanted as (select c ->> 'id' as id from ledger_entry e, jsonb_array_elements(e.changes) c
      where e.office_id = ${scope.officeId} and e.activity_id = ${id} and e.seq = ${seq})
    select e.seq, jsonb_agg(c) as changes from ledger_entry e, jsonb_array_elements(e.changes) c
    where e.office_id = ${scope.officeId} and e.activity_id = ${id} and e.seq <= ${seq} and c ->> 'id' in (select id from wanted)
    group by e.seq order by e.seq`.execute(db);
  const before = new Map<string, Record<string, unknown>>();
  for (const row of rows.filter((one) => one.seq < seq)) {
    for (const change of row.changes) before.set(change.id, { ...before.get(change.id), ...change.set });
  }
  const mine = rows.find((row) => row.seq === seq)?.changes ?? [];
  const fields = mine.flatMap((change) => fieldsIn(change, before.get(change.id) ?? {}, reader));
  return { fields: fields.toSorted((a, b) => placeOf(a.table, a.field) - placeOf(b.table, b.field)) };
}

function fieldsIn({ op, table, id, set }: RowChange, before: Record<string, unknown>, reader: Reader): FieldRow[] {
  const now = op === 'delete' ? Object.fromEntries(Object.keys(before).map((column) => [column, null])) : set;
  return Object.entries(now).filter(([column]) => mayRead(table, column, reader)).flatMap(([column, value]) => {
    const was = textOf(table, column, before[column]);
    const is = textOf(table, column, value);
    return was === is ? [] : [{ op, table, id, field: column, before: was, after: is }];
  });
}

/** One page of the office's whole ledger. The contents of business stay hidden from who administers (SEC-04). */
export async function listEntries(db: Connection, scope: Scope, filters: OfficeFilters) {
  const where = [sql`e.office_id = ${scope.officeId}`];
  if (filters.after !== undefined) where.push(sql`e.seq < ${Number(filters.after)}`);
  if (filters.from !== undefined) where.push(sql`e.at >= (${filters.from}::date)::timestamp at time zone o.time_zone`);
  if (filters.to !== undefined) where.push(sql`e.at < (${filters.to}::date + 1)::timestamp at time zone o.time_zone`);
  if (filters.who !== undefined && filters.who !== '') where.push(sql`strpos(e.actor_name, ${filters.who}) > 0`);
  if (filters.about !== undefined) where.push(sql`starts_with(e.command, ${`${filters.about}.`})`);
  const { rows } = await sql<Stored & { objectType: string; objectId: string; hash: string }>`
    select ${columns}, e.object_type, e.object_id, e.hash from ledger_entry e join office o on o.id = e.office_id
    where ${sql.join(where, sql` and `)} order by e.seq desc limit ${filters.limit + 1}`.execute(db);
  return paged(rows.map((row) => read(row, 'outside')), filters.limit);
}

/** The number of the last entry, for the progress of a verification. */
export async function lengthOf(db: Connection, { officeId }: Scope): Promise<number> {
  return (await db.selectFrom('ledgerHead').select('seq').where('officeId', '=', officeId).executeTakeFirst())?.seq ?? 0;
}
