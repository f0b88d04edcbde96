import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import type { Day } from '#shared/dates.ts';

/** How far the night's sweep and the morning's telling of an office have come. No state: it only spares work that was done. */
export interface Run {
  readonly zone: string;
  readonly sweptOn: Day | null;
  readonly watch: string | null;
  readonly afterId: string | null;
  readonly sweptAt: string | null;
  readonly found: number;
  readonly toldOn: Day | null;
  readonly toldAfter: string | null;
  readonly toldAt: string | null;
  readonly people: number;
  readonly items: number;
  readonly heldOn: Day | null;
  readonly heldWhy: string | null;
}

/** Offices in the order of their ids, with how far each has come. */
export async function officesFrom(db: Connection, after: string | null): Promise<(Run & { readonly officeId: string })[]> {
  const { rows } = await sql<Run & { officeId: string }>`
    select o.id as office_id, o.time_zone as zone, r.swept_on, r.watch, r.after_id, r.swept_at, coalesce(r.found, 0) as found, r.told_on, r.told_after, r.told_at,
      coalesce(r.people, 0) as people, coalesce(r.items, 0) as items, r.held_on, r.held_why
    from office o left join reminder_run r on r.office_id = o.id where o.id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by o.id limit 50`.execute(db);
  return rows;
}
export async function runOf(db: Connection, officeId: string): Promise<Run | null> {
  const { rows } = await sql<Run>`
    select o.time_zone as zone, r.swept_on, r.watch, r.after_id, r.swept_at, coalesce(r.found, 0) as found, r.told_on, r.told_after, r.told_at,
      coalesce(r.people, 0) as people, coalesce(r.items, 0) as items, r.held_on, r.held_why
    from office o left join reminder_run r on r.office_id = o.id where o.id = ${officeId}`.execute(db);
  return rows[0] ?? null;
}

/** A sweep of the day begins: nothing is found yet, and nobody told. `heldWhy`: why nobody will be told on this day. */
export async function beginSweep(db: Connection, officeId: string, today: Day, heldWhy: string | null): Promise<void> {
  await sql`
    insert into reminder_run (office_id, swept_on, held_on, held_why) values (${officeId}, ${today}, ${heldWhy === null ? null : today}, ${heldWhy})
    on conflict (office_id) do update set swept_on = excluded.swept_on, watch = null, after_id = null, swept_at = null, found = 0,
      held_on = coalesce(excluded.held_on, reminder_run.held_on), held_why = coalesce(excluded.held_why, reminder_run.held_why)`.execute(db);
}
export async function sweptTo(db: Connection, officeId: string, watch: string, after: string | null, more: number): Promise<void> {
  await sql`update reminder_run set watch = ${watch}, after_id = ${after}, found = found + ${more} where office_id = ${officeId}`.execute(db);
}
export async function endSweep(db: Connection, officeId: string, at: Date, why: string | null): Promise<void> {
  await sql`update reminder_run set swept_at = ${at.toISOString()}, watch = null, after_id = null, held_why = coalesce(${why}, case when held_on = swept_on then held_why end) where office_id = ${officeId}`.execute(db);
}
export async function toldTo(db: Connection, officeId: string, today: Day, { after, people, items, first }: { readonly after: string | null; readonly people: number; readonly items: number; readonly first: boolean }): Promise<void> {
  await sql`update reminder_run set told_on = ${today}, told_after = ${after}, told_at = null,
    people = ${first ? sql`0` : sql`people`} + ${people}, items = ${first ? sql`0` : sql`items`} + ${items} where office_id = ${officeId}`.execute(db);
}
export async function endTelling(db: Connection, officeId: string, at: Date): Promise<void> {
  await sql`update reminder_run set told_at = ${at.toISOString()}, told_after = null where office_id = ${officeId}`.execute(db);
}
