import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { Outbound } from '#platform/outbound.ts';
import { canonical } from '#shared/canonical.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { isRecord } from './facts-json.ts';
import type { Shared, Writing } from './decide-share.ts';
import { atHome } from './store.ts';

/** Shared activities and their two chains, as commands load them. */

interface SharedRow extends Omit<Shared, 'ours' | 'theirs' | 'peer'> {
  readonly ourSeq: number; readonly ourHash: string; readonly theirSeq: number; readonly theirHash: string; readonly name: string; readonly publicKey: string; readonly speaks: number; readonly active: boolean;
}

/** A shared activity held until the transaction ends, or null. */
export async function findShared(db: Connection, officeId: string, id: string, { lock = true } = {}): Promise<Shared | null> {
  const { rows } = await sql<SharedRow>`
    select s.id, s.peer_id, s.role, s.state, s.activity_id, s.side_id, s.theme, s.stage, s.standing, s.branch_ids, s.our_seq, s.our_hash, s.their_seq, s.their_hash, s.version,
      coalesce(p.name, '') as name, coalesce(p.public_key, '') as public_key, p.speaks, (p.state = 'met' and p.our_confirmed_at is not null and p.their_confirmed_at is not null) as active
    from shared_activity s join peer p on p.office_id = s.office_id and p.id = s.peer_id where s.office_id = ${officeId} and s.id = ${id} ${lock ? sql`for update of s` : sql``}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { ourSeq, ourHash, theirSeq, theirHash, name, publicKey, speaks, active, ...rest } = row;
  return { ...rest, ours: { seq: ourSeq, hash: ourHash }, theirs: { seq: theirSeq, hash: theirHash }, peer: { name, publicKey, speaks, active } };
}

/** @throws Refusal NOT_FOUND */
export async function loadShared(db: Connection, officeId: string, id: string): Promise<Shared> {
  const shared = await findShared(db, officeId, id);
  if (shared === null) throw new Refusal('NOT_FOUND', [need('need.shared')]);
  return shared;
}

/** What signs, and the newest entry of our ledger: by its hash the other side holds all that came before. */
export async function writing(db: Connection, scope: Pick<Scope, 'officeId'>, outbound: Outbound): Promise<Writing> {
  const { desk, speaks } = await atHome(db, scope, outbound);
  const { rows } = await sql<{ hash: string }>`select hash from ledger_head where office_id = ${scope.officeId}`.execute(db);
  return { desk, ledger: rows[0]?.hash ?? null, speaks };
}

export interface Sent {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
}
export async function messageAt(db: Connection, officeId: string, sharedId: string, mine: boolean, seq: number): Promise<Sent | null> {
  const { rows } = await sql<Sent>`select id, seq, hash from peer_message where office_id = ${officeId} and shared_id = ${sharedId} and mine = ${mine} and seq = ${seq}`.execute(db);
  return rows[0] ?? null;
}

/** The body of the newest message of a kind, of ours or theirs, that was not refused; null where there is none. */
export async function lastBody(db: Connection, officeId: string, sharedId: string, mine: boolean, kind: string): Promise<unknown> {
  const { rows } = await sql<{ text: string }>`
    select text from peer_message where office_id = ${officeId} and shared_id = ${sharedId} and mine = ${mine} and kind = ${kind} and state in ('sent', 'taken', 'received') order by seq desc limit 1`.execute(db);
  return rows[0] === undefined ? null : bodyOf(rows[0].text);
}
export function bodyOf(text: string): unknown {
  if (text === '') return null;
  const read: unknown = JSON.parse(text);
  return isRecord(read) ? (read['body'] ?? null) : null;
}

/** What was told last of an activity and its record, to see whether there is news. */
export async function lastTold(db: Connection, officeId: string, sharedId: string): Promise<Record<'activity' | 'record', string | null>> {
  const told = async (kind: string): Promise<string | null> => {
    const body = await lastBody(db, officeId, sharedId, true, kind);
    return body === null ? null : canonical(body);
  };
  return { activity: await told('activity'), record: await told('record') };
}

/** Shared activities of an activity of ours. */
export async function sharesOf(db: Connection, officeId: string, activityId: string): Promise<readonly { readonly id: string; readonly sideId: string; readonly state: string }[]> {
  const { rows } = await sql<{ id: string; sideId: string; state: string }>`select id, side_id, state from shared_activity where office_id = ${officeId} and activity_id = ${activityId} and role = 'host' and state <> 'ended'`.execute(db);
  return rows;
}

/** Whether anybody is told of an activity of ours: most entries are of activities that are nobody else's. */
export async function isShared(db: Connection, officeId: string, activityId: string): Promise<boolean> {
  const { rows } = await sql<{ shared: boolean }>`select exists (select 1 from shared_activity where office_id = ${officeId} and activity_id = ${activityId} and role = 'host' and state <> 'ended') as shared`.execute(db);
  return rows[0]?.shared ?? false;
}

/** The active peer of each unit, also where the unit it was bound to was merged into another since. */
export async function peersOfUnits(db: Connection, officeId: string, unitIds: readonly string[]) {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ unitId: string; id: string; name: string; publicKey: string; speaks: number }>`
    with recursive forms as (select u as now, u as id from unnest(${unitIds}::uuid[]) as u
      union select f.now, m.gone_id from forms f join unit_merge m on m.office_id = ${officeId} and m.kept_id = f.id and m.undone_at is null)
    select distinct on (f.now) f.now as unit_id, p.id, p.name, p.public_key, p.speaks from forms f join peer p on p.office_id = ${officeId} and p.unit_id = f.id
    where p.state = 'met' and p.our_confirmed_at is not null and p.their_confirmed_at is not null order by f.now, p.created_at desc`.execute(db);
  return rows;
}

/** Our branches by name or id, with whoever leads them today. */
export async function branchesWith(db: Connection, officeId: string, today: string, { names = [], ids = [] }: { readonly names?: readonly string[]; readonly ids?: readonly string[] }) {
  const { rows } = await sql<{ id: string; name: string; secretaries: string[] }>`
    select b.id, b.name, array(select distinct h.person_id from post h where h.office_id = b.office_id and h.branch_id = b.id and h.post = 'secretary' and h.from_on <= ${today} and (h.to_on is null or h.to_on >= ${today})) as secretaries
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${officeId} and (b.name = any(${names}::text[]) or b.id = any(${ids}::uuid[])) and (b.dissolved_on is null or b.dissolved_on > ${today}) order by b.pinyin, b.id`.execute(db);
  return rows;
}

/** A message of theirs that waits, whole. */
export async function waitingMessage(db: Connection, officeId: string, id: string) {
  const { rows } = await sql<{ id: string; sharedId: string; seq: number; kind: string; state: string; text: string; hash: string }>`
    select id, shared_id, seq, kind, state, text, hash from peer_message where office_id = ${officeId} and id = ${id} and not mine`.execute(db);
  return rows[0] ?? null;
}

/** Messages of our chain after a number, as they go out. */
export async function messagesAfter(db: Connection, officeId: string, sharedId: string, seq: number, limit: number): Promise<readonly { readonly seq: number; readonly text: string; readonly signature: string }[]> {
  const { rows } = await sql<{ seq: number; text: string; signature: string }>`
    select seq, text, signature from peer_message where office_id = ${officeId} and shared_id = ${sharedId} and mine and seq > ${seq} order by seq limit ${limit}`.execute(db);
  return rows;
}
