import { sql } from 'kysely';
import type { z } from 'zod';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { accountContract } from './contract.ts';
import type { Known } from './decide.ts';

/** An account of the asker's office, with the library's user behind it. */
export interface Account extends Known {
  readonly userId: string;
}
const missing = (): Refusal => new Refusal('NOT_FOUND', [need('account.none')]);

const accounts = (db: Connection, { officeId }: Scope) =>
  db
    .selectFrom('account as a')
    .innerJoin('person as p', (join) => join.onRef('p.officeId', '=', 'a.officeId').onRef('p.id', '=', 'a.personId'))
    .select(['a.id', 'a.personId', 'a.username', 'a.disabledAt', 'a.userId', 'p.name'])
    .where('a.officeId', '=', officeId);
const shaped = ({ userId, name, ...account }: { userId: string; name: string } & Known['account']): Account => ({ account, userId, name });

/** @throws Refusal NOT_FOUND for another office's account, as for one that does not exist. */
export async function accountById(db: Connection, scope: Scope, id: string): Promise<Account> {
  const row = await accounts(db, scope).where('a.id', '=', id).executeTakeFirst();
  if (row === undefined) throw missing();
  return shaped(row);
}

/** The asker's own account. */
export async function ownAccount(db: Connection, scope: Scope): Promise<Account> {
  const row = await accounts(db, scope).where('a.personId', '=', scope.actor.personId).executeTakeFirst();
  if (row === undefined) throw missing();
  return shaped(row);
}

export async function personFor(db: Connection, { officeId }: Scope, personId: string) {
  const row = await db
    .selectFrom('person').select(['name', 'removedOn']).where('officeId', '=', officeId).where('id', '=', personId).executeTakeFirst();
  return row === undefined ? null : { name: row.name, removed: row.removedOn !== null };
}

export async function hasAccount(db: Connection, { officeId }: Scope, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account').select('id').where('officeId', '=', officeId).where('personId', '=', personId).executeTakeFirst();
  return row !== undefined;
}

/** User names are one list for the whole installation: people sign in before it is known where they belong. */
export async function isTaken(db: Connection, username: string): Promise<boolean> {
  const row = await db.selectFrom('authUser').select('id').where('username', '=', username.toLowerCase()).executeTakeFirst();
  return row !== undefined;
}

type Listed = z.output<NonNullable<(typeof accountContract)['list']['~orpc']['outputSchema']>>;
type Asked = z.output<NonNullable<(typeof accountContract)['list']['~orpc']['inputSchema']>>;

/** People of the office by name, with their accounts; `after` is `pinyin|id` of the last one seen. */
export async function listAccounts(db: Connection, { officeId }: Scope, asked: Asked): Promise<Listed> {
  const [pinyin = '', id = ''] = asked.after?.split('|') ?? [];
  const rest = asked.after === undefined ? sql`true` : sql`(p.pinyin, p.id::text) > (${pinyin}, ${id})`;
  const text = `%${(asked.text ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<Listed['rows'][number] & { key: string }>`
    select p.pinyin || '|' || p.id as key, p.id as "personId", p.name,
      (select coalesce(json_agg(distinct x.post), '[]') from post x
        where x.office_id = p.office_id and x.person_id = p.id and x.to_on is null) as posts,
      case when a.id is null then null else json_build_object(
        'id', a.id, 'username', a.username, 'disabled', a.disabled_at is not null, 'mustChange', a.must_change,
        'secondFactor', coalesce(u."twoFactorEnabled", false), 'passwordSetAt', a.password_set_at,
        'lastSeenAt', (select max(s."updatedAt") from auth_session s where s."userId" = a.user_id),
        'lockedUntil', (select g.locked_until from sign_in_guard g where g.username = a.username and g.locked_until > now())) end as account
    from person p
    left join account a on a.office_id = p.office_id and a.person_id = p.id
    left join auth_user u on u.id = a.user_id
    where p.office_id = ${officeId} and p.removed_on is null and ${rest}
      and (${asked.with ?? null}::text is null or (a.id is not null) = (${asked.with ?? null} = 'account'))
      and (p.name like ${text} or a.username like ${text})
    order by p.pinyin, p.id::text limit ${asked.limit + 1}`.execute(db);
  const shown = rows.slice(0, asked.limit);
  return {
    rows: shown.map(({ key: _, ...row }) => row),
    next: rows.length > asked.limit ? (shown.at(-1)?.key ?? null) : null,
  };
}

export const listTokens = (db: Connection, { officeId, actor }: Scope) =>
  db
    .selectFrom('token').select(['id', 'name', sql<'read' | 'all'>`scope`.as('scope'), 'createdAt', 'expiresAt', 'revokedAt'])
    .where('officeId', '=', officeId).where('personId', '=', actor.personId)
    .orderBy('createdAt', 'desc').limit(100).execute();

/** One of the asker's own tokens. */
export async function ownToken(db: Connection, { officeId, actor }: Scope, id: string) {
  const row = await db
    .selectFrom('token').select(['id', 'name', 'revokedAt', 'hash'])
    .where('officeId', '=', officeId).where('personId', '=', actor.personId).where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('account.no_token')]);
  return row;
}

/** Where a user is signed in, newest use first. */
export async function listSessions(db: Connection, userId: string, current: string | null) {
  const { rows } = await sql<{ id: string; createdAt: string; seenAt: string; device: string | null }>`
    select id, "createdAt", "updatedAt" as "seenAt", left("userAgent", 200) as device
    from auth_session where "userId" = ${userId} order by "updatedAt" desc limit 50`.execute(db);
  return rows.map((row) => ({ ...row, current: row.id === current }));
}
