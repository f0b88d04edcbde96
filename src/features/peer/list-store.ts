import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { Outbound } from '#platform/outbound.ts';
import type { z } from 'zod';
import type { peerContract, PeerRow, RefusalRow } from './contract.ts';
import { sha256 } from './credentials-key.ts';
import { grouped, standingOf, type PeerKnown } from './facts.ts';

/** Lists of acquaintances, and of what was not let in. */

type List = z.infer<NonNullable<(typeof peerContract)['list']['~orpc']['outputSchema']>>;
type Row = PeerKnown & Omit<PeerRow, keyof PeerKnown | 'standing' | 'fingerprint' | 'line' | 'confirmedBy' | 'createdBy'> & {
  readonly ourConfirmedName: string | null; readonly createdName: string; readonly heardAt: string | null; readonly triedAt: string | null; readonly failures: number | null; readonly said: string | null; readonly waiting: number;
};

/** @param showsInvitation Whether the reader may hand invitations over. */
export async function listPeers(db: Connection, { officeId, now }: Scope, showsInvitation: boolean): Promise<PeerRow[]> {
  const { rows } = await sql<Row>`
    select p.*, u.name as unit, l.heard_at, l.tried_at, coalesce(l.failures, 0) as failures, l.said, coalesce(x.shared, 0)::int as shared, coalesce(x.waiting, 0)::int as waiting
    from peer p join unit u on u.office_id = p.office_id and u.id = p.unit_id left join peer_line l on l.office_id = p.office_id and l.about = p.id
    left join lateral (select count(*) filter (where s.state = 'open') as shared, sum(greatest(0, s.our_seq - coalesce(m.acked_seq, 0))) as waiting
      from shared_activity s left join peer_line m on m.office_id = s.office_id and m.about = s.id where s.office_id = p.office_id and s.peer_id = p.id and s.state <> 'broken') x on true
    where p.office_id = ${officeId} order by (p.state in ('ended', 'refused')), p.created_at desc, p.id desc limit 200`.execute(db);
  return rows.map((row) => {
    const standing = standingOf(row, now.toISOString());
    const { id, begun, unitId, unit, name, address, comparedWith, expiresAt, speaks, answer, endedReason, createdAt, shared, version } = row;
    return {
      id, begun, standing, unitId, unit, name, address, comparedWith, expiresAt, speaks, answer, endedReason, createdAt, shared, version, createdBy: row.createdName, confirmedBy: row.ourConfirmedName,
      fingerprint: row.publicKey === null || row.ourConfirmedAt === null ? null : grouped(sha256(row.publicKey)),
      invitation: showsInvitation && standing === 'invited' ? row.invitation : null,
      line: { heardAt: row.heardAt, triedAt: row.triedAt, failures: row.failures ?? 0, said: row.said, waiting: row.waiting },
    };
  });
}

/** The newest that were not let in. @param whole Whether their text is shown: to those who look after the office's security. */
export async function listRefusals(db: Connection, { officeId }: Scope, whole: boolean): Promise<RefusalRow[]> {
  const { rows } = await sql<RefusalRow>`
    select r.id, coalesce(p.name, u.name) as peer, s.theme, r.shared_id, r.reason, r.seq, ${whole ? sql`left(r.text, 4000)` : sql`''`} as text, r.hash, r.at
    from peer_refusal r left join peer p on p.office_id = r.office_id and p.id = r.peer_id left join unit u on u.office_id = p.office_id and u.id = p.unit_id
    left join shared_activity s on s.office_id = r.office_id and s.id = r.shared_id
    where r.office_id = ${officeId} order by r.at desc, r.id desc limit 50`.execute(db);
  return rows;
}

/** Our own key as it is read over the telephone. */
export async function identityOf(db: Connection, { officeId }: Scope, outbound: Outbound): Promise<Pick<List, 'identity' | 'address'>> {
  const { rows } = await sql<{ publicKey: string; open: boolean; madeName: string; madeAt: string }>`select public_key, open, made_name, made_at from peer_identity where office_id = ${officeId}`.execute(db);
  const [row] = rows;
  return {
    identity: row === undefined ? null : { fingerprint: grouped(sha256(row.publicKey)), open: row.open, madeBy: row.madeName, madeAt: row.madeAt }, address: outbound.baseUrlKnown ? outbound.baseUrl : null,
  };
}
