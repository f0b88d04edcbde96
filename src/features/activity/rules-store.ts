import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { dayIn } from '#shared/dates.ts';
import type { RuleSetting, Rules } from '#shared/rules.ts';

/** The office's dated settings and the working calendar, as the checks are given them. */
export async function loadRules(db: Connection, officeId: string, now: Date = new Date()): Promise<Rules> {
  const { rows } = await sql<{ settings: RuleSetting[]; calendar: [string, boolean][]; zone: string }>`
    select o.time_zone as zone,
      (select coalesce(json_agg(json_build_object('rule', rule, 'parameter', parameter, 'value', value, 'unit', unit, 'severity', severity,
        'profile', profile, 'fromOn', from_on, 'toOn', to_on, 'source', source, 'article', article, 'status', status)), '[]')
        from rule_setting r where r.office_id = o.id) as settings,
      (select coalesce(json_agg(json_build_array(day, working)), '[]') from calendar_day) as calendar
    from office o where o.id = ${officeId}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error(`no office ${officeId}`);
  return { today: dayIn(now.toISOString(), row.zone), calendar: new Map(row.calendar), settings: row.settings };
}
