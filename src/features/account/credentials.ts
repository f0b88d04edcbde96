import { sql, type Kysely, type Transaction } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { DB } from '#database/types.ts';
import { hashOf, matches } from '#platform/auth.ts';
import type { Connection } from '#platform/command.ts';
import { measure, type PasswordFacts } from './checks.ts';

/*
 * The sign-in library's rows: secrets and sessions, not state. They are written inside the transaction of the command
 * they belong to and go back with it; the ledger holds the account, never a password or its hash.
 */

/** A new password, hashed and measured before the transaction: hashing takes a tenth of a second. */
export interface Secret {
  readonly hash: string;
  readonly facts: PasswordFacts;
}

/** Prepares a new password. With `userId` it is compared with the passwords that user had before (SEC-01). */
export async function prepare(db: Kysely<DB>, password: string, username: string, userId: string | null = null): Promise<Secret> {
  const lastUsed = userId === null ? null : await lastUse(db, userId, password);
  return { hash: await hashOf(password), facts: measure(password, username, lastUsed) };
}

async function lastUse(db: Kysely<DB>, userId: string, password: string): Promise<number | null> {
  const earlier = await db
    .selectFrom('passwordHistory').select('hash').where('userId', '=', userId).orderBy('setAt', 'desc').limit(24).execute();
  const same = await Promise.all(earlier.map(({ hash }) => matches(password, hash)));
  const index = same.indexOf(true);
  return index < 0 ? null : index + 1;
}

/** Whether this is the password in force. */
export async function isPassword(db: Connection, userId: string, password: string): Promise<boolean> {
  const { rows } = await sql<{ password: string | null }>`
    select password from auth_account where "userId" = ${userId} and "providerId" = 'credential'`.execute(db);
  const hash = rows[0]?.password ?? null;
  return hash !== null && (await matches(password, hash));
}

/**
 * Makes the rows of a new account.
 * @returns the library's user id.
 */
export async function makeUser(db: Transaction<DB>, username: string, name: string, hash: string): Promise<string> {
  const userId = randomUUID();
  // The library wants an address; ours leads nowhere and is never shown or written to.
  await sql`insert into auth_user (id, name, email, username, "displayUsername")
    values (${userId}, ${name}, ${`${userId}@account.invalid`}, ${username.toLowerCase()}, ${username})`.execute(db);
  await sql`insert into auth_account (id, "userId", "accountId", "providerId", password)
    values (${randomUUID()}, ${userId}, ${userId}, 'credential', ${hash})`.execute(db);
  await remember(db, userId, hash);
  return userId;
}

/** Puts a new password in force and ends every session but `keep`. */
export async function setPassword(db: Transaction<DB>, userId: string, hash: string, keep: string | null): Promise<void> {
  await sql`update auth_account set password = ${hash}, "updatedAt" = now()
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(db);
  await remember(db, userId, hash);
  await endSessions(db, userId, keep);
}

const remember = (db: Transaction<DB>, userId: string, hash: string) =>
  db.insertInto('passwordHistory').values({ userId, hash, setAt: sql<string>`clock_timestamp()` }).execute();

/** Ends a user's sessions, all but `keep`. What they were opened with is remembered as a hash: the device is told that it was cut off. */
export async function endSessions(db: Connection, userId: string, keep: string | null): Promise<void> {
  await sql`
    with ended as (delete from auth_session where "userId" = ${userId} and id is distinct from ${keep}::text returning token)
    insert into session_cut (token_hash, cut_at) select encode(sha256(token::bytea), 'hex'), now() from ended on conflict do nothing`.execute(db);
}

export const forgetCutBefore = async (db: Connection, before: Date): Promise<void> => void (await sql`delete from session_cut where cut_at < ${before.toISOString()}`.execute(db));
