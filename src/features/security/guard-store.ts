import { sql, type Kysely } from 'kysely';
import type { DB } from '#database/types.ts';

/** By which browsers links wrote: outside the door, as it is no state of the office but a thing to look at. */

export interface Mark {
  readonly linkId: string;
  readonly hash: string;
  readonly now: Date;
  /** As many as are told apart of one link. */
  readonly most: number;
}
/** Longer than any link lasts. */
const keptDays = 400;

/** Remembers by which browser a link wrote. @returns whether it is a new one beside another, or beyond those that are told apart. */
export async function isAnotherBrowser(db: Kysely<DB>, { linkId, hash, now, most }: Mark): Promise<boolean> {
  const { rows } = await sql<{ others: number; mine: boolean }>`
    select count(*) filter (where mark_hash <> ${hash})::int as others, coalesce(bool_or(mark_hash = ${hash}), false) as mine from link_browser where link_id = ${linkId}`.execute(db);
  const { others, mine } = rows[0] ?? { others: 0, mine: false };
  if (mine) return false;
  if (others < most) await sql`insert into link_browser (link_id, mark_hash, first_at) values (${linkId}, ${hash}, ${now.toISOString()}) on conflict do nothing`.execute(db);
  if (others === 0) await sql`delete from link_browser where first_at < ${new Date(now.getTime() - keptDays * 86_400_000).toISOString()}`.execute(db);
  return others > 0;
}
