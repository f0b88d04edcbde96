import { sql, type Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Scope } from '#platform/command.ts';
import type { Uploaded } from './queries.ts';

/** Files on their way. No state: nothing of an activity hangs on them until the command that names what was stored. */

/** What is said of a file before its first byte. */
export interface Announced {
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}
export interface Half extends Announced {
  readonly id: string;
  /** What was answered when it was whole and stored; null until then. */
  readonly kept: Uploaded | null;
}

/** Whose a file on its way is: a person, or the holder of a link to one activity; null for anybody else. */
export function ownerOf({ actor }: Scope): string | null {
  if (actor.link !== null) return `link:${actor.link.id}:${actor.link.sideId}`;
  return actor.kind === 'person' && actor.personId !== null ? `person:${actor.personId}` : null;
}

/** Begins a file, or finds it where the same owner began the same one: from another tab, or before the page was killed. */
export async function beginHalf(db: Kysely<DB>, { officeId, now }: Scope, owner: string, id: string, { name, sha256, size }: Announced): Promise<Half> {
  const at = now.toISOString();
  const { rows } = await sql<Half>`
    insert into upload_half (office_id, id, owner, name, sha256, size, touched_at) values (${officeId}, ${id}, ${owner}, ${name}, ${sha256}, ${size}, ${at})
    on conflict (office_id, owner, sha256, size, name) do update set touched_at = ${at}
    returning id, name, sha256, size, kept`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a file on its way was not written down');
  return row;
}

/** Somebody else's is not found, as if it were not there. */
export async function findHalf(db: Kysely<DB>, { officeId, now }: Scope, owner: string, id: string): Promise<Half | null> {
  const { rows } = await sql<Half>`
    update upload_half set touched_at = ${now.toISOString()} where office_id = ${officeId} and id = ${id} and owner = ${owner}
    returning id, name, sha256, size, kept`.execute(db);
  return rows[0] ?? null;
}

/** Lets go of an owner's oldest beyond what one may have on the way at once. @returns whose bytes are to go as well. */
export async function boundHalves(db: Kysely<DB>, { officeId }: Scope, owner: string, { most, bytes }: { readonly most: number; readonly bytes: number }, but: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from upload_half where office_id = ${officeId} and id in (
      select id from (select id, row_number() over newest as place, sum(size) over newest as together from upload_half
        where office_id = ${officeId} and owner = ${owner} window newest as (order by (id = ${but}) desc, touched_at desc, id)) ranked
      where id <> ${but} and (place > ${most} or together > ${bytes})) returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function noteKept(db: Kysely<DB>, { officeId }: Scope, id: string, kept: Uploaded): Promise<void> {
  await sql`update upload_half set kept = ${JSON.stringify(kept)}::jsonb where office_id = ${officeId} and id = ${id}`.execute(db);
}

export async function dropHalf(db: Kysely<DB>, { officeId }: Pick<Scope, 'officeId'>, id: string): Promise<void> {
  await db.deleteFrom('uploadHalf').where('officeId', '=', officeId).where('id', '=', id).execute();
}

/** Lets go of what nobody touched since then. */
export async function dropOldHalves(db: Kysely<DB>, officeId: string, before: string): Promise<string[]> {
  const rows = await db.deleteFrom('uploadHalf').where('officeId', '=', officeId).where('touchedAt', '<', before).returning('id').execute();
  return rows.map(({ id }) => id);
}
