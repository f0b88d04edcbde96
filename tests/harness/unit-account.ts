import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { makeUser } from '#features/account/credentials.ts';
import { hashOf, sessionCookie, signToken } from '#platform/auth.ts';
import { insert, type Change } from '#shared/decision.ts';
import { testPassword } from './actors.ts';
import type { App, Client } from './app.ts';

interface Of {
  readonly unitId: string;
  /** By which it was asked for. */
  readonly linkId: string;
  readonly state: 'asked' | 'open';
}
export interface UnitAccount {
  readonly id: string;
  readonly username: string;
  readonly changes: readonly Change[];
  readonly cookie: string;
  /** Signed in with it, about one activity of the unit or about none. */
  client(sideId: string | null): Client;
}

/** An account of a partner's unit as rows to be written, signed in without the sign-in page. */
export async function unitAccount({ program, client }: App, { unitId, linkId, state }: Of): Promise<UnitAccount> {
  const [id, token, now] = [randomUUID(), randomUUID().replaceAll('-', ''), program.now()];
  const username = `p${id.slice(0, 8)}`;
  const hash = await hashOf(testPassword);
  const userId = await program.db.transaction().execute((tx) => makeUser(tx, username, '对方', hash));
  await sql`insert into auth_session (id, "userId", token, "expiresAt", "createdAt", "updatedAt") values (${randomUUID()}, ${userId}, ${token}, now() + interval '12 hours', ${now}, ${now})`.execute(program.db);
  const at = now.toISOString();
  const cookie = `${sessionCookie(program.baseUrl)}=${signToken(token, program.secret)}`;
  return {
    id, username, cookie,
    changes: [
      insert('account', { id, personId: null, userId, username, passwordSetAt: at, mustChange: false, disabledAt: state === 'open' ? null : at }),
      insert('unitAccount', { id, unitId, linkId, holderName: '对方', holderPost: '书记', state, askedAt: at }),
    ],
    client: (sideId) => client({ cookie, ...(sideId === null ? {} : { 'x-lianxue-side': sideId }) }),
  };
}
