import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Watch } from '#platform/watch.ts';
import { addDays, daysBetween, workingDaysAfter, type Day } from '#shared/dates.ts';
import { settingOn } from '#shared/rules.ts';
import { limitOf } from './watches-activity.ts';
import { holdersOf, orElse, runs, secretariesOf, able } from './watches-people.ts';

/** What waits for an answer of somebody: approval steps, sides that have not said, links nobody opened, notices not answered, temporary branches. */
const nil = '00000000-0000-0000-0000-000000000000';
const untitled = '@reminder.untitled';
const rulesOf = (db: Connection, { officeId, now }: Scope) => loadRules(db, officeId, now);
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

/** When the pending step began to wait: the last thing that happened in its approval. */
const pendingSince = sql`coalesce((select max(e.at) from ledger_entry e where e.office_id = x.office_id and e.activity_id = x.activity_id and e.command like 'approval.%'),
  (select max(y.decided_at) from approval y where y.office_id = x.office_id and y.activity_id = x.activity_id and y.round = x.round), a.created_at)`;
const others = (people: ReturnType<typeof sql>) => sql`array(select u from unnest(${people}) u where u is distinct from a.organiser_id and u is distinct from a.proposer_id
  and not exists (select 1 from approval o where o.office_id = a.office_id and o.activity_id = a.id and o.round = x.round and o.decided_by = u))`;

const approval: Watch = {
  name: 'reminder.approval',
  async find(db, { officeId }, { after, limit }) {
    const { rows } = await sql<{ id: string }>`select x.id from approval x where x.office_id = ${officeId} and x.state = 'pending' and x.id > ${after ?? nil} order by x.id limit ${limit}`.execute(db);
    return ids(rows);
  },
  async load(db, scope, asked, today) {
    const rules = await rulesOf(db, scope);
    const limit = limitOf(rules, 'SUP-31', 'workingDays', today);
    if (limit === null) return [];
    const members = sql`array(select distinct m.person_id from membership m where m.office_id = a.office_id and m.branch_id = any(a.host_branch_ids) and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today}) and ${able(sql`m.person_id`, sql`a.office_id`, today)})`;
    const { rows } = await sql<{ id: string; activityId: string; theme: string | null; step: string; since: Day; people: string[] }>`
      select * from (select x.id, a.id as activity_id, a.theme, x.step, (${pendingSince} at time zone o.time_zone)::date as since,
        case when x.step = 'branch' then ${orElse(others(secretariesOf(sql`a.host_branch_ids`, sql`a.office_id`, today)), others(members))} else ${others(holdersOf(sql`x.step`, sql`a.office_id`, today))} end as people
      from approval x join activity a on a.office_id = x.office_id and a.id = x.activity_id and a.standing = 'active' join office o on o.id = x.office_id
      where x.office_id = ${scope.officeId} and x.id = any(${asked}::uuid[]) and x.state = 'pending') y where y.since <= ${limit.last}`.execute(db);
    return rows.map(({ id, activityId, theme, step, since, people }) => {
      const dueOn = limit.due(since);
      return { about: id, activityId, dueOn, people, facts: { theme: theme ?? untitled, step: `@step.${step}`, sinceOn: since, days: workingDaysAfter(since, today, rules.calendar), dueOn, late: daysBetween(dueOn, today) } };
    });
  },
};

