import type { z } from 'zod';
import type { Connection, Scope } from '#platform/command.ts';
import type { securityContract } from './contract.ts';

type Rows = z.infer<NonNullable<(typeof securityContract)['list']['~orpc']['outputSchema']>>;

/** Attempts in vain, the latest first. */
export async function listAttempts(db: Connection, { officeId }: Scope, { after, limit }: { readonly after?: string | undefined; readonly limit: number }): Promise<Rows> {
  const [at, id] = after?.split('_') ?? [];
  const rows = await db.selectFrom('securityNote').select(['id', 'kind', 'about', 'tries', 'at']).where('officeId', '=', officeId)
    .$if(at !== undefined && id !== undefined, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(at ?? '', id ?? ''))))
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit) as Rows['rows'], next: last === undefined ? null : `${last.at}_${last.id}` };
}
