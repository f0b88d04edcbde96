import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Connection } from '#platform/command.ts';
import { dayIn, type Day } from '#shared/dates.ts';
import { cellsOf, definitions, Sums } from './facts-cells.ts';
import { Folding, isKind, type Change, type Kind, type Row } from './facts-images.ts';
import { locked } from './store-locked.ts';
import { Pending } from './store-write.ts';

/** Figures, kept true to the ledger by following it entry by entry. They hold nothing that the ledger does not (decision 24). */

/** Entries followed in one step. */
const step = 400;

/** How far the ledger was followed. */
export interface Reached {
  readonly seq: number;
  /** When the last entry followed was made; null before the first. */
  readonly at: string | null;
  readonly head: number;
}

interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly changes: readonly Change[];
}

/**
 * Follows the ledger towards its head. Two may do it at once: the second waits and finds nothing left.
 * @param most steps before it stops although there is more, for somebody who waits for the answer.
 */
export async function catchUp(db: Connection, officeId: string, { most = Infinity, onStep = () => undefined }: { readonly most?: number; readonly onStep?: (done: number, of: number) => void } = {}): Promise<Reached> {
  let reached = await reachedIn(db, officeId);
  for (let steps = 0; steps < most && reached.seq < reached.head; steps += 1) {
    reached = await db.transaction().execute((tx) => onward(tx, officeId));
    onStep(reached.seq, reached.head);
  }
  return reached;
}

/** Throws everything away and follows the ledger from its first entry. */
export async function makeAnew(db: Connection, officeId: string, onStep?: (done: number, of: number) => void): Promise<Reached> {
  await db.transaction().execute(async (tx) => {
    await locked(tx, officeId);
    await emptied(tx, officeId);
  });
  return catchUp(db, officeId, onStep === undefined ? {} : { onStep });
}

/** How far the sums have come, and how far the ledger. */
export async function reachedIn(db: Connection, officeId: string): Promise<Reached> {
  const { rows } = await sql<{ seq: number; at: string | null; version: number | null; head: number }>`
    select coalesce(s.seq, 0) as seq, s.at, s.version, coalesce(h.seq, 0) as head
    from (select 1) o left join statistic_state s on s.office_id = ${officeId} left join ledger_head h on h.office_id = ${officeId}`.execute(db);
  const { seq = 0, at = null, version = null, head = 0 } = rows[0] ?? {};
  return version === definitions || version === null ? { seq, at, head } : { seq: 0, at: null, head };
}

async function emptied(tx: Transaction<DB>, officeId: string): Promise<void> {
  for (const table of ['statistic_state', 'statistic_image', 'statistic_fact', 'statistic_cell', 'statistic_met', 'statistic_month', 'statistic_check']) await sql`delete from ${sql.table(table)} where office_id = ${officeId}`.execute(tx);
}

/** One step in a transaction of its own. */
async function onward(tx: Transaction<DB>, officeId: string): Promise<Reached> {
  await locked(tx, officeId);
  const reached = await reachedIn(tx, officeId);
  if (reached.seq >= reached.head) return reached;
  if (reached.seq === 0) await emptied(tx, officeId);
  const { rows: entries } = await sql<Entry>`
    select seq, at, changes from ledger_entry where office_id = ${officeId} and seq > ${reached.seq} order by seq limit ${step}`.execute(tx);
  const last = entries.at(-1);
  if (last === undefined) return { ...reached, head: reached.seq };
  await follow(tx, officeId, entries);
  await sql`
    insert into statistic_state (office_id, seq, at, version) values (${officeId}, ${last.seq}, ${last.at}, ${definitions})
    on conflict (office_id) do update set seq = excluded.seq, at = excluded.at, version = excluded.version`.execute(tx);
  return { seq: last.seq, at: last.at, head: reached.head };
}

async function follow(tx: Transaction<DB>, officeId: string, entries: readonly Entry[]): Promise<void> {
  const told = entries.map((entry) => ({ ...entry, changes: entry.changes.filter(({ table }) => isKind(table)) })).filter(({ changes }) => changes.length > 0);
  if (told.length === 0) return;
  const zone = await zoneOf(tx, officeId);
  const { rows, activityIds } = await loadImages(tx, officeId, told.flatMap(({ changes }) => changes));
  const folding = new Folding(zone, rows);
  const pending = await Pending.load(tx, officeId, activityIds);
  const sums = { t: new Sums(), days: new Map<Day, Sums>() };
  let touched = new Set<string>();
  const settle = (day: Day): void => {
    for (const id of touched) {
      const moved = pending.turn(id, folding.fact(id), day);
      if (moved === null) continue;
      const { before, after, on } = moved;
      const ofDay = sums.days.get(on) ?? new Sums();
      sums.days.set(on, ofDay);
      for (const sum of [sums.t, ofDay]) {
        if (before !== null) sum.add(cellsOf(before), -1);
        if (after !== null) sum.add(cellsOf(after));
      }
    }
    touched = new Set();
  };
  // What an activity counts as is looked at where a day ends: 'as at' a day means at its end.
  let day = '';
  for (const { at, changes } of told) {
    const on = dayIn(at, zone);
    if (day !== '' && on !== day) settle(day);
    day = on;
    for (const change of changes) for (const id of folding.apply(change)) touched.add(id);
  }
  settle(day);
  await pending.write(tx, officeId, folding.results, sums);
}

async function zoneOf(tx: Transaction<DB>, officeId: string): Promise<string> {
  const { rows } = await sql<{ timeZone: string }>`select time_zone from office where id = ${officeId}`.execute(tx);
  return rows[0]?.timeZone ?? 'Asia/Shanghai';
}

/** Everything kept of the activities, and of the problems that belong to none, that the changes may concern, and the units of their sides. */
async function loadImages(tx: Transaction<DB>, officeId: string, changes: readonly Change[]): Promise<{ rows: Row[]; activityIds: string[] }> {
  const ids = (kind: Kind): string[] => [...new Set(changes.filter(({ table }) => table === kind).map(({ id }) => id))];
  const named = changes.flatMap(({ table, id, set }) => (table === 'activity' || table === 'problem' ? [id] : []).concat(['activity_id', ...(table === 'action' ? ['problem_id'] : [])].flatMap((column) => (typeof set[column] === 'string' ? [set[column] as string] : []))));
  const { rows: known } = await sql<{ activityId: string }>`
    select distinct activity_id from statistic_image i where office_id = ${officeId} and activity_id is not null and (
      unit_id = any(${ids('unit')}::uuid[]) or (kind = 'side' and id = any(${ids('side')}::uuid[])) or (kind = 'problem' and id = any(${ids('problem')}::uuid[]))
      or (kind = 'action' and id = any(${ids('action')}::uuid[])) or (kind = 'record' and id = any(${ids('record')}::uuid[])))`.execute(tx);
  const activityIds = [...new Set([...named, ...known.map((row) => row.activityId)])];
  const ofChanges = changes.flatMap(({ set }) => (typeof set['unit_id'] === 'string' ? [set['unit_id']] : []));
  const { rows } = await sql<Row>`
    select kind, id, image from statistic_image where office_id = ${officeId} and activity_id = any(${activityIds}::uuid[])
    union all
    select kind, id, image from statistic_image where office_id = ${officeId} and kind = 'unit' and (id = any(${[...ids('unit'), ...ofChanges]}::uuid[])
      or id in (select s.unit_id from statistic_image s where s.office_id = ${officeId} and s.activity_id = any(${activityIds}::uuid[]) and s.unit_id is not null))`.execute(tx);
  return { rows, activityIds };
}
