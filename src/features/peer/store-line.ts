import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { quietMinutes, waitMinutes, type PeerKnown } from './facts.ts';

/** How the lines stand, and what is due on them. No state: a line that is forgotten is found again by trying. */

export interface LineRow {
  readonly ackedSeq: number;
  readonly failures: number;
  readonly nextAt: string | null;
}
export async function lineOf(db: Connection, officeId: string, about: string): Promise<LineRow> {
  const { rows } = await sql<LineRow>`select acked_seq, failures, next_at from peer_line where office_id = ${officeId} and about = ${about}`.execute(db);
  return rows[0] ?? { ackedSeq: 0, failures: 0, nextAt: null };
}

/** They were heard: whatever failed before is over. `acked`: what they say they have of our chain. */
export async function heard(db: Connection, officeId: string, about: readonly string[], now: Date, acked: number | null = null): Promise<void> {
  const next = new Date(now.getTime() + quietMinutes * 60_000);
  await sql`
    insert into peer_line (office_id, about, heard_at, next_at, acked_seq) select ${officeId}, a, ${now}, ${next}, coalesce(${acked}::int, 0) from unnest(${about}::uuid[]) as a
    on conflict (office_id, about) do update set heard_at = excluded.heard_at, next_at = excluded.next_at, failures = 0, said = null, acked_seq = coalesce(${acked}::int, peer_line.acked_seq)`.execute(db);
}

/** They were not reached, or said no: tried again after a while that grows. */
export async function failed(db: Connection, officeId: string, about: string, now: Date, said: string): Promise<void> {
  const { failures } = await lineOf(db, officeId, about);
  const next = new Date(now.getTime() + waitMinutes(failures + 1) * 60_000);
  await sql`
    insert into peer_line (office_id, about, tried_at, next_at, failures, said) values (${officeId}, ${about}, ${now}, ${next}, 1, ${said})
    on conflict (office_id, about) do update set tried_at = excluded.tried_at, next_at = excluded.next_at, failures = peer_line.failures + 1, said = excluded.said`.execute(db);
}

export async function openOffices(db: Connection): Promise<readonly string[]> {
  const { rows } = await sql<{ officeId: string }>`select office_id from peer_identity where open order by office_id`.execute(db);
  return rows.map(({ officeId }) => officeId);
}

/** Acquaintances of which something may have to be told now; what, follows from the row. */
export async function peersDue(db: Connection, officeId: string, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<Pick<PeerKnown, 'id'>>`
    select p.id from peer p left join peer_line l on l.office_id = p.office_id and l.about = p.id
    where p.office_id = ${officeId} and (l.next_at is null or l.failures = 0 or l.next_at <= ${now})
      and ((p.state = 'answering' and p.expires_at > ${now}) or (p.state = 'ended' and p.ended_by = 'ours' and not p.told_ended and p.public_key is not null) or (p.state = 'met' and p.our_confirmed_at is not null and not p.told_confirmed))
    order by p.id limit 200`.execute(db);
  return rows.map(({ id }) => id);
}

/** Shared activities of active peers on which something waits to go out, or of which nothing was heard for long. */
export async function sharedDue(db: Connection, officeId: string, now: Date): Promise<readonly { readonly id: string; readonly peerId: string }[]> {
  const { rows } = await sql<{ id: string; peerId: string }>`
    select s.id, s.peer_id from shared_activity s join peer p on p.office_id = s.office_id and p.id = s.peer_id and p.state = 'met' and p.our_confirmed_at is not null and p.their_confirmed_at is not null
    left join peer_line l on l.office_id = s.office_id and l.about = s.id
    where s.office_id = ${officeId} and s.state <> 'broken' and (l.next_at is null or l.next_at <= ${now} or (l.failures = 0 and s.our_seq > l.acked_seq))
      and (s.state = 'open' or s.our_seq > coalesce(l.acked_seq, 0)) order by l.next_at nulls first, s.id limit 500`.execute(db);
  return rows;
}

/** Messages of theirs that were taken into the chain and not worked on: a program that stopped, or was renewed since. */
export async function messagesOpen(db: Connection, officeId: string): Promise<readonly { readonly id: string; readonly state: string; readonly kind: string }[]> {
  const { rows } = await sql<{ id: string; state: string; kind: string }>`
    select id, state, kind from peer_message where office_id = ${officeId} and state in ('received', 'not_understood') and not mine order by shared_id, seq limit 500`.execute(db);
  return rows;
}
/** The same of one shared activity. */
export async function messagesOpenOf(db: Connection, officeId: string, sharedId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from peer_message where office_id = ${officeId} and shared_id = ${sharedId} and not mine and state = 'received' order by seq limit 200`.execute(db);
  return rows.map(({ id }) => id);
}

/** What an entry was about. */
export async function aboutOf(db: Connection, officeId: string, seq: number): Promise<{ readonly objectType: string; readonly objectId: string } | null> {
  const { rows } = await sql<{ objectType: string; objectId: string }>`select object_type, object_id from ledger_entry where office_id = ${officeId} and seq = ${seq}`.execute(db);
  return rows[0] ?? null;
}
