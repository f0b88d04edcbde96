import { sql } from 'kysely';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { guard } from '#features/activity/guard.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import type { OnSite } from './contract.ts';
import { codeRuleOn, stepsOf, type Showing } from './facts-code.ts';

/** Every time codes were shown for an activity, the latest last. */
export async function showings(db: Connection, { officeId }: Scope, activityId: string): Promise<(Showing & { readonly version: number })[]> {
  return db.selectFrom('onsiteCode').select(['id', 'openedAt', 'untilAt', 'closedAt', 'stepSeconds', 'version'])
    .where('officeId', '=', officeId).where('activityId', '=', activityId).orderBy('openedAt').limit(50).execute();
}

/** Who confirmed to have been there, as it arrived; with a person only that one. */
export async function presences(db: Connection, { officeId }: Scope, activityId: string, personId: string | null = null): Promise<OnSite['people']> {
  const { rows } = await sql<OnSite['people'][number]>`
    select p.person_id, x.name, p.said_at, p.arrived_at, p.look from onsite_presence p
    join person x on x.office_id = p.office_id and x.id = p.person_id
    where p.office_id = ${officeId} and p.activity_id = ${activityId} and (${personId}::uuid is null or p.person_id = ${personId}::uuid)
    order by x.pinyin, x.id`.execute(db);
  return rows;
}

interface About {
  readonly facts: ActivityFacts;
  readonly rules: Rules;
  readonly codeOf: (showingId: string, step: number) => string;
}

/** The page on site as the asker may see it: codes and names are for who runs the activity. */
export async function onSiteOf(db: Connection, scope: Scope, { facts, rules, codeOf }: About): Promise<OnSite> {
  const now = scope.now.toISOString();
  const { personId } = scope.actor;
  const runs = guard('attendance.close_code', scope.actor, facts, rules).length === 0;
  const running = (await showings(db, scope, facts.activity.id)).findLast(({ closedAt, untilAt }) => closedAt === null && untilAt > now);
  const mine = personId === null ? [] : await presences(db, scope, facts.activity.id, personId);
  return {
    wanted: codeRuleOn(rules, rules.today).on, open: running !== undefined,
    mine: mine.map(({ saidAt, arrivedAt, look }) => ({ saidAt, arrivedAt, look }))[0] ?? null,
    showing: runs && running !== undefined ? shown(running, now, codeOf) : null,
    people: runs ? await presences(db, scope, facts.activity.id) : [],
  };
}

function shown(showing: Showing, now: string, codeOf: About['codeOf']): NonNullable<OnSite['showing']> {
  const [firstStep, last] = stepsOf(showing);
  return {
    untilAt: showing.untilAt, stepSeconds: showing.stepSeconds, firstStep, now,
    codes: Array.from({ length: last - firstStep + 1 }, (_, index) => codeOf(showing.id, firstStep + index)),
  };
}
