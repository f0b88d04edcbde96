import { sql } from 'kysely';
import { z } from 'zod';
import { shaped } from '#features/activity/store-shape.ts';
import { outward } from '#features/bulletin/facts-outward.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import { bulletinSchema } from '#features/record/facts.ts';
import type { Connection } from '#platform/command.ts';
import { prepared } from '#platform/prepared.ts';
import type { Text } from './documents-html.ts';
import type { Entry } from './documents-feed.ts';

/**
 * What the public page reads. Nobody asks: so there is no scope, and each statement says for itself that the office's
 * page is on and that the bulletin was published on it. What of a text leaves is `outward`'s to say, always.
 */

export interface OpenSite {
  readonly id: string;
  readonly officeId: string;
  readonly key: string;
  readonly office: string;
  readonly demo: boolean;
  readonly changedOn: string;
}
const siteColumns = sql`s.id, s.office_id, s.key, o.name as office, o.demo, s.changed_on`;

/** Pages that are on, of all offices of the installation. */
export async function openSites(db: Connection): Promise<OpenSite[]> {
  const { rows } = await sql<OpenSite>`${prepared} select ${siteColumns} from site s join office o on o.id = s.office_id where s.open order by o.name, s.key`.execute(db);
  return rows;
}

export async function siteBy(db: Connection, key: string): Promise<OpenSite | null> {
  const { rows } = await sql<OpenSite>`${prepared} select ${siteColumns} from site s join office o on o.id = s.office_id where s.key = ${key} and s.open`.execute(db);
  return rows[0] ?? null;
}

const shapedBulletin = shaped(z.object({ bulletin: bulletinSchema }));
const bulletinOf = (row: unknown): Bulletin => shapedBulletin({ bulletin: row }).bulletin;
/** Bulletins that were published on the office's own page. */
const onSite = sql`bulletin b join delivery d on d.office_id = b.office_id and d.bulletin_id = b.id
  join outlet t on t.office_id = d.office_id and t.id = d.outlet_id and t.kind = 'site'`;

const texts = (rows: readonly { readonly bulletin: unknown }[]): Text[] =>
  rows.flatMap(({ bulletin }) => {
    const text = outward(bulletinOf(bulletin));
    return text.leaves ? [text] : [];
  });

interface Wanted {
  readonly year: number | null;
  /** Only what came before this issue. */
  readonly before: { readonly year: number; readonly number: number } | null;
  readonly limit: number;
}

/** Newest first, one more than a page holds where there are more. */
export async function listOnSite(db: Connection, officeId: string, { year, before, limit }: Wanted): Promise<Text[]> {
  const { rows } = await sql<{ bulletin: unknown }>`${prepared}
    select to_jsonb(b) as bulletin from ${onSite}
    where b.office_id = ${officeId} and b.withdrawn_on is null and b.number is not null and (${year}::int is null or b.year = ${year})
      and (${before?.year ?? null}::int is null or (b.year, b.number) < (${before?.year ?? null}::int, ${before?.number ?? null}::int))
    order by b.year desc, b.number desc limit ${limit + 1}`.execute(db);
  return texts(rows);
}

export async function yearsOnSite(db: Connection, officeId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`${prepared}
    select distinct b.year from ${onSite} where b.office_id = ${officeId} and b.withdrawn_on is null and b.number is not null order by b.year desc`.execute(db);
  return rows.map((row) => row.year);
}

export type OnSite = { readonly activityId: string; readonly text: Text; readonly gone: null } | { readonly text: null; readonly gone: { readonly withdrawnOn: string } };

/** One issue; null where there is none, it never was on the page, or it is not out. */
export async function oneOnSite(db: Connection, officeId: string, { year, number }: { readonly year: number; readonly number: number }): Promise<OnSite | null> {
  const { rows } = await sql<{ bulletin: unknown; activityId: string }>`${prepared}
    select to_jsonb(b) as bulletin, b.activity_id from ${onSite} where b.office_id = ${officeId} and b.year = ${year} and b.number = ${number}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const text = outward(bulletinOf(row.bulletin));
  if (text.leaves) return { activityId: row.activityId, text, gone: null };
  return text.why === 'withdrawn' && text.withdrawnOn !== null ? { text: null, gone: { withdrawnOn: text.withdrawnOn } } : null;
}

/** The newest for the feed, with the instants at which they came out and changed, and when anything on the page last did. */
export async function entriesOnSite(db: Connection, officeId: string, limit: number): Promise<{ entries: Entry[]; changedAt: string | null }> {
  const { rows } = await sql<{ bulletin: unknown; publishedAt: string; updatedAt: string }>`${prepared}
    select to_jsonb(b) as bulletin, d.created_at as published_at, greatest(d.created_at, d.tried_at) as updated_at from ${onSite}
    where b.office_id = ${officeId} and b.withdrawn_on is null order by b.year desc, b.number desc limit ${limit}`.execute(db);
  const changed = await sql<{ at: string | null }>`${prepared} select max(greatest(d.created_at, d.tried_at)) as at from ${onSite} where b.office_id = ${officeId}`.execute(db);
  const entries = rows.flatMap(({ bulletin, publishedAt, updatedAt }) => texts([{ bulletin }]).map((text) => ({ text, publishedAt, updatedAt })));
  return { entries, changedAt: changed.rows[0]?.at ?? null };
}

/** What the sitemap lists of an office: as many pages as a sitemap may hold. */
export async function pathsOnSite(db: Connection, officeId: string): Promise<{ year: number; number: number; changedOn: string }[]> {
  const { rows } = await sql<{ year: number; number: number; changedOn: string }>`${prepared}
    select b.year, b.number, greatest(b.released_on, b.corrected_on, p.published_on) as changed_on
    from ${onSite} left join publication p on p.office_id = d.office_id and p.id = d.publication_id
    where b.office_id = ${officeId} and b.withdrawn_on is null order by b.year desc, b.number desc limit 40000`.execute(db);
  return rows;
}
