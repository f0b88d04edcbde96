import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { Named, Reminder } from './facts.ts';

/** Every column of the database the program runs on. */
export async function columnsOf(db: Connection): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select table_name::text as "where", column_name::text as name from information_schema.columns where table_schema = 'public' and table_name !~ '^(auth_|kysely_)' order by 1, 2`.execute(db);
  return rows;
}

/** Days looked back on. */
const days = 30;

/** Reminders of the last days, counted; those that look wrong come with it, a few of them. */
export async function remindersOf(db: Connection, scope: Scope): Promise<{ readonly days: number; readonly sent: number; readonly most: number; readonly outside: number; readonly wrong: readonly Reminder[] }> {
  const { rows } = await sql<{ sent: number; most: number; outside: number; wrong: Reminder[] }>`
    with told as (
      select e.object_id::text as item, e.at, row_number() over (partition by e.object_id order by e.seq)::int as nth
      from ledger_entry e where e.office_id = ${scope.officeId} and e.command = 'plan.remind_filing'
      union all select d.person_id || ' ' || i.item, d.told_at, row_number() over (partition by d.person_id, i.item order by d.told_at, d.id)::int
      from reminder_digest d cross join lateral unnest(d.items) i (item) where d.office_id = ${scope.officeId}
    ), placed as (
      select t.item, t.nth, (extract(hour from l.at) * 60 + extract(minute from l.at))::int as minutes,
        coalesce((select c.working from calendar_day c where c.day = l.at::date), extract(isodow from l.at) < 6) as working_day
      from told t join office o on o.id = ${scope.officeId} cross join lateral (select t.at at time zone o.time_zone as at) l
      where t.at >= ${scope.now}::timestamptz - make_interval(days => ${days})
    )
    select count(*)::int as sent, coalesce(max(nth), 0)::int as most, (count(*) filter (where not working_day or minutes < 480 or minutes >= 1080))::int as outside,
      coalesce((select json_agg(json_build_object('item', w.item, 'nth', w.nth, 'minutes', w.minutes, 'workingDay', w.working_day))
        from (select * from placed p where p.nth > 2 or not p.working_day or p.minutes < 480 or p.minutes >= 1080 limit 20) w), '[]') as wrong
    from placed`.execute(db);
  const { sent = 0, most = 0, outside = 0, wrong = [] } = rows[0] ?? {};
  return { days, sent, most, outside, wrong };
}

/** Own templates that are in use. */
export async function ownTemplates(db: Connection, { officeId }: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from template where office_id = ${officeId} and in_use is not null`.execute(db);
  return rows[0]?.count ?? 0;
}
