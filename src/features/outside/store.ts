import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ProviderView } from './contract.ts';
import type { ToLink, ToUnlink } from './decide.ts';
import type { Provider } from './facts.ts';

const columns = ['id', 'officeId', 'kind', 'name', 'issuer', 'clientId', 'secret', 'agentId', 'vouchesSecond', 'retiredAt', 'version'] as const;
const missing = (): Refusal => new Refusal('NOT_FOUND', [need('outside.no_provider')]);

/** @throws Refusal NOT_FOUND outside the office. */
export async function providerOf(db: Connection, { officeId }: Scope, id: string, lock = true): Promise<Provider> {
  const row = await db.selectFrom('signInProvider').select(columns).where('officeId', '=', officeId).where('id', '=', id).$if(lock, (query) => query.forUpdate()).executeTakeFirst();
  if (row === undefined) throw missing();
  return row as Provider;
}
export async function nameTaken(db: Connection, { officeId }: Scope, name: string): Promise<boolean> {
  return (await db.selectFrom('signInProvider').select('id').where('officeId', '=', officeId).where('name', '=', name).where('retiredAt', 'is', null).executeTakeFirst()) !== undefined;
}

export async function linkable(db: Connection, scope: Scope, provider: Provider, personId: string, subject: string): Promise<Omit<ToLink, 'provider'>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p join account a on a.office_id = p.office_id and a.person_id = p.id where p.office_id = ${scope.officeId} and p.id = ${personId} and p.removed_on is null`.execute(db);
  const known = await db.selectFrom('signInSubject').select(['personId', 'subject']).where('officeId', '=', scope.officeId).where('providerId', '=', provider.id)
    .where(({ or, eb }) => or([eb('personId', '=', personId), eb('subject', '=', subject)])).execute();
  return { person: rows[0] ?? null, subjectTaken: known.some((one) => one.subject === subject), personTaken: known.some((one) => one.personId === personId) };
}

export async function subjectOf(db: Connection, scope: Scope, id: string): Promise<ToUnlink> {
  const { rows } = await sql<ToUnlink>`
    select s.provider_id, v.name as provider_name, p.name as person from sign_in_subject s join sign_in_provider v on v.office_id = s.office_id and v.id = s.provider_id
    join person p on p.office_id = s.office_id and p.id = s.person_id where s.office_id = ${scope.officeId} and s.id = ${id}`.execute(db);
  if (rows[0] === undefined) throw missing();
  return rows[0];
}

/** Providers in use with their people, in two statements. */
export async function listProviders(db: Connection, { officeId }: Scope, callbackOf: (id: string) => string): Promise<ProviderView[]> {
  const providers = await db.selectFrom('signInProvider').select(columns).where('officeId', '=', officeId).where('retiredAt', 'is', null).orderBy('name').limit(20).execute();
  const { rows } = await sql<ProviderView['subjects'][number] & { providerId: string }>`
    select s.id, s.provider_id, s.person_id, p.name, s.subject from sign_in_subject s join person p on p.office_id = s.office_id and p.id = s.person_id
    where s.office_id = ${officeId} order by p.pinyin, p.id limit 2000`.execute(db);
  return (providers as Provider[]).map(({ id, kind, name, issuer, clientId, agentId, vouchesSecond, version }) => ({
    id, kind, name, issuer, clientId, agentId, vouchesSecond, version, callback: callbackOf(id),
    subjects: rows.filter(({ providerId }) => providerId === id).map((row) => ({ id: row.id, personId: row.personId, name: row.name, subject: row.subject })),
  }));
}

/** What the sign-in page offers to whoever comes: of one office. Where there are several, nobody is told whose providers are whose. */
export async function offeredProviders(db: Connection, office: string | null): Promise<Pick<Provider, 'id' | 'kind' | 'name'>[]> {
  const offices = office !== null ? [{ id: office }] : await db.selectFrom('office').select('id').limit(2).execute();
  const [only] = offices;
  if (only === undefined || offices.length > 1) return [];
  return (await db.selectFrom('signInProvider').select(['id', 'kind', 'name']).where('officeId', '=', only.id).where('retiredAt', 'is', null).orderBy('name').limit(20).execute()) as Provider[];
}
