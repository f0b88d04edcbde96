import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import type { Language } from '#shared/language.ts';
import type { Day } from '#shared/dates.ts';

/** What is on its way to a mail server or a robot. No state: who was told stands in the digests; here is how it was carried. */

/** Mails older than this many days are not made any more: what they say has changed. */
const keptDays = 7;

/** One mail for each digest that was told since its reader wished for mail. Twice is once. */
export async function queueMails(db: Connection, officeId: string, today: Day, now: Date): Promise<void> {
  await sql`
    insert into reminder_post (office_id, id, kind, person_id, day, next_at)
    select d.office_id, d.id, 'mail', d.person_id, d.day, ${now.toISOString()} from reminder_digest d join reminder_way w on w.office_id = d.office_id and w.id = d.person_id
    where d.office_id = ${officeId} and d.day between ${today}::date - ${keptDays}::int and ${today} and w.mail_since is not null and w.mail_to is not null and w.failing is null and d.told_at >= w.mail_since
    on conflict (office_id, id) do nothing`.execute(db);
}

/** A mail whose sending was broken off may have gone out; it is never sent a second time. */
export async function closeBroken(db: Connection, officeId: string, now: Date): Promise<void> {
  await sql`update reminder_post set state = case kind when 'mail' then 'broken_off' else 'due' end, answer = '@reminder.answer.broken_off'
    where office_id = ${officeId} and state = 'sending' and tried_at < ${now.toISOString()}::timestamptz - interval '15 minutes'`.execute(db);
}

export interface Letterbox {
  readonly personId: string;
  readonly mailTo: string;
  readonly language: Language;
  readonly ids: readonly string[];
  readonly days: readonly Day[];
  readonly items: readonly string[];
  readonly tries: number;
}
/**
 * Takes what is due for some people: every unsent digest of a person goes into one mail. Nobody is sent two on a day. What
 * is taken is marked, so that no other process takes it too.
 */
export async function takeMails(db: Connection, officeId: string, today: Day, zone: string, now: Date, limit: number): Promise<Letterbox[]> {
  const at = now.toISOString();
  const { rows } = await sql<Letterbox>`
    with ready as (
      select p.person_id from reminder_post p where p.office_id = ${officeId} and p.kind = 'mail' and p.state = 'due' and p.next_at <= ${at}
        and not exists (select 1 from reminder_post s where s.office_id = p.office_id and s.person_id = p.person_id and s.kind = 'mail' and s.state in ('sent', 'sending', 'broken_off') and (s.tried_at at time zone ${zone})::date = ${today})
      group by p.person_id order by p.person_id limit ${limit}),
    held as (select p.id from reminder_post p join ready r on r.person_id = p.person_id where p.office_id = ${officeId} and p.kind = 'mail' and p.state = 'due' for update of p skip locked),
    taken as (update reminder_post p set state = 'sending', tried_at = ${at}, tries = p.tries + 1 from held h where p.office_id = ${officeId} and p.id = h.id returning p.id, p.person_id, p.day, p.tries)
    select t.person_id, coalesce(max(case when w.mail_since is not null and w.failing is null and (q.removed_on is null or q.removed_on > ${today}) then w.mail_to end), '') as mail_to, coalesce(max(w.language), 'zh-Hans') as language,
      array_agg(t.id order by t.day) as ids, array_agg(t.day::text order by t.day) as days, max(t.tries) as tries,
      array(select distinct u from taken x join reminder_digest d on d.office_id = ${officeId} and d.id = x.id cross join lateral unnest(d.items) u where x.person_id = t.person_id) as items
    from taken t join person q on q.office_id = ${officeId} and q.id = t.person_id left join reminder_way w on w.office_id = ${officeId} and w.id = t.person_id group by t.person_id`.execute(db);
  return rows;
}

