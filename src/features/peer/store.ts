import { sql } from 'kysely';
import { keptUnit } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Outbound } from '#platform/outbound.ts';
import { need } from '#shared/finding.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { invitationSchema, readJson } from './contract-protocol.ts';
import { deskOf, makeKey, signedBy } from './credentials-key.ts';
import { invitationMark, type AtHome, type OfUnit, type OnPeer, type ToAccept } from './decide.ts';
import type { PeerKnown } from './facts.ts';

/** What the commands on acquaintances load. */

interface IdentityRow {
  readonly id: string; readonly publicKey: string; readonly sealedKey: string; readonly open: boolean; readonly version: number;
}
const identityRow = async (db: Connection, officeId: string, lock = false): Promise<IdentityRow | null> =>
  (await sql<IdentityRow>`select id, public_key, sealed_key, open, version from peer_identity where office_id = ${officeId} ${lock ? sql`for update` : sql``}`.execute(db)).rows[0] ?? null;

/** The office as it stands to others: its key, where it is reached, which versions it speaks. */
export async function atHome(db: Connection, { officeId }: Pick<Scope, 'officeId'>, outbound: Outbound): Promise<AtHome> {
  const identity = await identityRow(db, officeId);
  const { rows } = await sql<{ name: string }>`select name from office where id = ${officeId}`.execute(db);
  return {
    identity, desk: identity?.open === true ? deskOf(outbound, identity) : null, office: rows[0]?.name ?? '', address: outbound.baseUrlKnown ? outbound.baseUrl : null, speaks: outbound.speaks,
  };
}

/** @returns the identity held until the transaction ends, and a fresh pair in case there is none. */
export async function toEnable(db: Connection, { officeId }: Scope, outbound: Outbound) {
  await sql`select 1 from office where id = ${officeId} for update`.execute(db);
  const id = newId();
  return { identity: await identityRow(db, officeId, true), made: { id, ...makeKey(outbound, id) } };
}

export async function ofUnit(db: Connection, scope: Scope, unitId: string): Promise<OfUnit> {
  const kept = await keptUnit(db, scope, unitId, { lock: true });
  const { rows } = await sql<{ id: string; name: string; own: boolean; busy: boolean }>`
    select u.id, u.name, u.own, exists (select 1 from peer p where p.office_id = u.office_id and p.unit_id = u.id and p.state in ('invited', 'answering', 'met')) as busy
    from unit u where u.office_id = ${scope.officeId} and u.id = ${kept}`.execute(db);
  const [row] = rows;
  return { unit: row === undefined ? null : { id: row.id, name: row.name, own: row.own }, busy: row?.busy ?? false };
}

/** An invitation as it was pasted: blanks and line breaks of a messenger are taken out. Null where it is none. */
export function readInvitation(pasted: string): ToAccept['said'] {
  const text = pasted.replaceAll(/\s/g, '');
  if (!text.startsWith(invitationMark)) return null;
  const [body = '', signature = ''] = text.slice(invitationMark.length).split('.');
  const inside = Buffer.from(body, 'base64url').toString('utf8');
  const said = readJson(invitationSchema, inside);
  return said === null ? null : { text, v: said.v, key: said.key, office: said.office, address: said.address.replace(/\/+$/, ''), expiresAt: said.expiresAt, signed: signedBy(said.key, inside, signature) };
}

export async function toAccept(db: Connection, scope: Scope, outbound: Outbound, input: { readonly invitation: string; readonly unitId: string }): Promise<ToAccept> {
  const home = await atHome(db, scope, outbound);
  const said = readInvitation(input.invitation);
  const known = said !== null && home.desk !== null && (await sql`
    select 1 from peer where office_id = ${scope.officeId} and (pair = ${home.desk.hash(said.text)} or (public_key = ${said.key} and state in ('answering', 'met')))`.execute(db)).rows.length > 0;
  return { ...home, ...(await ofUnit(db, scope, input.unitId)), said, known, mayReach: said !== null && outbound.mayReach(said.address) };
}

