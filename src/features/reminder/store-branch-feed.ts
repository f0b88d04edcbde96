import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { FeedKnown } from './decide-feeds.ts';

/** The branch and its calendar in force, locked. */
export async function feedKnown(db: Connection, { officeId, now }: Scope, branchId: string): Promise<FeedKnown> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, b.name from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${officeId} and b.id = ${branchId} and (b.dissolved_on is null or b.dissolved_on > ${now.toISOString()}::timestamptz::date) for update of b`.execute(db);
  const feed = await db.selectFrom('branchFeed').select(['id', 'version']).where('officeId', '=', officeId).where('branchId', '=', branchId).where('revokedAt', 'is', null).executeTakeFirst();
  return { branch: rows[0] ?? null, feed: feed ?? null };
}

export async function feedsOf(db: Connection, { officeId }: Scope, branches: readonly { readonly id: string; readonly name: string }[]) {
  const feeds = branches.length === 0 ? [] : await db.selectFrom('branchFeed').select(['branchId', 'since', 'madeBy']).where('officeId', '=', officeId).where('revokedAt', 'is', null).where('branchId', 'in', branches.map(({ id }) => id)).execute();
  return branches.map(({ id, name }) => {
    const feed = feeds.find(({ branchId }) => branchId === id);
    return { branchId: id, name, since: feed?.since ?? null, madeBy: feed?.madeBy ?? null };
  });
}

/** Which branch a secret opens; of one that is dissolved it opens nothing any more. */
export interface BranchReader {
  readonly officeId: string;
  readonly branchId: string;
  readonly branch: string;
  readonly zone: string;
}
export async function branchReaderOf(db: Connection, hash: string, now: Date): Promise<BranchReader | null> {
  const { rows } = await sql<BranchReader>`
    select f.office_id, f.branch_id, b.name as branch, o.time_zone as zone from branch_feed f join office o on o.id = f.office_id
    join branch b on b.office_id = f.office_id and b.id = f.branch_id and (b.dissolved_on is null or b.dissolved_on > (${now.toISOString()}::timestamptz at time zone o.time_zone)::date)
    where f.hash = ${hash} and f.revoked_at is null`.execute(db);
  return rows[0] ?? null;
}
