import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Due, Watch } from '#platform/watch.ts';
import { addDays, daysBetween } from '#shared/dates.ts';
import { settingOn } from '#shared/rules.ts';
import { committeeIds } from './store.ts';

/** Days a reply may take by the office's rule; without one nothing becomes due. */
async function replyDays(db: Connection, { officeId, now }: Scope): Promise<number | null> {
  const rules = await loadRules(db, officeId, now);
  const value = settingOn(rules, 'ORG-08', 'replyDays', rules.today)?.value;
  return typeof value === 'number' ? value : null;
}

/** A request nobody has answered when its reply is due: 机关党委. */
const reply: Watch = {
  name: 'temporary.reply',
  async find(db, scope, { today, after, limit }) {
    const days = await replyDays(db, scope);
    if (days === null) return [];
    const { rows } = await sql<{ id: string }>`
      select x.id from temporary_request x where x.office_id = ${scope.officeId} and x.state = 'asked' and x.asked_on <= ${addDays(today, -days)}::date and ${after === null ? sql`true` : sql`x.id > ${after}`} order by x.id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  async load(db, scope, ids, today) {
    const days = await replyDays(db, scope);
    if (days === null) return [];
    const people = await committeeIds(db, scope);
    const { rows } = await sql<{ projectId: string; name: string; askedOn: string; proposerId: string }>`
      select project_id, name, asked_on, proposer_id from temporary_request where office_id = ${scope.officeId} and id = any(${ids}::uuid[]) and state = 'asked' and asked_on <= ${addDays(today, -days)}::date order by id`.execute(db);
    return rows.map(({ projectId, name, askedOn, proposerId }): Due => {
      const dueOn = addDays(askedOn, days);
      return { about: projectId, activityId: null, dueOn, people: people.filter((id) => id !== proposerId), facts: { branch: name, askedOn, dueOn, late: Math.max(0, daysBetween(dueOn, today)) } };
    });
  },
};
export const temporaryWatches: readonly Watch[] = [reply];
