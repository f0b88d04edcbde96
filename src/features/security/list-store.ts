import { sql } from 'kysely';
import type { z } from 'zod';
import { noteKeyWord } from '#platform/guesses.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { securityContract } from './contract.ts';

type Rows = z.infer<NonNullable<(typeof securityContract)['list']['~orpc']['outputSchema']>>;

/** Attempts in vain, the latest told first; how many there were, and when last, as they are counted by now. */
export async function listAttempts(db: Connection, { officeId }: Scope, { after, limit }: { readonly after?: string | undefined; readonly limit: number }): Promise<Rows> {
  const [at, id] = after?.split('_') ?? [];
  const further = at !== undefined && id !== undefined ? sql`and (n.at, n.id) < (${at}::timestamptz, ${id}::uuid)` : sql``;
  const { rows } = await sql<Rows['rows'][number]>`
    select n.id, n.kind, n.about, greatest(n.tries, g.tries) as tries, n.at, greatest(n.at, g.last_at) as last_at from security_note n
    left join guess_guard g on g.key = ${noteKeyWord} || n.id where n.office_id = ${officeId} ${further} order by n.at desc, n.id desc limit ${limit + 1}`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), next: last === undefined ? null : `${last.at}_${last.id}` };
}
