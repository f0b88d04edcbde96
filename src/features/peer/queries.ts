import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { envelopeSchema, readJson } from './contract-protocol.ts';
import { sha256, signedBy } from './credentials-key.ts';
import { start } from './facts-chain.ts';

/** Whether the two chains of every shared activity are whole: as signed, without a gap, and as the other side’s own signatures say they had been. */

export interface StreamBad {
  readonly officeId: string;
  readonly sharedId: string;
  readonly mine: boolean;
  readonly seq: number;
  readonly reason: 'missing' | 'changed' | 'unsigned' | 'linked_wrongly' | 'head' | 'acknowledged_otherwise' | 'ledger';
}
export type StreamVerdict = { readonly ok: true; readonly messages: number } | { readonly ok: false; readonly firstBad: StreamBad };

interface Row {
  readonly mine: boolean; readonly seq: number; readonly prevHash: string; readonly hash: string; readonly seenSeq: number; readonly seenHash: string; readonly text: string; readonly signature: string;
}
interface Chain {
  readonly officeId: string; readonly id: string; readonly ourSeq: number; readonly ourHash: string; readonly theirSeq: number; readonly theirHash: string; readonly ourKey: string; readonly theirKey: string;
}

/** Reads one shared activity after the other; an office has some hundreds, each of some dozens of messages. */
export async function verifyStreams(db: Connection): Promise<StreamVerdict> {
  let messages = 0;
  for (let after = '00000000-0000-0000-0000-000000000000', officeAfter = after; ; ) {
    const { rows } = await sql<Chain>`
      select s.office_id, s.id, s.our_seq, s.our_hash, s.their_seq, s.their_hash, i.public_key as our_key, coalesce(p.public_key, '') as their_key
      from shared_activity s join peer p on p.office_id = s.office_id and p.id = s.peer_id join peer_identity i on i.office_id = s.office_id
      where (s.office_id, s.id) > (${officeAfter}::uuid, ${after}::uuid) order by s.office_id, s.id limit 100`.execute(db);
    for (const chain of rows) {
      const found = await ofChain(db, chain);
      if (typeof found !== 'number') return { ok: false, firstBad: found };
      messages += found;
    }
    const last = rows.at(-1);
    if (last === undefined) return { ok: true, messages };
    [officeAfter, after] = [last.officeId, last.id];
  }
}

async function ofChain(db: Connection, chain: Chain): Promise<StreamBad | number> {
  const { officeId, id } = chain;
  const { rows } = await sql<Row>`select mine, seq, prev_hash, hash, seen_seq, seen_hash, text, signature from peer_message where office_id = ${officeId} and shared_id = ${id} order by mine, seq`.execute(db);
  const bad = ({ mine, seq }: Pick<Row, 'mine' | 'seq'>, reason: StreamBad['reason']): StreamBad => ({ officeId, sharedId: id, mine, seq, reason });
  const hashes = new Map(rows.map((row) => [`${row.mine} ${row.seq}`, row.hash]));
  const ends = { true: { ...start }, false: { ...start } };
  const named: { readonly row: Row; readonly hash: string }[] = [];
  for (const row of rows) {
    const end = ends[`${row.mine}`];
    if (row.seq !== end.seq + 1) return bad({ mine: row.mine, seq: end.seq + 1 }, 'missing');
    if (row.prevHash !== end.hash) return bad(row, 'linked_wrongly');
    Object.assign(end, { seq: row.seq, hash: row.hash });
    // What may not be kept has its place and its hash only (SEC-09).
    if (row.text !== '') {
      const read = readJson(envelopeSchema, row.text);
      if (sha256(row.text) !== row.hash || read === null || read.seq !== row.seq || read.prev !== row.prevHash || read.seen.seq !== row.seenSeq || read.seen.hash !== row.seenHash) return bad(row, 'changed');
      if (!signedBy(row.mine ? chain.ourKey : chain.theirKey, row.text, row.signature)) return bad(row, 'unsigned');
      if (row.mine && read.ledger !== null) named.push({ row, hash: read.ledger });
    }
    // What they signed they had seen of ours has to be what stands here as ours, and the other way round.
    if (row.seenSeq > 0 && hashes.get(`${!row.mine} ${row.seenSeq}`) !== row.seenHash) return bad({ mine: !row.mine, seq: row.seenSeq }, 'acknowledged_otherwise');
  }
  if (ends.true.seq !== chain.ourSeq || ends.true.hash !== chain.ourHash) return bad({ mine: true, seq: ends.true.seq }, 'head');
  if (ends.false.seq !== chain.theirSeq || ends.false.hash !== chain.theirHash) return bad({ mine: false, seq: ends.false.seq }, 'head');
  return (await ledgerNamed(db, officeId, named, bad)) ?? rows.length;
}

/** Entries of our own ledger that we signed we had: the other side holds their hashes. */
async function ledgerNamed(db: Connection, officeId: string, named: readonly { readonly row: Row; readonly hash: string }[], bad: (row: Row, reason: StreamBad['reason']) => StreamBad): Promise<StreamBad | null> {
  if (named.length === 0) return null;
  const { rows } = await sql<{ hash: string }>`select hash from ledger_entry where office_id = ${officeId} and hash = any(${named.map(({ hash }) => hash)}::text[])`.execute(db);
  const there = new Set(rows.map(({ hash }) => hash));
  const gone = named.find(({ hash }) => !there.has(hash));
  return gone === undefined ? null : bad(gone.row, 'ledger');
}