/** @throws Refusal NOT_FOUND where the office knows no such peer. */
export async function onPeer(db: Connection, scope: Pick<Scope, 'officeId'>, outbound: Outbound, id: string): Promise<OnPeer> {
  const { rows } = await sql<PeerKnown & { unitName: string }>`
    select p.id, p.begun, p.state, p.unit_id, p.name, p.address, p.public_key, p.pair, p.invitation, p.expires_at, p.speaks, p.our_confirmed_at, p.their_confirmed_at, p.told_confirmed, p.told_ended,
      p.ended_by, p.ended_reason, p.version, u.name as unit_name
    from peer p join unit u on u.office_id = p.office_id and u.id = p.unit_id where p.office_id = ${scope.officeId} and p.id = ${id} for update of p`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('need.peer')]);
  const { unitName, ...peer } = row;
  const open = await sql<{ id: string; version: number }>`select id, version from shared_activity where office_id = ${scope.officeId} and peer_id = ${id} and state <> 'ended'`.execute(db);
  return { ...(await atHome(db, scope, outbound)), peer, unitName, open: open.rows };
}

/** People who hold a post of the whole office on a day. */
export async function holdersOf(db: Connection, officeId: string, today: string, post: 'security_admin' | 'committee'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct h.person_id as id from post h join person q on q.office_id = h.office_id and q.id = h.person_id and (q.removed_on is null or q.removed_on > ${today})
    where h.office_id = ${officeId} and h.post = ${post} and h.from_on <= ${today} and (h.to_on is null or h.to_on >= ${today})`.execute(db);
  return rows.map(({ id }) => id);
}

/** The office whose key is meant, where its exchange is on. */
export async function officeOfKey(db: Connection, publicKey: string): Promise<{ readonly officeId: string } | null> {
  const { rows } = await sql<{ officeId: string }>`select office_id from peer_identity where public_key = ${publicKey} and open`.execute(db);
  return rows[0] ?? null;
}
/** A peer by what an invitation is called by, whatever became of it. */
export async function peerOfPair(db: Connection, officeId: string, pair: string): Promise<{ readonly id: string } | null> {
  const { rows } = await sql<{ id: string }>`select id from peer where office_id = ${officeId} and pair = ${pair}`.execute(db);
  return rows[0] ?? null;
}
/** Whether the office knows a peer with that key, by any acquaintance. */
export const knowsKey = async (db: Connection, officeId: string, publicKey: string): Promise<{ readonly id: string } | null> =>
  (await sql<{ id: string }>`select id from peer where office_id = ${officeId} and public_key = ${publicKey} order by created_at desc limit 1`.execute(db)).rows[0] ?? null;

/** What keeping evidence rests on. */
export async function forEvidence(db: Connection, { officeId, now }: Scope, today: string, { peerId, sharedId }: { readonly peerId: string | null; readonly sharedId: string | null }) {
  const since = new Date(now.getTime() - 86_400_000).toISOString();
  const { rows } = await sql<{ name: string | null; recent: number }>`
    select (select coalesce(p.name, u.name) from peer p join unit u on u.office_id = p.office_id and u.id = p.unit_id where p.office_id = ${officeId} and p.id = ${peerId}) as name,
      (select count(*)::int from peer_refusal r where r.office_id = ${officeId} and r.peer_id is not distinct from ${peerId}::uuid and r.at > ${since}) as recent`.execute(db);
  const shared = sharedId === null ? [] : (await sql<{ id: string; version: number; activityId: string | null; state: string; theme: string | null }>`
    select id, version, activity_id, state, theme from shared_activity where office_id = ${officeId} and id = ${sharedId} and peer_id is not distinct from ${peerId}::uuid for update`.execute(db)).rows;
  return { name: rows[0]?.name ?? null, recent: rows[0]?.recent ?? 0, watchers: await holdersOf(db, officeId, today, 'security_admin'), shared: shared[0] ?? null };
}
