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
    .leftJoin('person as p', (join) => join.onRef('p.officeId', '=', 'a.officeId').onRef('p.id', '=', 'a.personId'))
    .leftJoin('unitAccount as x', (join) => join.onRef('x.officeId', '=', 'a.officeId').onRef('x.id', '=', 'a.id'))
    .select(['a.id', 'a.personId', 'a.username', 'a.disabledAt', 'a.userId', sql<string>`coalesce(p.name, x.holder_name, '')`.as('name'), sql<Known['ofUnit']>`x.state`.as('ofUnit')])
    .where('a.officeId', '=', officeId);
const shaped = ({ userId, name, ofUnit, ...account }: Pick<Account, 'userId' | 'name' | 'ofUnit'> & Known['account']): Account => ({ account, userId, name, ofUnit });

/** @throws Refusal NOT_FOUND for another office's account, as for one that does not exist. */
export async function accountById(db: Connection, scope: Scope, id: string): Promise<Account> {
  const row = await accounts(db, scope).where('a.id', '=', id).executeTakeFirst();
  if (row === undefined) throw missing();
  return shaped(row);
}

/** The asker's own account. */
export async function ownAccount(db: Connection, scope: Scope): Promise<Account> {
  const { personId, place } = scope.actor;
  const row = await (place?.account === true ? accounts(db, scope).where('a.id', '=', place.id) : accounts(db, scope).where('a.personId', '=', personId)).executeTakeFirst();
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

type OfUnits = z.output<NonNullable<(typeof accountContract)['ofUnits']['~orpc']['outputSchema']>>;

/** Accounts of partners, latest asked for first; `after` is the instant and id of the last one seen. */
export async function listUnitAccounts(db: Connection, { officeId }: Scope, { after, limit }: z.output<NonNullable<(typeof accountContract)['ofUnits']['~orpc']['inputSchema']>>): Promise<OfUnits> {
  const [at, id] = after?.split('_') ?? [];
  const further = at !== undefined && id !== undefined ? sql`and (x.asked_at, x.id) < (${at}::timestamptz, ${id}::uuid)` : sql``;
  const { rows } = await sql<OfUnits['rows'][number]>`
    select x.id, x.unit_id, n.name as unit_name, x.holder_name as name, x.holder_post as post, a.username, x.state, x.asked_at, a.disabled_at is not null as disabled, a.must_change,
      coalesce(u."twoFactorEnabled", false) as second_factor, a.password_set_at,
      (select g.locked_until from sign_in_guard g where g.username = a.username and g.locked_until > now()) as locked_until
    from unit_account x join account a on a.office_id = x.office_id and a.id = x.id join unit n on n.office_id = x.office_id and n.id = x.unit_id left join auth_user u on u.id = a.user_id
    where x.office_id = ${officeId} ${further} order by x.asked_at desc, x.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${last.askedAt}_${last.id}` : null };
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
