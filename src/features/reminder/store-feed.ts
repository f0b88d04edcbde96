import { sql, type RawBuilder } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { addDays, type Day } from '#shared/dates.ts';
import type { FeedActivity } from './facts-feed.ts';

/** Whose calendar a secret opens. */
export interface Reader {
  readonly officeId: string;
  readonly personId: string;
  readonly zone: string;
  readonly office: string;
}

/** The person of a feed's secret, by its hash; null where there is none, or none any more. */
export async function readerOf(db: Connection, hash: string, now: Date): Promise<Reader | null> {
  const { rows } = await sql<Reader>`
    select w.office_id, w.id as person_id, o.time_zone as zone, o.name as office from reminder_way w join office o on o.id = w.office_id
    join person p on p.office_id = w.office_id and p.id = w.id and (p.removed_on is null or p.removed_on > (${now.toISOString()}::timestamptz at time zone o.time_zone)::date)
    join account c on c.office_id = w.office_id and c.person_id = w.id and c.disabled_at is null
    where w.feed_hash = ${hash}`.execute(db);
  return rows[0] ?? null;
}

/** Activities of a person’s branches that are approved or announced, and those he or she organises. */
export const activitiesOf = (db: Connection, { officeId, personId }: Reader, today: Day): Promise<FeedActivity[]> =>
  activitiesIn(db, officeId, today, sql`array(select m.branch_id from membership m where m.office_id = ${officeId} and m.person_id = ${personId} and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today}))`, personId);
/** The same of one branch. */
export const activitiesOfBranch = (db: Connection, { officeId, branchId }: { readonly officeId: string; readonly branchId: string }, today: Day): Promise<FeedActivity[]> =>
  activitiesIn(db, officeId, today, sql`array[${branchId}::uuid]`, null);

async function activitiesIn(db: Connection, officeId: string, today: Day, ids: RawBuilder<unknown>, personId: string | null): Promise<FeedActivity[]> {
  const { rows } = await sql<FeedActivity>`
    with mine as (select ${ids} as ids)
    select a.id, a.theme, a.standing, a.planned_on, a.planned_end, a.place, coalesce(a.approved_programme, a.programme) as programme, a.version,
      coalesce((select e.at from ledger_entry e where e.office_id = a.office_id and e.activity_id = a.id order by e.seq desc limit 1), a.created_at) as changed_at,
      array(select b.name from branch b where b.office_id = a.office_id and b.id = any(a.host_branch_ids) order by b.pinyin) as hosts
    from activity a, mine
    where a.office_id = ${officeId} and a.origin = 'entered' and a.planned_on is not null and a.sort_on between ${addDays(today, -90)} and ${addDays(today, 400)}
      and a.stage in ('held', 'summary', 'publicity', 'conversion', 'archived') and a.standing in ('active', 'postponed', 'cancelled')
      and (a.host_branch_ids && mine.ids or a.organiser_id = ${personId}::uuid
        or exists (select 1 from side s where s.office_id = a.office_id and s.activity_id = a.id and s.role = 'partner' and s.branch_ids && mine.ids))
    order by a.sort_on, a.id limit 500`.execute(db);
  return rows;
}

export interface FeedAction {
  readonly id: string;
  readonly activityId: string;
  readonly measure: string;
  readonly dueOn: Day;
  readonly version: number;
}
/** Open actions a person answers for. */
export async function actionsOf(db: Connection, { officeId, personId }: Reader): Promise<FeedAction[]> {
  const { rows } = await sql<FeedAction>`select id, activity_id, measure, due_on, version from action where office_id = ${officeId} and owner_id = ${personId} and state = 'open' order by due_on, id limit 200`.execute(db);
  return rows;
}
