import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Due, Watch } from '#platform/watch.ts';
import { addDays, addWorkingDays, daysBetween, type Day } from '#shared/dates.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import { dayLate } from './facts-calm.ts';
import { runs } from './watches-people.ts';

/** Steps of an activity that linger: one watch a step, all made alike. Who runs the activity is told, and nobody else. */
interface Step {
  readonly name: string;
  readonly stage: string;
  /** The rule with its limit, in working days or in days. */
  readonly rule: string;
  readonly unit: 'workingDays' | 'days';
  /** The day it is counted from. */
  readonly since: RawBuilder<unknown>;
  /** What else must be so of the activity `a`. */
  readonly only: RawBuilder<unknown>;
}

const written = sql`exists (select 1 from record w where w.office_id = a.office_id and w.activity_id = a.id and w.written_at is not null)`;
const followed = sql`exists (select 1 from action t where t.office_id = a.office_id and t.activity_id = a.id and t.state in ('open', 'done'))`;

const steps: readonly Step[] = [
  { name: 'reminder.held', stage: 'held', rule: 'SUP-32', unit: 'workingDays', since: sql`coalesce(a.planned_end, a.planned_on)`, only: sql`true` },
  { name: 'reminder.record', stage: 'summary', rule: 'REC-03', unit: 'workingDays', since: sql`a.held_on`, only: sql`not ${written}` },
  { name: 'reminder.summary', stage: 'summary', rule: 'SUP-02', unit: 'workingDays', since: sql`a.held_on`, only: written },
  { name: 'reminder.publicity', stage: 'publicity', rule: 'SUP-03', unit: 'workingDays', since: sql`a.held_on`, only: sql`true` },
  // Actions that are open are watched one by one; here nothing is followed up at all.
  { name: 'reminder.conversion', stage: 'conversion', rule: 'SUP-04', unit: 'days', since: sql`a.held_on`, only: sql`not ${followed}` },
];

/** The last day that is late, and what the limit makes of a day. Null where the office has no such limit. */
export function limitOf(rules: Rules, rule: string, unit: 'workingDays' | 'days', today: Day): { readonly last: Day; readonly due: (since: Day) => Day } | null {
  const value = settingOn(rules, rule, unit, today)?.value;
  if (typeof value !== 'number') return null;
  return unit === 'days'
    ? { last: addDays(today, -value - 1), due: (since) => addDays(since, value) }
    : { last: dayLate(today, value, rules.calendar), due: (since) => addWorkingDays(since, value, rules.calendar) };
}

interface Found {
  readonly id: string;
  readonly theme: string | null;
  readonly since: Day;
  readonly people: readonly string[];
}

function watchOf({ name, stage, rule, unit, since, only }: Step): Watch {
  const late = ({ officeId }: Scope, last: Day) => sql`a.office_id = ${officeId} and a.stage = ${sql.lit(stage)} and a.standing = 'active' and a.stage <> 'archived' and a.origin = 'entered' and ${since} <= ${last} and ${only}`;
  const limit = async (db: Connection, scope: Scope, today: Day) => limitOf(await loadRules(db, scope.officeId, scope.now), rule, unit, today);
  return {
    name,
    async find(db, scope, { today, after, limit: most }) {
      const known = await limit(db, scope, today);
      if (known === null) return [];
      const { rows } = await sql<{ id: string }>`select a.id from activity a where ${late(scope, known.last)} and a.id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by a.id limit ${most}`.execute(db);
      return rows.map(({ id }) => id);
    },
    async load(db, scope, ids, today) {
      const known = await limit(db, scope, today);
      if (known === null) return [];
      const { rows } = await sql<Found>`
        select a.id, a.theme, ${since} as since, ${runs(today)} as people from activity a where ${late(scope, known.last)} and a.id = any(${ids}::uuid[])`.execute(db);
      return rows.map(({ id, theme, since: from, people }): Due => {
        const dueOn = known.due(from);
        return { about: id, activityId: id, dueOn, people, facts: { theme: theme ?? '@reminder.untitled', sinceOn: from, dueOn, late: daysBetween(dueOn, today) } };
      });
    },
  };
}

export const stepWatches: readonly Watch[] = steps.map(watchOf);
