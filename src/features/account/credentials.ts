import { sql, type Transaction } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { DB } from '#database/types.ts';
import { hashOf } from '#platform/auth.ts';

/**
 * Makes the sign-in library's rows for a new account inside the command's transaction. They are secrets and not state:
 * the ledger holds the account, never a password or its hash.
 * @returns the library's user id.
 */
export async function makeUser(db: Transaction<DB>, username: string, name: string, password: string): Promise<string> {
  const userId = randomUUID();
  const hash = await hashOf(password);
  await sql`insert into auth_user (id, name, email, username, "displayUsername")
    values (${userId}, ${name}, ${`${userId}@account.invalid`}, ${username.toLowerCase()}, ${username})`.execute(db);
  await sql`insert into auth_account (id, "userId", "accountId", "providerId", password)
    values (${randomUUID()}, ${userId}, ${userId}, 'credential', ${hash})`.execute(db);
  await sql`insert into password_history (user_id, hash, set_at) values (${userId}, ${hash}, now())`.execute(db);
  return userId;
}
