import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Rules } from '#shared/rules.ts';
import { figure, keyOf, phrasesOf, recipeOf, type Match } from './facts.ts';
import { textsOf, type Source } from './facts-sources.ts';
import { textMatches } from './store-match.ts';
import { everyTextMatch, type OnStep } from './store-pairs.ts';
import { printAll, sourcesOf, type Recipe, type Sources } from './store-prints.ts';
import { beforeMatches, peopleMatches, photoMatches, withPeople } from './store-time.ts';

/** Prints and matches, kept true to the state by following the ledger. They hold nothing that the state does not. */

/** Entries followed, and activities looked at, in one step: texts of more than a few need not be there at once. */
const step = { entries: 100, activities: 20 };

/** Tables whose changes may make a text, photo or hour another one. */
const telling = ['activity', 'record', 'insight', 'file', 'attendance', 'side'];

export const recipeIn = (rules: Rules): Recipe => ({ phrases: phrasesOf(rules), shortest: figure(rules, 'SUP-10', 'length', rules.today) ?? 60 });

/**
 * Follows the ledger to its head. Two may do it at once: the second waits and finds nothing left. Where nothing was
 * followed yet, or prints are made otherwise by now, everything is made anew.
 */
export async function catchUp({ db, files }: Sources, officeId: string): Promise<void> {
  for (;;) {
    const left = await db.transaction().execute(async (tx) => {
      const { rules, recipe, state } = await stateOf(tx, officeId);
      if (state === undefined || (state.recipe === recipe && state.seq >= state.head)) return 0;
      const to = state.recipe === recipe ? await follow({ db: tx, files }, officeId, rules, state) : await makeAnew({ db: tx, files }, officeId, rules, state.head);
      await reached(tx, officeId, to, recipe);
      return state.head - to;
    });
    if (left <= 0) return;
  }
}

/**
 * Makes every print anew and compares everything. One transaction: who stops it by throwing from `onStep` leaves everything as it was, and
 * until it is done everybody reads what was there before.
 */
export async function compareAnew({ db, files }: Sources, officeId: string, onStep?: OnStep): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rules, recipe, state } = await stateOf(tx, officeId);
    if (state === undefined) return;
    await sql`delete from authenticity_photo where office_id = ${officeId}`.execute(tx);
    await reached(tx, officeId, await makeAnew({ db: tx, files }, officeId, rules, state.head, onStep), recipe);
  });
}

/** Under the lock: how far the ledger was followed, and with what recipe. */
async function stateOf(tx: Connection, officeId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} authenticity`}, 0))`.execute(tx);
  const rules = await loadRules(tx, officeId);
  const { rows } = await sql<{ seq: number; recipe: string | null; head: number }>`
    select coalesce(s.seq, 0)::int as seq, s.recipe, h.seq::int as head from ledger_head h left join authenticity_state s on s.office_id = h.office_id where h.office_id = ${officeId}`.execute(tx);
  return { rules, recipe: recipeOf(rules), state: rows[0] };
}
const reached = (tx: Connection, officeId: string, seq: number, recipe: string) => sql`
  insert into authenticity_state (office_id, seq, recipe) values (${officeId}, ${seq}, ${recipe}) on conflict (office_id) do update set seq = excluded.seq, recipe = excluded.recipe`.execute(tx);

async function makeAnew(sources: Sources, officeId: string, rules: Rules, head: number, onStep?: OnStep): Promise<number> {
  const { db } = sources;
  await sql`delete from authenticity_print where office_id = ${officeId}`.execute(db);
  await eachActivity(db, officeId, async (ids) => printAll(sources, officeId, await sourcesOf(db, officeId, ids), recipeIn(rules)), (done, of) => onStep?.('prints', done, of));
  // Many at once: they are put in their places in the indexes, and who plans how they are looked up is told of them.
  await sql`select gin_clean_pending_list('authenticity_print_bands'), gin_clean_pending_list('authenticity_print_clauses'), gin_clean_pending_list('authenticity_photo_pieces')`.execute(db);
  await sql`analyze authenticity_print`.execute(db);
  await compareAll(db, officeId, rules, onStep);
  return head;
}

/** Compares everything that has prints. What showed before keeps the moment since when it does: its author's days are not begun anew. */
export async function compareAll(db: Connection, officeId: string, rules: Rules, onStep?: OnStep): Promise<void> {
  await sql`create temp table authenticity_since (kind text, own_id uuid, other_id uuid, since timestamptz not null, primary key (kind, own_id, other_id)) on commit drop`.execute(db);
  await sql`
    with gone as (delete from authenticity_match where office_id = ${officeId} returning kind, own_id, other_id, since)
    insert into authenticity_since select kind, own_id, other_id, min(since) from gone group by 1, 2, 3`.execute(db);
  const write = (found: readonly Match[], lastAt: ReadonlyMap<string, string>) => writeMatches(db, officeId, found, (one) => beganAt(one, lastAt));
  await everyTextMatch(db, officeId, { rules, recipe: recipeIn(rules), ...(onStep === undefined ? {} : { onStep }) }, write);
  await eachActivity(db, officeId, async (ids) => {
    const [sources, together] = [await sourcesOf(db, officeId, ids), await withPeople(db, officeId, ids)];
    const found: Match[] = [];
    for (const source of sources) {
      found.push(...(await photoMatches(db, officeId, source, rules)), ...(together.has(source.id) ? await peopleMatches(db, officeId, source, rules) : []), ...beforeMatches(source, rules));
    }
    await write(found, await lastAtOf(db, officeId, found, sources));
  }, (done, of) => onStep?.('others', done, of));
  await sql`
    update authenticity_match m set since = s.since from authenticity_since s where m.office_id = ${officeId} and m.kind = s.kind and m.own_id = s.own_id and m.other_id = s.other_id`.execute(db);
  await sql`drop table authenticity_since`.execute(db);
}