/** Sides of ours that have not said yes or no to the programme: their secretaries. */
const unsaid = sql`x.branch_ids <> '{}' and not exists (select 1 from consent c where c.office_id = x.office_id and c.activity_id = x.activity_id and c.side_id = x.id and c.subject = 'activity' and not c.superseded)`;
const consent: Watch = {
  name: 'reminder.consent',
  async find(db, { officeId }, { after, limit }) {
    const { rows } = await sql<{ id: string }>`
      select a.id from activity a where a.office_id = ${officeId} and a.stage = 'programme' and a.standing = 'active' and a.stage <> 'archived' and a.programme_no > 0 and a.id > ${after ?? nil} order by a.id limit ${limit}`.execute(db);
    return ids(rows);
  },
  async load(db, scope, asked, today) {
    const rules = await rulesOf(db, scope);
    const limit = limitOf(rules, 'SUP-36', 'workingDays', today);
    if (limit === null) return [];
    const { rows } = await sql<{ id: string; theme: string | null; since: Day; people: string[] }>`
      select * from (select a.id, a.theme, (select (max(v.created_at) at time zone o.time_zone)::date from programme_version v where v.office_id = a.office_id and v.activity_id = a.id and v.state = 'current') as since,
        ${secretariesOf(sql`array(select unnest(x.branch_ids) from side x where x.office_id = a.office_id and x.activity_id = a.id and ${unsaid})`, sql`a.office_id`, today)} as people
      from activity a join office o on o.id = a.office_id
      where a.office_id = ${scope.officeId} and a.id = any(${asked}::uuid[]) and a.stage = 'programme' and a.standing = 'active' and a.programme_no > 0) y
      where y.since <= ${limit.last} and y.people <> '{}'`.execute(db);
    return rows.map(({ id, theme, since, people }) => {
      const dueOn = limit.due(since);
      return { about: id, activityId: id, dueOn, people, facts: { theme: theme ?? untitled, sinceOn: since, days: workingDaysAfter(since, today, rules.calendar), dueOn, late: daysBetween(dueOn, today) } };
    });
  },
};

/** Links that end soon, or ended not long ago, while what they were made for is still not said: whoever runs the activity. */
const link: Watch = {
  name: 'reminder.link',
  async find(db, scope, { today, after, limit }) {
    const days = await around(db, scope, today);
    if (days === null) return [];
    const { rows } = await sql<{ id: string }>`select l.id from link l where l.office_id = ${scope.officeId} and l.revoked_at is null and l.id > ${after ?? nil} and l.expires_at between ${days.from}::date and ${days.to}::date + 1 order by l.id limit ${limit}`.execute(db);
    return ids(rows);
  },
  async load(db, scope, asked, today) {
    const days = await around(db, scope, today);
    if (days === null) return [];
    const { rows } = await sql<{ id: string; activityId: string; theme: string | null; holder: string; on: Day; subject: string; people: string[] }>`
      select * from (select l.id, a.id as activity_id, a.theme, l.holder_name as holder, (l.expires_at at time zone o.time_zone)::date as on, case a.stage when 'programme' then 'activity' else 'record' end as subject, ${runs(today)} as people
      from link l join activity a on a.office_id = l.office_id and a.id = l.activity_id and a.standing = 'active' join office o on o.id = l.office_id
      where l.office_id = ${scope.officeId} and l.id = any(${asked}::uuid[]) and l.revoked_at is null
        and (a.stage = 'programme' and a.programme_no > 0 or a.stage = 'summary' and exists (select 1 from record w where w.office_id = a.office_id and w.activity_id = a.id and w.written_at is not null))
        and not exists (select 1 from consent c where c.office_id = a.office_id and c.activity_id = a.id and c.side_id = l.side_id and not c.superseded and c.subject = case a.stage when 'programme' then 'activity' else 'record' end)
        and not exists (select 1 from link n where n.office_id = l.office_id and n.activity_id = l.activity_id and n.side_id = l.side_id and n.revoked_at is null and n.expires_at > l.expires_at)) y
      where y.on between ${days.from} and ${days.to}`.execute(db);
    return rows.map(({ id, activityId, theme, holder, on, subject, people }) => ({
      about: id, activityId, dueOn: on, people, facts: { theme: theme ?? untitled, holder, endsOn: on, subject: `@reminder.subject.${subject}`, state: on < today ? '@reminder.ended' : '@reminder.ending', late: Math.max(0, daysBetween(on, today)) },
    }));
  },
};
async function around(db: Connection, scope: Scope, today: Day): Promise<{ readonly from: Day; readonly to: Day } | null> {
  const rules = await rulesOf(db, scope);
  const [before, after] = ['daysBefore', 'daysAfter'].map((parameter) => settingOn(rules, 'SUP-36', parameter, today)?.value);
  return typeof before === 'number' && typeof after === 'number' ? { from: addDays(today, -after), to: addDays(today, before) } : null;
}

