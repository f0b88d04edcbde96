import { sql } from 'kysely';
import type { Command } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Watch } from '#platform/watch.ts';
import { dayIn } from '#shared/dates.ts';
import { mostInDigest, tell, type ToTell } from './decide-tell.ts';
import { keyOf } from './facts-calm.ts';
import { keptFor, loadLive, mutedBy, toldBefore, toldToday } from './store.ts';

/** A batch of people is told of what waits for them. One at a time in an office, so that what another process has just told is seen. */
export const tellSome = (watches: readonly Watch[]): Command<{ readonly commandId: string; readonly people: readonly string[] }, ToTell> => ({
  name: 'reminder.tell', tables: ['reminderDigest'], decide: tell,
  async load(db, scope, { people }) {
    const { officeId, now } = scope;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} reminder tell`}, 0))`.execute(db);
    const { rows } = await sql<{ zone: string }>`select time_zone as zone from office where id = ${officeId}`.execute(db);
    const zone = rows[0]?.zone ?? 'Asia/Shanghai';
    const today = dayIn(now.toISOString(), zone);
    const [rules, done] = [await loadRules(db, officeId, now), await toldToday(db, scope, people, today)];
    const asked = people.filter((id) => !done.has(id));
    const live = await loadLive(db, scope, watches, await keptFor(db, scope, asked, mostInDigest), today);
    const byPerson = Map.groupBy(live, ({ personId }) => personId);
    const [told, muted] = [await toldBefore(db, scope, asked, live.map(({ watch, about }) => keyOf(watch, about))), await mutedBy(db, scope, asked)];
    return {
      officeId, zone, rules,
      people: asked.map((personId) => ({
        personId, items: (byPerson.get(personId) ?? []).map(({ watch, about }) => keyOf(watch, about)), hasToday: false,
        muted: muted.get(personId) ?? new Set<string>(), told: told.get(personId) ?? new Map(),
      })),
    };
  },
});
