import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { deliveryRows, unsettled } from '#features/outlet/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { holds } from '#shared/actor.ts';
import { addDays, addMonths, daysFromTo, isWorkingDay } from '#shared/dates.ts';
import type { comingRow, MineRow, MonthRow, RecentRow, WaitingRow } from './contract.ts';
import { waitingKinds } from './facts.ts';
import { listAskedWaiting } from './store-asked.ts';
import { listActionsWaiting } from './store-outcome.ts';
import type { z } from 'zod';

/** Most of one kind that are shown: whoever has more sees the first ones, and the next when these are done. */
const most = 20;

/** Everything that waits for the actor, in three statements: each kind is one arm, found by an index of its own. */
export async function listWaiting(db: Connection, scope: Scope, today: string): Promise<WaitingRow[]> {
  const { actor, officeId } = scope;
  const me = actor.personId;
  const led = actor.posts.flatMap((held) => (held.post === 'secretary' && held.branchId !== null ? [held.branchId] : []));
  const posts = actor.posts.map((held) => held.post);
  const notMine = sql`a.proposer_id is distinct from ${me} and a.organiser_id is distinct from ${me}`;
  const from = sql`join activity a on a.office_id = x.office_id and a.id = x.activity_id and a.standing = 'active' where x.office_id = ${officeId}`;
  const unsaid = (subject: 'activity' | 'record') => sql`
    a.office_id = ${officeId} and exists (select 1 from side x where x.office_id = a.office_id and x.activity_id = a.id and x.branch_ids && ${led}::uuid[]
      and not exists (select 1 from consent c where c.office_id = x.office_id and c.activity_id = a.id and c.side_id = x.id and c.subject = ${subject} and not c.superseded))`;
  // Who sees to it that a bulletin comes out where it should: a program that was told nothing yet is told by itself.
  const runs = sql`(a.host_branch_ids && ${led}::uuid[] or not (${notMine}) and a.host_branch_ids && ${actor.branchIds}::uuid[])`;
  const { rows } = await sql<Omit<WaitingRow, 'aboutId'>>`
    (select 'approve' as kind, x.id, a.id as activity_id, a.code, a.theme, a.planned_on as day, x.step as detail, false as overdue from approval x ${from}
      and x.state = 'pending' and ${notMine} and (x.step = any(${posts}) or x.step = 'branch' and a.host_branch_ids && ${actor.branchIds}::uuid[])
      and not exists (select 1 from approval other where other.office_id = a.office_id and other.activity_id = a.id and other.round = x.round and other.decided_by = ${me})
      order by x.id limit ${most})
    union all (select 'answer', a.id, a.id, a.code, a.theme, a.planned_on, null, a.planned_on < ${today} from activity a
      where a.office_id = ${officeId} and a.stage = 'held' and a.standing = 'active' and a.announced_at is not null
      and (a.host_branch_ids && ${actor.branchIds}::uuid[] or exists (select 1 from side x where x.office_id = a.office_id and x.activity_id = a.id and x.branch_ids && ${actor.branchIds}::uuid[]))
      and not exists (select 1 from reply r where r.office_id = a.office_id and r.activity_id = a.id and r.person_id = ${me})
      order by a.sort_on limit ${most})
    union all (select 'consent', a.id, a.id, a.code, a.theme, a.planned_on, null, false from activity a
      where a.stage = 'programme' and a.standing = 'active' and a.programme_no > 0 and ${unsaid('activity')} order by a.sort_on limit ${most})
    union all (select 'sign', a.id, a.id, a.code, a.theme, a.held_on, null, false from activity a join record w on w.office_id = a.office_id and w.activity_id = a.id and w.written_at is not null
      where a.stage = 'summary' and a.standing = 'active' and ${unsaid('record')} order by a.sort_on limit ${most})
    union all (select 'review', x.id, a.id, a.code, a.theme, a.held_on, x.title, false from bulletin x ${from}
      and a.stage in ('publicity', 'conversion', 'archived') and x.state = 'review' and x.withdrawn_on is null and x.author_id is distinct from ${me} and ${notMine} and ${holds(actor, 'discipline', 'committee')}
      order by x.id limit ${most})
    union all (select 'release', c.id, null, null, c.title, null::date, null, false from circular c
      where c.office_id = ${officeId} and c.state = 'review' and c.withdrawn_on is null and ${me} <> all(c.writer_ids) and ${holds(actor, 'committee', 'leading_group')} order by c.created_at, c.id limit ${most})
    union all (select 'outlet', d.id, a.id, a.code, a.theme, null, o.name, false from ${deliveryRows} join activity a on a.office_id = d.office_id and a.id = d.activity_id
      where d.office_id = ${officeId} and ${unsettled} and a.standing = 'active' and (o.kind <> 'webhook' or d.failed) and (${runs} or ${holds(actor, 'committee')} and d.failed) order by d.created_at, d.id limit ${most})`.execute(db);
  const others = await Promise.all([listActionsWaiting(db, scope, today), listAskedWaiting(db, scope)]);
  const all: WaitingRow[] = [...rows.map((row) => ({ ...row, aboutId: null })), ...others.flat()];
  return all.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind) || (a.day ?? '9').localeCompare(b.day ?? '9'));
}

