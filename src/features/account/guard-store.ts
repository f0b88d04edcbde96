import { sql, type Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Connection } from '#platform/command.ts';
import type { RuleSetting, Rules } from '#shared/rules.ts';
import { dayIn } from '#shared/dates.ts';
import { lockedUntil } from './checks.ts';

/** The account behind a user name, for those who try to sign in. */
export interface Knocking {
  readonly officeId: string;
  readonly accountId: string;
  readonly disabled: boolean;
  /** Of a partner: how far it is; null of a person of ours. */
  readonly ofUnit?: 'asked' | 'open' | 'refused' | 'ended' | null;
}

export async function accountNamed(db: Connection, username: string): Promise<Knocking | null> {
  const row = await db
    .selectFrom('account as a').leftJoin('unitAccount as x', (join) => join.onRef('x.officeId', '=', 'a.officeId').onRef('x.id', '=', 'a.id'))
    .select(['a.officeId', 'a.id as accountId', 'a.disabledAt', 'x.state']).where('a.username', '=', username.toLowerCase())
    .executeTakeFirst();
  return row === undefined ? null : { officeId: row.officeId, accountId: row.accountId, disabled: row.disabledAt !== null, ofUnit: (row.state as 'asked' | 'open' | 'refused' | 'ended' | null) ?? null };
}

/** The office's security settings (SEC-…) and its today. */
export async function securityRules(db: Connection, officeId: string, now: Date): Promise<Rules> {
  const [office, settings] = await Promise.all([
    db.selectFrom('office').select('timeZone').where('id', '=', officeId).executeTakeFirst(),
    db.selectFrom('ruleSetting').selectAll().where('officeId', '=', officeId).where('rule', 'like', 'SEC-%').execute(),
  ]);
  const today = dayIn(now.toISOString(), office?.timeZone ?? 'Asia/Shanghai');
  return { today, calendar: new Map(), settings: settings as unknown as RuleSetting[] };
}

/** SEC-02: until when the name is locked; null when it may be tried. */
export async function lockOf(db: Connection, username: string, now: Date): Promise<string | null> {
  const guard = await db.selectFrom('signInGuard').select('lockedUntil').where('username', '=', username.toLowerCase()).executeTakeFirst();
  const until = guard?.lockedUntil ?? null;
  return until !== null && until > now.toISOString() ? until : null;
}

/**
 * SEC-02: counts a wrong try of a name, known or not, so that the answer never tells which exist. An unknown name goes
 * by the settings of the first office.
 * @returns until when it is locked now; null while it may be tried again.
 */
export async function countFailure(db: Kysely<DB>, username: string, now: Date): Promise<string | null> {
  const name = username.toLowerCase().slice(0, 100);
  const at = now.toISOString();
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_guard as g (username, failures, last_failure_at) values (${name}, 1, ${at})
    on conflict (username) do update set last_failure_at = ${at},
      failures = case when g.locked_until <= ${at} then 1 else g.failures + 1 end,
      locked_until = case when g.locked_until <= ${at} then null else g.locked_until end
    returning failures`.execute(db);
  const officeId = (await accountNamed(db, name))?.officeId ?? (await firstOffice(db));
  if (officeId === null) return null;
  const rules = await securityRules(db, officeId, now);
  const until = lockedUntil(rows[0]?.failures ?? 0, rules, rules.today, at);
  if (until !== null) await db.updateTable('signInGuard').set({ lockedUntil: until }).where('username', '=', name).execute();
  return until;
}

const firstOffice = async (db: Connection): Promise<string | null> =>
  (await db.selectFrom('office').select('id').orderBy('createdAt').limit(1).executeTakeFirst())?.id ?? null;

/** Forgets the wrong tries of a name: after a right one, or when an administrator lifts the lock. */
export async function clearFailures(db: Connection, username: string): Promise<void> {
  await db.deleteFrom('signInGuard').where('username', '=', username.toLowerCase()).execute();
}
