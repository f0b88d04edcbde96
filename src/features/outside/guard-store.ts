import { sql, type Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Provider } from './facts.ts';

/** Somebody is on the way out and back: what is checked when he or she returns. */
export interface Flow {
  readonly officeId: string;
  readonly providerId: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
}

export async function providerById(db: Kysely<DB>, id: string): Promise<Provider | null> {
  const row = await db.selectFrom('signInProvider').select(['id', 'officeId', 'kind', 'name', 'issuer', 'clientId', 'secret', 'agentId', 'vouchesSecond', 'retiredAt', 'version']).where('id', '=', id).executeTakeFirst();
  return (row as Provider | undefined) ?? null;
}

/** Remembers a way out; ways that ran out are forgotten with it. */
export async function beginFlow(db: Kysely<DB>, hash: string, flow: Flow, expiresAt: string, now: string): Promise<void> {
  await db.deleteFrom('signInFlow').where('expiresAt', '<', now).execute();
  await db.insertInto('signInFlow').values({ hash, ...flow, expiresAt }).execute();
}
/** A way back is taken once. Null where it is unknown, used, or ran out. */
export async function endFlow(db: Kysely<DB>, hash: string, providerId: string, now: string): Promise<Flow | null> {
  const row = await db.deleteFrom('signInFlow').where('hash', '=', hash).where('providerId', '=', providerId).where('expiresAt', '>', now).returningAll().executeTakeFirst();
  return row ?? null;
}

/** Who a subject is here. */
export interface Known {
  readonly userId: string;
  readonly accountId: string;
  readonly username: string;
  /** Why the account opens nothing any more; null while it does. */
  readonly ended: boolean;
  readonly hasSecond: boolean;
  /** SEC-08 asks everybody of the office for a second factor. */
  readonly needsSecond: boolean;
}
export async function personOfSubject(db: Kysely<DB>, { officeId, id }: Provider, subject: string, now: Date): Promise<Known | null> {
  const { rows } = await sql<Known>`
    select a.user_id, a.id as account_id, a.username, a.disabled_at is not null or (p.removed_on is not null and p.removed_on <= d.today) as ended, coalesce(u."twoFactorEnabled", false) as has_second,
      coalesce(o.security_level >= (select (r.value #>> '{}')::int from rule_setting r where r.office_id = o.id and r.rule = 'SEC-08' and r.parameter = 'fromLevel'
        and r.from_on <= d.today and (r.to_on is null or r.to_on >= d.today) order by r.from_on desc limit 1), false) as needs_second
    from sign_in_subject s join person p on p.office_id = s.office_id and p.id = s.person_id join account a on a.office_id = p.office_id and a.person_id = p.id
    join auth_user u on u.id = a.user_id join office o on o.id = s.office_id cross join lateral (select (${now.toISOString()}::timestamptz at time zone o.time_zone)::date as today) d
    where s.office_id = ${officeId} and s.provider_id = ${id} and s.subject = ${subject}`.execute(db);
  return rows[0] ?? null;
}