const unsaidBy = (subject: string) => sql`exists (select 1 from side x where x.office_id = a.office_id and x.activity_id = a.id and not exists (
  select 1 from consent c where c.office_id = a.office_id and c.activity_id = a.id and c.side_id = x.id and c.subject = ${subject} and not c.superseded and c.decision = 'approve'))`;

/** Activities the actor organises that are under way, each with the next thing to do, in the order of their days. */
export async function listMine(db: Connection, { actor, officeId }: Scope, today: string): Promise<MineRow[]> {
  const { rows } = await sql<MineRow>`
    select a.id as activity_id, a.code, a.theme, a.stage, a.standing, coalesce(a.held_on, a.planned_on) as day,
      (select p.step from approval p where p.office_id = a.office_id and p.activity_id = a.id and p.state = 'pending') as detail,
      case when a.standing = 'postponed' then 'resume'
        when a.stage = 'programme' then case when a.programme_no = 0 then 'programme' when ${unsaidBy('activity')} then 'consents' else 'submit' end
        when a.stage = 'held' then case when a.announced_at is null then 'announce' when a.planned_on > ${today} then 'prepare' else 'hold' end
        when a.stage = 'summary' then case when not exists (select 1 from record w where w.office_id = a.office_id and w.activity_id = a.id and w.written_at is not null) then 'record'
          when ${unsaidBy('record')} then 'signatures' else 'complete' end
        when a.stage = 'publicity' then case when a.publicity = 'open' and not exists (select 1 from bulletin b where b.office_id = a.office_id and b.activity_id = a.id) then 'bulletin' else 'publicity' end
        when a.stage = 'conversion' then case when a.conversion = 'skipped' then 'archive'
          when not exists (select 1 from problem m where m.office_id = a.office_id and m.activity_id = a.id) then 'problems'
          when exists (select 1 from action t where t.office_id = a.office_id and t.activity_id = a.id and t.state in ('open', 'done')) then 'actions' else 'archive' end
        else a.stage end as next
    from activity a where a.office_id = ${officeId} and (a.organiser_id = ${actor.personId} or a.proposer_id = ${actor.personId})
      and a.host_branch_ids && ${actor.branchIds}::uuid[] and a.standing in ('active', 'postponed') and a.stage <> 'archived'
    order by a.sort_on, a.id limit ${most}`.execute(db);
  return rows;
}

/** The next activities the actor may see, nearest first. */
export async function listComing(db: Connection, scope: Scope, today: string): Promise<z.infer<typeof comingRow>[]> {
  const { rows } = await sql<z.infer<typeof comingRow>>`
    select a.id as activity_id, a.code, a.theme, a.stage, a.planned_on as from, a.planned_end as to, a.place,
      (select coalesce(json_agg(b.name order by b.pinyin), '[]') from branch b where b.office_id = a.office_id and b.id = any(a.host_branch_ids)) as hosts
    from activity a where a.office_id = ${scope.officeId} and ${visible(scope)} and a.standing = 'active' and a.held_on is null
      and a.sort_on >= ${addDays(today, -7)} and a.planned_on is not null and coalesce(a.planned_end, a.planned_on) >= ${today}
    order by a.sort_on, a.id limit 5`.execute(db);
  return rows;
}

/** The latest activities of the actor's branches that were held and are still worked on, for what is written of one's own accord. */
export async function listRecent(db: Connection, { actor, officeId }: Scope, today: string): Promise<RecentRow[]> {
  if (actor.branchIds.length === 0) return [];
  const { rows } = await sql<RecentRow>`
    select a.id as activity_id, a.code, a.theme, a.stage, a.held_on, a.stage = 'summary' and a.host_branch_ids && ${actor.branchIds}::uuid[] as record
    from activity a where a.office_id = ${officeId} and a.standing = 'active' and a.stage in ('summary', 'publicity', 'conversion') and a.held_on is not null
      and a.sort_on between ${addDays(today, -90)} and ${today}
      and (a.host_branch_ids && ${actor.branchIds}::uuid[] or exists (select 1 from side x where x.office_id = a.office_id and x.activity_id = a.id and x.branch_ids && ${actor.branchIds}::uuid[]))
    order by a.sort_on desc, a.id desc limit 3`.execute(db);
  return rows;
}

/** A month's activities by their days, several days included, and its days as the working calendar has them. */
export async function readMonth(db: Connection, scope: Scope, month: string) {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const { rows } = await sql<MonthRow>`
    select * from (select a.id as activity_id, a.code, a.theme, a.stage, a.standing, a.sort_on, coalesce(a.held_on, a.planned_on) as from,
        greatest(coalesce(a.held_on, a.planned_on), a.planned_end) as to
      from activity a where a.office_id = ${scope.officeId} and ${visible(scope)} and a.sort_on between ${addDays(first, -31)} and ${last}
        and coalesce(a.held_on, a.planned_on) is not null) m
    where m.from <= ${last} and m.to >= ${first} order by m.from, m.activity_id limit 300`.execute(db);
  const named = await db.selectFrom('calendarDay').select(['day', 'working', 'name']).where('day', '>=', first).where('day', '<=', last).execute();
  const calendar = new Map(named.map(({ day, working }) => [day, working]));
  const days = daysFromTo(first, last).map((day) => ({ day, working: isWorkingDay(day, calendar), name: named.find((one) => one.day === day)?.name ?? null }));
  return { days, activities: rows.map(({ activityId, code, theme, stage, standing, from, to }) => ({ activityId, code, theme, stage, standing, from, to })) };
}
