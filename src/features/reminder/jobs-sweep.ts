import { sql } from 'kysely';
import type { JobContext } from '#platform/jobs.ts';
import { scopeOf } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Watch } from '#platform/watch.ts';
import { systemOf } from '#shared/actor.ts';
import { dayIn, type Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { localOf } from '#shared/zone.ts';
import { tellSome } from './commands-tell.ts';
import { calmOn, hasJumped, mayTellAt } from './facts-calm.ts';
import { dropStale, dropUnknown, keepFound, pageSize, peopleWaiting } from './store.ts';
import { beginSweep, endSweep, endTelling, runOf, sweptTo, toldTo, type Run } from './store-run.ts';

/** From this hour of the night on the day's sweep is made; where the program slept through it, as soon as it is awake. */
const nightFrom = '01:30';
/** People and items of one entry of the ledger. */
const batch = { people: 200, items: 2_000 };

/** What the night's work was stopped by, for the test that kills it half-way. */
export type Progress = (at: 'page' | 'batch') => Promise<void>;
const nothing: Progress = async () => undefined;

/**
 * One turn of an office's watch: the sweep of the day where it is not made yet, then the telling where it is time for it.
 * Each goes on where it was broken off. Two processes at once: the second finds the first at it and leaves.
 */
export async function turn(context: JobContext, officeId: string, progress = nothing): Promise<readonly unknown[]> {
  return context.db.connection().execute(async (own) => {
    const lock = sql`hashtextextended(${`${officeId} reminder turn`}, 0)`;
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`.execute(own);
    if (rows[0]?.mine !== true) return [];
    try {
      const failures = await sweep(context, officeId, progress);
      await tellAll(context, officeId, progress);
      return failures;
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(own);
    }
  });
}

/** Everything that is due by now, page by page of ids. A watch that fails stops none of the others; what it found before stands. */
export async function sweep({ db, now, watches }: JobContext, officeId: string, progress = nothing): Promise<unknown[]> {
  const at = now();
  const known = await runOf(db, officeId);
  if (known === null) return [];
  const today = dayIn(at.toISOString(), known.zone);
  if (known.sweptOn === today && known.sweptAt !== null) return [];
  if (localOf(at.toISOString(), known.zone).slice(11) < nightFrom && known.sweptOn !== today) return [];
  const scope = scopeOf(systemOf(officeId), at);
  if (known.sweptOn !== today) await beginSweep(db, officeId, today, await whyHeld(db, officeId, known, today, at));
  const from = known.sweptOn === today ? Math.max(0, watches.findIndex(({ name }) => name === known.watch)) : 0;
  const failures: unknown[] = [];
  let failed: string | null = null;
  for (const watch of watches.slice(from)) {
    const resumed = known.sweptOn === today && watch.name === known.watch ? known.afterId : null;
    await pass(watch, resumed).catch((error: unknown) => {
      failures.push(error);
      failed = `@reminder.held.watch ${watch.name}`;
    });
  }
  await dropUnknown(db, scope, watches);
  await endSweep(db, officeId, now(), failed);
  return failures;

  async function pass(watch: Watch, resumed: string | null): Promise<void> {
    for (let after = resumed; ; ) {
      const ids = await watch.find(db, scope, { today, after, limit: pageSize });
      const last = ids.at(-1);
      if (last === undefined) break;
      const more = await keepFound(db, scope, watch.name, await watch.load(db, scope, ids, today), today);
      await sweptTo(db, officeId, watch.name, last, more);
      await progress('page');
      if (ids.length < pageSize) break;
      after = last;
    }
    await dropStale(db, scope, watch.name, today);
  }
}

async function whyHeld(db: JobContext['db'], officeId: string, known: Run, today: Day, at: Date): Promise<string | null> {
  const rules = await loadRules(db, officeId, at);
  return hasJumped(known.sweptOn, today, calmOn(rules, today)) ? '@reminder.held.clock' : null;
}

/** Everybody for whom something waits, a batch of people at a time, each batch one command. */
export async function tellAll({ db, door, now, watches }: JobContext, officeId: string, progress = nothing): Promise<void> {
  const at = now();
  const known = await runOf(db, officeId);
  if (known === null) return;
  const today = dayIn(at.toISOString(), known.zone);
  // Only what today's sweep found, on a day whose clock can be believed.
  if (known.sweptOn !== today || known.sweptAt === null || known.heldOn === today || (known.toldOn === today && known.toldAt !== null)) return;
  const rules = await loadRules(db, officeId, at);
  if (mayTellAt(at, known.zone, calmOn(rules, today), rules.calendar) !== 'yes') return;
  const system = systemOf(officeId);
  const scope = scopeOf(system, at);
  const command = tellSome(watches);
  let after = known.toldOn === today ? known.toldAfter : null;
  let first = known.toldOn !== today;
  for (;;) {
    const waiting = await peopleWaiting(db, scope, after, batch.people);
    const some = firstOf(waiting);
    const last = some.at(-1);
    if (last === undefined) break;
    const commandId = newId();
    const told = await door.run(command, system, { commandId, input: { commandId, people: some } }).catch((error: unknown) => {
      const why = error instanceof Refusal ? error.findings[0]?.check : null;
      if (why === 'reminder.nothing') return null;
      if (why === 'reminder.not_now') return 'later' as const;
      throw error;
    });
    // The working day ended under way: the others are told tomorrow.
    if (told === 'later') return;
    const { people, items } = told === null ? { people: 0, items: 0 } : await countsOf(db, officeId, told.entry);
    await toldTo(db, officeId, today, { after: last, people, items, first });
    first = false;
    after = last;
    await progress('batch');
  }
  if (first) await toldTo(db, officeId, today, { after: null, people: 0, items: 0, first });
  await endTelling(db, officeId, now());
}

/** People in their order until together they have enough for one entry; at least one. */
function firstOf(waiting: readonly { readonly personId: string; readonly items: number }[]): string[] {
  let sum = 0;
  return waiting.filter(({ items }, index) => {
    sum += items;
    return index === 0 || sum <= batch.items;
  }).map(({ personId }) => personId);
}

async function countsOf(db: JobContext['db'], officeId: string, seq: number): Promise<{ readonly people: number; readonly items: number }> {
  const { rows } = await sql<{ people: number; items: number }>`
    select (events->0->'details'->>'count')::int as people, (events->0->'details'->>'items')::int as items from ledger_entry where office_id = ${officeId} and seq = ${seq}`.execute(db);
  return rows[0] ?? { people: 0, items: 0 };
}
