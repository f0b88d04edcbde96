import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { Due, Watch } from '#platform/watch.ts';
import type { Day } from '#shared/dates.ts';
import { keyOf, type Muted, type Told } from './facts-calm.ts';

/** What the sweep found, who was told of it, and what is muted. */

/** Ids of one load: what is in memory at once stays small. */
export const pageSize = 500;

export interface Kept {
  readonly personId: string;
  readonly watch: string;
  readonly about: string;
}
/** Something that waits for a person, as it stands now. */
export interface Live extends Kept {
  readonly due: Due;
}

/** Notes what is due for whom. Twice is once; rows of earlier nights are renewed. */
export async function keepFound(db: Connection, { officeId }: Scope, watch: string, dues: readonly Due[], today: Day): Promise<number> {
  const rows = dues.flatMap(({ about, activityId, dueOn, people }) => [...new Set(people)].map((person) => [person, about, activityId, dueOn] as const));
  for (let from = 0; from < rows.length; from += 5_000) {
    const some = rows.slice(from, from + 5_000);
    await sql`
      insert into reminder_due (office_id, person_id, watch, about, activity_id, due_on, found_on)
      select ${officeId}, x.person_id, ${watch}, x.about, x.activity_id, x.due_on, ${today}
      from unnest(${some.map(([person]) => person)}::uuid[], ${some.map(([, about]) => about)}::text[], ${some.map(([, , activity]) => activity)}::uuid[], ${some.map(([, , , on]) => on)}::date[]) x (person_id, about, activity_id, due_on)
      on conflict (office_id, person_id, watch, about) do update set activity_id = excluded.activity_id, due_on = excluded.due_on, found_on = excluded.found_on`.execute(db);
  }
  return rows.length;
}

/** Takes away what tonight's sweep of a watch did not find any more. */
export async function dropStale(db: Connection, { officeId }: Scope, watch: string, today: Day): Promise<void> {
  await sql`delete from reminder_due where office_id = ${officeId} and watch = ${watch} and found_on <> ${today}`.execute(db);
}
/** Takes away what watches found that the program no longer has. */
export async function dropUnknown(db: Connection, { officeId }: Scope, watches: readonly Watch[]): Promise<void> {
  await sql`delete from reminder_due where office_id = ${officeId} and watch <> all(${watches.map(({ name }) => name)}::text[])`.execute(db);
}

/** People for whom something may wait, in the order of their ids, with how much it is. */
export async function peopleWaiting(db: Connection, { officeId }: Scope, after: string | null, limit: number): Promise<{ readonly personId: string; readonly items: number }[]> {
  const { rows } = await sql<{ personId: string; items: number }>`
    select person_id, count(*)::int as items from reminder_due where office_id = ${officeId} and person_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
    group by person_id order by person_id limit ${limit}`.execute(db);
  return rows;
}

/** What was kept for people, the longest overdue first. */
export async function keptFor(db: Connection, { officeId }: Scope, people: readonly string[], mostEach: number): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select k.person_id, k.watch, k.about from unnest(${people}::uuid[]) p (id) cross join lateral (
      select r.person_id, r.watch, r.about, r.due_on from reminder_due r where r.office_id = ${officeId} and r.person_id = p.id order by r.due_on nulls last, r.watch, r.about limit ${mostEach}) k
    order by k.person_id, k.due_on nulls last, k.watch, k.about`.execute(db);
  return rows;
}

/** These as they stand now: one statement for each watch and page of ids. What is done meanwhile, or is somebody else's now, is left out. */
export async function loadLive(db: Connection, scope: Scope, watches: readonly Watch[], kept: readonly Kept[], today: Day): Promise<Live[]> {
  const dues = new Map<string, { readonly due: Due; readonly people: ReadonlySet<string> }>();
  for (const watch of watches) {
    const ids = [...new Set(kept.flatMap((one) => (one.watch === watch.name ? [one.about] : [])))];
    for (let from = 0; from < ids.length; from += pageSize) {
      for (const due of await watch.load(db, scope, ids.slice(from, from + pageSize), today)) dues.set(keyOf(watch.name, due.about), { due, people: new Set(due.people) });
    }
  }
  return kept.flatMap((one): Live[] => {
    const found = dues.get(keyOf(one.watch, one.about));
    return found?.people.has(one.personId) === true ? [{ ...one, due: found.due }] : [];
  });
}

/** Items people were told of before, of those that wait now. */
export async function toldBefore(db: Connection, { officeId }: Scope, people: readonly string[], keys: readonly string[]): Promise<Map<string, Map<string, Told>>> {
  const { rows } = await sql<{ personId: string; key: string; times: number; last: Day }>`
    select d.person_id, k.key, count(*)::int as times, max(d.day) as last from reminder_digest d cross join lateral unnest(d.items) k (key)
    where d.office_id = ${officeId} and d.person_id = any(${people}::uuid[]) and k.key = any(${keys}::text[]) group by d.person_id, k.key`.execute(db);
  const told = new Map<string, Map<string, Told>>();
  for (const { personId, key, times, last } of rows) told.set(personId, (told.get(personId) ?? new Map<string, Told>()).set(key, { times, last }));
  return told;
}

/** What each of these people has muted. */
export async function mutedBy(db: Connection, { officeId }: Scope, people: readonly string[]): Promise<Map<string, Muted>> {
  const { rows } = await sql<{ personId: string; watch: string; about: string | null }>`select person_id, watch, about from reminder_mute where office_id = ${officeId} and person_id = any(${people}::uuid[])`.execute(db);
  const muted = new Map<string, Set<string>>();
  for (const { personId, watch, about } of rows) muted.set(personId, (muted.get(personId) ?? new Set<string>()).add(about === null ? watch : keyOf(watch, about)));
  return muted;
}

/** Who of these people has been told today. */
export async function toldToday(db: Connection, { officeId }: Scope, people: readonly string[], today: Day): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ personId: string }>`select person_id from reminder_digest where office_id = ${officeId} and person_id = any(${people}::uuid[]) and day = ${today}`.execute(db);
  return new Set(rows.map(({ personId }) => personId));
}