/** How posts went. `nextAt`: when they are tried again. */
export async function settlePosts(db: Connection, officeId: string, ids: readonly string[], state: 'due' | 'sent' | 'failed' | 'dropped', answer: string | null, nextAt: Date): Promise<void> {
  await sql`update reminder_post set state = ${state}, answer = ${answer}, next_at = ${nextAt.toISOString()} where office_id = ${officeId} and id = any(${ids}::uuid[]) and state = 'sending'`.execute(db);
}

export interface RobotPost {
  readonly id: string;
  readonly robotId: string;
  readonly activityId: string | null;
  readonly day: Day;
  readonly tries: number;
}
/** A message of a robot, by an id that follows from what it is about: twice is once. */
export async function queueRobot(db: Connection, officeId: string, post: Omit<RobotPost, 'tries'>, now: Date): Promise<void> {
  await sql`insert into reminder_post (office_id, id, kind, robot_id, activity_id, day, next_at) values (${officeId}, ${post.id}, 'robot', ${post.robotId}, ${post.activityId}, ${post.day}, ${now.toISOString()})
    on conflict (office_id, id) do nothing`.execute(db);
}
export async function takeRobots(db: Connection, officeId: string, now: Date, limit: number): Promise<RobotPost[]> {
  const at = now.toISOString();
  const { rows } = await sql<RobotPost>`
    with held as (select p.id from reminder_post p where p.office_id = ${officeId} and p.kind = 'robot' and p.state = 'due' and p.next_at <= ${at} order by p.next_at, p.id limit ${limit} for update skip locked)
    update reminder_post p set state = 'sending', tried_at = ${at}, tries = p.tries + 1 from held h where p.office_id = ${officeId} and p.id = h.id returning p.id, p.robot_id, p.activity_id, p.day, p.tries`.execute(db);
  return rows;
}

/** How many different items of each kind were told today, of the whole office or of one branch; what asks a member for an answer is the member’s own. */
export async function toldByKind(db: Connection, officeId: string, branchId: string | null, day: Day): Promise<{ readonly watch: string; readonly count: number }[]> {
  const { rows } = await sql<{ watch: string; count: number }>`
    select split_part(k.key, ':', 1) as watch, count(distinct k.key)::int as count
    from reminder_digest d cross join lateral unnest(d.items) k (key)
    join reminder_due r on r.office_id = d.office_id and r.person_id = d.person_id and r.watch = split_part(k.key, ':', 1) and r.about = split_part(k.key, ':', 2)
    left join activity a on a.office_id = r.office_id and a.id = r.activity_id
    where d.office_id = ${officeId} and d.day = ${day} and r.watch <> 'reminder.answer' and (${branchId}::uuid is null or a.host_branch_ids @> array[${branchId}::uuid] or r.about = ${branchId}::text)
    group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}

export interface Announced {
  readonly theme: string | null;
  readonly plannedOn: Day | null;
  readonly place: string | null;
  readonly hosts: readonly string[];
}
/** An announced activity that is still to come. */
export async function announcedOf(db: Connection, officeId: string, id: string, today: Day): Promise<Announced | null> {
  const { rows } = await sql<Announced>`
    select a.theme, a.planned_on, a.place, array(select b.name from branch b where b.office_id = a.office_id and b.id = any(a.host_branch_ids) order by b.pinyin) as hosts
    from activity a where a.office_id = ${officeId} and a.id = ${id} and a.standing = 'active' and a.stage = 'held' and (a.planned_on is null or a.planned_on >= ${today})`.execute(db);
  return rows[0] ?? null;
}
/** Robots that tell of an activity: of its branches, ours that are a side of it, and of the office. */
export async function robotsFor(db: Connection, officeId: string, activityId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from robot r join activity a on a.office_id = r.office_id and a.id = ${activityId} where r.office_id = ${officeId} and r.retired_on is null and r.off_at is null
      and (r.branch_id is null or r.branch_id = any(a.host_branch_ids) or exists (select 1 from side s where s.office_id = a.office_id and s.activity_id = a.id and r.branch_id = any(s.branch_ids)))`.execute(db);
  return rows.map(({ id }) => id);
}
