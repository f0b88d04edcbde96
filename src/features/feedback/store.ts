import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { FeedbackFilters, FeedbackRow } from './contract.ts';
import { answers, type FeedbackKnown, type MakeFacts } from './decide.ts';

/** One's own: by account, or by this very link. */
const mine = ({ actor }: Scope) => (actor.link === null ? sql`f.author_id = ${actor.personId}` : sql`f.link_id = ${actor.link.id}`);
const visible = (scope: Scope) => (answers(scope.actor) ? sql`true` : mine(scope));

export async function loadMaking(db: Connection, scope: Scope): Promise<MakeFacts> {
  const { rows } = await sql<MakeFacts>`
    select (select count(*)::int from feedback f where f.office_id = ${scope.officeId} and f.state = 'open' and ${mine(scope)}) as waiting,
      array(select distinct x.person_id from post x join person p on p.office_id = x.office_id and p.id = x.person_id and p.removed_on is null
        join office o on o.id = x.office_id
        where x.office_id = ${scope.officeId} and x.post in ('system_admin', 'committee') and x.from_on <= (${scope.now}::timestamptz at time zone o.time_zone)::date
          and (x.to_on is null or x.to_on >= (${scope.now}::timestamptz at time zone o.time_zone)::date) order by x.person_id) as answering`.execute(db);
  return rows[0] ?? { waiting: 0, answering: [] };
}

/** Held until the transaction ends; `of`: among what the asker sees, or all of the office where the decision itself says who may. @throws Refusal NOT_FOUND where there is none. */
export async function loadFeedback(db: Connection, scope: Scope, id: string, of: 'seen' | 'office'): Promise<FeedbackKnown> {
  const { rows } = await sql<FeedbackKnown>`
    select f.id, f.author_id, f.text, f.state, f.version from feedback f where f.office_id = ${scope.officeId} and f.id = ${id} and ${of === 'seen' ? visible(scope) : sql`true`} for update`.execute(db);
  const [feedback] = rows;
  if (feedback === undefined) throw new Refusal('NOT_FOUND', [need('need.feedback')]);
  return feedback;
}

/** One page, newest first, by key; and how many of what the asker sees wait. */
export async function listFeedback(db: Connection, scope: Scope, { after, id, state, limit }: FeedbackFilters) {
  const where = [sql`f.office_id = ${scope.officeId}`, visible(scope)];
  const [at, key] = after?.split('_') ?? [];
  if (at !== undefined && key !== undefined) where.push(sql`(f.created_at, f.id) < (${at}::timestamptz, ${key}::uuid)`);
  if (state !== undefined) where.push(sql`f.state = ${state}`);
  if (id !== undefined) where.push(sql`f.id = ${id}`);
  const { rows } = await sql<Omit<FeedbackRow, 'allowed'> & { authorId: string | null }>`
    select f.id, f.kind, f.text, f.page, f.author_id, f.author_name, coalesce(${mine(scope)}, false) as mine, f.link_id is not null as outside, f.state, f.created_at, f.answer, f.answered_name,
      f.answered_at, f.closed_at, f.version
    from feedback f where ${sql.join(where, sql` and `)} order by f.created_at desc, f.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, open: await countOpen(db, scope), next: rows.length > limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

/** How many wait for an answer, of those the asker sees. */
export async function countOpen(db: Connection, scope: Scope): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from feedback f where f.office_id = ${scope.officeId} and f.state = 'open' and ${visible(scope)}`.execute(db);
  return rows[0]?.open ?? 0;
}

/** All of the office's feedback by state: no texts, for everybody. */
export async function tellFeedback(db: Connection, { officeId }: Scope): Promise<{ readonly all: number; readonly open: number; readonly answered: number }> {
  const { rows } = await sql<{ all: number; open: number }>`
    select count(*)::int as all, (count(*) filter (where state = 'open'))::int as open from feedback where office_id = ${officeId}`.execute(db);
  const { all = 0, open = 0 } = rows[0] ?? {};
  return { all, open, answered: all - open };
}