/** Notices of an activity that are not answered yet: told to the member alone, never to anybody else. */
const answer: Watch = {
  name: 'reminder.answer',
  async find(db, { officeId }, { today, after, limit }) {
    const { rows } = await sql<{ id: string }>`
      select a.id from activity a where a.office_id = ${officeId} and a.stage = 'held' and a.standing = 'active' and a.stage <> 'archived' and a.announced_at is not null and a.planned_on >= ${today} and a.id > ${after ?? nil}
      order by a.id limit ${limit}`.execute(db);
    return ids(rows);
  },
  async load(db, scope, asked, today) {
    const limit = limitOf(await rulesOf(db, scope), 'SUP-37', 'workingDays', today);
    if (limit === null) return [];
    const { rows } = await sql<{ id: string; theme: string | null; since: Day; on: Day; people: string[] }>`
      select * from (select a.id, a.theme, (a.announced_at at time zone o.time_zone)::date as since, a.planned_on as on,
        array(select distinct n.person_id from notice n where n.office_id = a.office_id and n.activity_id = a.id and n.kind = 'announced' and ${able(sql`n.person_id`, sql`a.office_id`, today)}
          and not exists (select 1 from reply r where r.office_id = a.office_id and r.activity_id = a.id and r.person_id = n.person_id)) as people
      from activity a join office o on o.id = a.office_id
      where a.office_id = ${scope.officeId} and a.id = any(${asked}::uuid[]) and a.stage = 'held' and a.standing = 'active' and a.announced_at is not null and a.planned_on >= ${today}) y
      where y.since <= ${limit.last} and y.people <> '{}'`.execute(db);
    return rows.map(({ id, theme, since, on, people }) => ({ about: id, activityId: id, dueOn: on, people, facts: { theme: theme ?? untitled, sinceOn: since, plannedOn: on, late: 0 } }));
  },
};

/** Temporary branches whose end is near or has passed (ORG-06): their secretaries; 机关党委 where nobody leads them any more. */
const branch: Watch = {
  name: 'reminder.branch',
  async find(db, scope, { today, after, limit }) {
    const { rows } = await sql<{ id: string }>`select b.id from branch b where b.office_id = ${scope.officeId} and b.kind = 'temporary' and b.dissolved_on is null and b.id > ${after ?? nil}
      and b.planned_end <= ${addDays(today, await daysBefore(db, scope, today))} order by b.id limit ${limit}`.execute(db);
    return ids(rows);
  },
  async load(db, scope, asked, today) {
    const days = await daysBefore(db, scope, today);
    const { rows } = await sql<{ id: string; name: string; on: Day; people: string[] }>`
      select b.id, b.name, b.planned_end as on, ${orElse(secretariesOf(sql`array[b.id]`, sql`b.office_id`, today), holdersOf(sql`'committee'`, sql`b.office_id`, today))} as people
      from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
      where b.office_id = ${scope.officeId} and b.id = any(${asked}::uuid[]) and b.kind = 'temporary' and b.dissolved_on is null and b.planned_end <= ${addDays(today, days)}`.execute(db);
    return rows.map(({ id, name, on, people }) => ({ about: id, activityId: null, dueOn: on, people, facts: { branch: name, endsOn: on, state: on < today ? '@reminder.ended' : '@reminder.ending', late: Math.max(0, daysBetween(on, today)) } }));
  },
};
/** Without the setting a branch is told of on the day it ends. */
async function daysBefore(db: Connection, scope: Scope, today: Day): Promise<number> {
  const value = settingOn(await rulesOf(db, scope), 'SUP-38', 'daysBefore', today)?.value;
  return typeof value === 'number' ? value : 0;
}

export const answerWatches: readonly Watch[] = [approval, consent, link, answer, branch];
