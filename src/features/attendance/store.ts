import { sql } from 'kysely';
import type { Happening } from '#shared/decision.ts';
import { activityDay } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { seats, type Elsewhere, type Guest, type Seat, type SentNotice, type Standing } from './facts.ts';

/** Members of the branches of our own sides on the activity's day, each on one side. */
export async function rosterOf(db: Connection, scope: Scope, facts: ActivityFacts): Promise<Seat[]> {
  const branches = facts.sides.filter((side) => side.own).flatMap((side) => side.branchIds);
  if (branches.length === 0) return [];
  const day = activityDay(facts);
  const { rows } = await sql<Standing>`
    select m.person_id, p.name, m.branch_id, b.name as branch_name, m.kind,
      exists (select 1 from post x where x.office_id = m.office_id and x.person_id = m.person_id and x.branch_id = m.branch_id
        and x.post = 'secretary' and x.from_on <= ${day} and (x.to_on is null or x.to_on >= ${day})) as secretary
    from membership m
    join person p on p.office_id = m.office_id and p.id = m.person_id and (p.removed_on is null or p.removed_on > ${day})
    join branch b on b.office_id = m.office_id and b.id = m.branch_id
    where m.office_id = ${scope.officeId} and m.branch_id = any(${branches}::uuid[])
      and m.from_on <= ${day} and (m.to_on is null or m.to_on >= ${day})
    order by p.pinyin, p.id`.execute(db);
  return seats(facts.sides, rows);
}

/** The latest notice as the ledger has it; null where none stands (not sent yet, or sent for a day that is no more). */
export async function noticeOf(db: Connection, scope: Scope, { activity }: ActivityFacts): Promise<SentNotice | null> {
  if (activity.announcedAt === null) return null;
  const { rows } = await sql<{ at: string; by: string; events: readonly Happening[] }>`
    select at, actor_name as by, events from ledger_entry
    where office_id = ${scope.officeId} and activity_id = ${activity.id} and command = 'attendance.announce' order by seq desc limit 1`.execute(db);
  const [sent] = rows;
  const details = sent?.events.find(({ name }) => name === 'attendance.announced')?.details;
  if (sent === undefined || details === undefined) return null;
  return { at: sent.at, by: sent.by, count: Number(details['count'] ?? 0), note: typeof details['note'] === 'string' ? details['note'] : null };
}

/** People of the office by id: guests of another branch who sat in. */
export async function peopleById(db: Connection, scope: Scope, ids: readonly string[]): Promise<Guest[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Guest>`
    select id as person_id, name from person where office_id = ${scope.officeId} and id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** Where these people were counted as present besides this activity, within a month of it: an activity may last several days. */
export async function presentElsewhere(db: Connection, scope: Scope, facts: ActivityFacts, ids: readonly string[]): Promise<Elsewhere[]> {
  if (ids.length === 0) return [];
  const day = activityDay(facts);
  const { rows } = await sql<Elsewhere>`
    select t.person_id, a.code, a.theme, a.held_on, coalesce(a.approved_programme, a.programme) as programme
    from attendance t join activity a on a.office_id = t.office_id and a.id = t.activity_id and a.standing = 'active'
    where t.office_id = ${scope.officeId} and t.person_id = any(${ids}::uuid[]) and t.state = 'present' and t.activity_id <> ${facts.activity.id}
      and coalesce(a.held_on, a.planned_on, a.sort_on) between ${day}::date - 31 and ${day}::date + 31`.execute(db);
  return rows;
}