async function eachActivity(db: Connection, officeId: string, work: (ids: string[]) => Promise<void>, onStep: (done: number, of: number) => void): Promise<void> {
  const { rows: all } = await sql<{ count: number }>`select count(*) as count from activity where office_id = ${officeId}`.execute(db);
  for (let [after, done] = [null as string | null, 0]; ; ) {
    const { rows }: { rows: { id: string }[] } = await sql<{ id: string }>`
      select id from activity where office_id = ${officeId} and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${step.activities}`.execute(db);
    if (rows.length === 0) return;
    await work(rows.map(({ id }) => id));
    after = rows.at(-1)?.id ?? null;
    done += rows.length;
    onStep(done, all[0]?.count ?? done);
  }
}

async function follow(sources: Sources, officeId: string, rules: Rules, { seq, head }: { readonly seq: number; readonly head: number }): Promise<number> {
  const { db } = sources;
  const to = Math.min(head, seq + step.entries);
  const { rows } = await sql<{ id: string }>`
    select distinct e.activity_id as id from ledger_entry e where e.office_id = ${officeId} and e.seq > ${seq} and e.seq <= ${to} and e.activity_id is not null
      and exists (select 1 from jsonb_array_elements(e.changes) c where c ->> 'table' = any(${telling}::text[]))`.execute(db);
  const ids = rows.map(({ id }) => id);
  await printAll(sources, officeId, await sourcesOf(db, officeId, ids), recipeIn(rules));
  await match(db, officeId, rules, ids);
  return to;
}

/** Compares activities with all others, in both directions, and keeps what is alike. */
async function match(db: Connection, officeId: string, rules: Rules, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += step.activities) await matchFew(db, officeId, rules, ids.slice(at, at + step.activities));
}

async function matchFew(db: Connection, officeId: string, rules: Rules, ids: readonly string[]): Promise<void> {
  const recipe = recipeIn(rules);
  for (const source of await sourcesOf(db, officeId, ids)) {
    const found = [
      ...(await textMatches(db, officeId, source, textsOf(source), { rules, recipe })),
      ...(await photoMatches(db, officeId, source, rules)), ...(await peopleMatches(db, officeId, source, rules)), ...beforeMatches(source, rules),
    ];
    await keep(db, officeId, source, found);
  }
}

async function keep(db: Connection, officeId: string, source: Source, found: readonly Match[]): Promise<void> {
  const { rows: before } = await sql<Pick<Match, 'activityId' | 'kind' | 'ownId' | 'otherId'> & { since: string }>`
    with gone as (delete from authenticity_match where office_id = ${officeId} and activity_id = ${source.id} returning *),
      also as (delete from authenticity_match where office_id = ${officeId} and other_activity_id = ${source.id} and activity_id <> ${source.id} returning *)
    select activity_id, kind, own_id, other_id, since from gone union all select activity_id, kind, own_id, other_id, since from also`.execute(db);
  const since = new Map(before.map((one) => [keyOf(one), one.since]));
  const lastAt = await lastAtOf(db, officeId, found, [source]);
  await writeMatches(db, officeId, found, (one) => since.get(keyOf(one)) ?? beganAt(one, lastAt));
}

/** When each activity of these matches was last touched. */
async function lastAtOf(db: Connection, officeId: string, found: readonly Match[], known: readonly Source[]): Promise<ReadonlyMap<string, string>> {
  const lastAt = new Map(known.map((one) => [one.id, one.lastAt]));
  const others = [...new Set(found.flatMap(({ activityId, otherActivityId }) => [activityId, otherActivityId]))].filter((one) => one !== null && !lastAt.has(one)) as string[];
  if (others.length > 0) for (const one of await sourcesOf(db, officeId, others)) lastAt.set(one.id, one.lastAt);
  return lastAt;
}

/** A match shows since the later of the two was last touched: nobody's days begin before there was anything to see. */
const beganAt = ({ activityId, otherActivityId }: Match, lastAt: ReadonlyMap<string, string>): string =>
  [activityId, otherActivityId].flatMap((one) => (one === null ? [] : (lastAt.get(one) ?? []))).toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? new Date(0).toISOString();

async function writeMatches(db: Connection, officeId: string, found: readonly Match[], sinceOf: (one: Match) => string): Promise<void> {
  if (found.length === 0) return;
  const rows = [...new Map(found.map((one) => [keyOf(one), one])).values()].map((one) => ({
    activity_id: one.activityId, kind: one.kind, own_kind: one.ownKind, own_id: one.ownId, other_activity_id: one.otherActivityId, other_kind: one.otherKind, other_id: one.otherId,
    facts: { facts: one.facts, passages: one.passages }, since: sinceOf(one),
  }));
  await sql`
    insert into authenticity_match (office_id, activity_id, kind, own_kind, own_id, other_activity_id, other_kind, other_id, facts, since)
    select ${officeId}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(activity_id uuid, kind text, own_kind text, own_id uuid, other_activity_id uuid, other_kind text, other_id uuid, facts jsonb, since timestamptz)
    on conflict (office_id, activity_id, kind, own_id, other_id) do update set facts = excluded.facts`.execute(db);
}
