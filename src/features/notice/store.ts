import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { RowChange } from '#platform/ledger/entry.ts';
import type { Happening } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { NoticeFilters, NoticeRow } from './contract.ts';
import type { Cause } from './decide.ts';
import { circularNotices, newsOf, outcomeNotices, planNotices, settled, type Standing, type Unread } from './facts.ts';

/** One page of the asker's own notices, newest first, and how many are unread. */
export async function listNotices(db: Connection, scope: Scope, { after, limit, unread }: NoticeFilters) {
  const mine = sql`n.office_id = ${scope.officeId} and n.person_id = ${scope.actor.personId}`;
  const where = [mine];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(n.created_at, n.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (unread === 'yes') where.push(sql`n.read_at is null`);
  const { rows } = await sql<NoticeRow & { unread: number }>`
    select n.id, n.kind, n.activity_id, n.facts, n.created_at, n.read_at
    from notice n where ${sql.join(where, sql` and `)} order by n.created_at desc, n.id desc limit ${limit + 1}`.execute(db);
  const count = await sql<{ unread: number }>`select count(*)::int as unread from notice n where ${mine} and n.read_at is null`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${last.createdAt}_${last.id}` : null, unread: count.rows[0]?.unread ?? 0 };
}

/** @throws Refusal NOT_FOUND for a notice that is not the asker's. */
export async function unreadOf(db: Connection, scope: Scope, id: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string; readAt: string | null }>`
    select id, read_at from notice where office_id = ${scope.officeId} and person_id = ${scope.actor.personId}
      and ${id === null ? sql`read_at is null` : sql`id = ${id}`} order by created_at limit 500`.execute(db);
  if (id !== null && rows.length === 0) throw new Refusal('NOT_FOUND', [need('notice.not_found')]);
  return rows.filter((row) => row.readAt === null).map((row) => row.id);
}

interface Entry {
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly objectId: string;
  readonly events: readonly Happening[];
  readonly changes: readonly RowChange[];
  readonly activityId: string | null;
  readonly code: string;
  readonly theme: string | null;
  readonly organiserId: string;
  readonly proposerId: string;
  readonly hostBranchIds: readonly string[];
}

/** The entry as news: what it says, and everybody it may concern. Three statements, however many people. */
export async function causeOf(db: Connection, scope: Scope, seq: number): Promise<Cause> {
  const { rows } = await sql<Entry>`
    select e.at, e.actor_id, e.actor_name, e.object_id, e.events, e.changes, a.id as activity_id, a.code, a.theme, a.organiser_id, a.proposer_id, a.host_branch_ids
    from ledger_entry e left join activity a on a.office_id = e.office_id and a.id = e.activity_id
    where e.office_id = ${scope.officeId} and e.seq = ${seq}`.execute(db);
  const [entry] = rows;
  if (entry === undefined) throw new Refusal('NOT_FOUND', [need('notice.not_found')]);
  const { activityId, code, theme } = entry;
  return {
    seq, actorId: entry.actorId, actorName: entry.actorName, objectId: entry.objectId, news: newsOf(entry.events),
    organiserId: entry.organiserId ?? null, proposerId: entry.proposerId ?? null,
    activity: activityId === null ? null : { id: activityId, code, theme },
    standings: activityId === null ? await standingsInPlan(db, scope, entry) : await standingsOf(db, scope, entry),
    settled: settled(entry.events, activityId === null ? await unreadOfPlan(db, scope, entry.objectId, seq) : await unreadAbout(db, scope, activityId, seq), entry.actorId),
  };
}

async function unreadAbout(db: Connection, { officeId }: Scope, activityId: string, before: number): Promise<Unread[]> {
  return db.selectFrom('notice').select(['id', 'kind', 'personId']).where('officeId', '=', officeId).where('activityId', '=', activityId)
    .where('readAt', 'is', null).where('causeSeq', '<', before).execute();
}

async function unreadOfPlan(db: Connection, { officeId }: Scope, planId: string, before: number): Promise<Unread[]> {
  const { rows } = await sql<Unread>`
    select id, kind, person_id from notice where office_id = ${officeId} and activity_id is null and kind = any(${[...planNotices, ...circularNotices]}::text[])
      and facts->>'about' = ${planId} and read_at is null and cause_seq < ${before}`.execute(db);
  return rows;
}

/** Of a plan: posts that decide its steps, and secretaries of the branches its event names. Of a problem that is no activity’s: those of its branch, and the owner. */
async function standingsInPlan(db: Connection, scope: Scope, entry: Entry): Promise<Standing[]> {
  if (!newsOf(entry.events).some(({ kind }) => [...planNotices, ...outcomeNotices].some((one) => one === kind))) return [];
  const hostBranchIds = entry.events.flatMap(({ details: { branchIds } }) => (Array.isArray(branchIds) ? branchIds.map(String) : []));
  return standingsOf(db, scope, { ...entry, hostBranchIds });
}

async function standingsOf(db: Connection, { officeId }: Scope, { at, activityId, hostBranchIds, changes }: Entry): Promise<Standing[]> {
  const actions = changes.filter((change) => change.table === 'action').map((change) => change.id);
  const { rows } = await sql<Standing>`
    with today as (select (${at}::timestamptz at time zone o.time_zone)::date as day from office o where o.id = ${officeId}),
    held as (select x.post, x.branch_id, x.person_id from post x, today where x.office_id = ${officeId} and x.from_on <= day and (x.to_on is null or x.to_on >= day)),
    found as (
      select 'step:' || post as audience, person_id from held where branch_id is null
      union select 'secretary', person_id from held where post = 'secretary' and branch_id = any(${hostBranchIds}::uuid[])
      union select 'member', m.person_id from membership m, today where m.office_id = ${officeId} and m.branch_id = any(${hostBranchIds}::uuid[])
        and m.from_on <= day and (m.to_on is null or m.to_on >= day)
      union select 'owner', owner_id from action where office_id = ${officeId} and id = any(${actions}::uuid[])
      union select 'announced', person_id from notice where office_id = ${officeId} and activity_id = ${activityId} and kind = 'announced'
    )
    select f.audience, f.person_id from found f, today, person p
    where p.office_id = ${officeId} and p.id = f.person_id and (p.removed_on is null or p.removed_on > day)
    order by p.pinyin, p.id`.execute(db);
  return rows;
}
