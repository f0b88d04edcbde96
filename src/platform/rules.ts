import { sql } from 'kysely';
import { dayIn } from '#shared/dates.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { counting, layered, type RuleSetting, type Rules, type Underlay } from '#shared/rules.ts';
import type { Connection } from './command.ts';
import { prepared } from './prepared.ts';

interface Kept {
  readonly stamp: string;
  readonly settings: readonly RuleSetting[];
  readonly calendar: Rules['calendar'];
}
/** What lies under every office's own values. The program knows no rule by itself: it is told once, before it serves. */
let under: Underlay = { shipped: [], profiles: {} };
export function layUnder(underlay: Underlay): void {
  if (under === underlay) return;
  under = underlay;
  kept.clear();
}

/** Last read rules of each office. A stamp tells whether they still stand, so that asking again costs one small row. */
const kept = new Map<string, Kept>();

/**
 * The rules in force: the office's dated settings and the working calendar, as every check is given them. One small
 * statement; the rows themselves are read again only when one of them has changed.
 * @throws Refusal NOT_FOUND when there is no such office.
 */
export async function loadRules(db: Connection, officeId: string, now: Date = new Date()): Promise<Rules> {
  const { rows } = await sql<{ zone: string; stamp: string }>`${prepared}
    select o.time_zone as zone, current_database() || '.' || (select coalesce(sum(version), 0) || '.' || count(*) from rule_setting where office_id = o.id)
      || '.' || (select coalesce(sum(version), 0) || '.' || count(*) from office_profile where office_id = o.id) || '.' || (select count(*) from calendar_day) as stamp
    from office o where o.id = ${officeId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('office.not_found')]);
  const known = kept.get(officeId);
  const { settings, calendar } = known?.stamp === row.stamp ? known : await read(db, officeId, row.stamp);
  return { today: dayIn(now.toISOString(), row.zone), calendar, settings };
}

async function read(db: Connection, officeId: string, stamp: string): Promise<Kept> {
  const settings = await db
    .selectFrom('ruleSetting')
    .select(['rule', 'parameter', 'value', 'unit', 'severity', 'profile', 'fromOn', 'toOn', 'source', 'article', 'status'])
    .where('officeId', '=', officeId)
    .orderBy('rule').orderBy('parameter').orderBy('fromOn')
    .execute();
  const followed = await db.selectFrom('officeProfile').select(['profile', 'position', 'fromOn', 'toOn']).where('officeId', '=', officeId).orderBy('position').execute();
  const days = await db.selectFrom('calendarDay').select(['day', 'working']).execute();
  // The one command that writes the table keeps severity and status to their words.
  const fresh = { stamp, settings: counting(layered(settings as RuleSetting[], followed, under)), calendar: new Map(days.map(({ day, working }) => [day, working])) };
  kept.set(officeId, fresh);
  return fresh;
}
