import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { Handshake } from './contract-protocol.ts';
import { against, at, ending, type OnPeer } from './decide.ts';
import { mostKept, type Reason } from './facts.ts';

/** What other installations say of the acquaintance, and what they answered to us: entered by the program, pure. */

/** Signature, address and age were looked at before; what is said twice is said once. */
export function meet(known: OnPeer & { readonly watchers: readonly string[] }, { said }: { readonly commandId: string; readonly said: Handshake }, given: Given): Decision {
  const { peer, unitName, watchers } = known;
  const bars = against('peer.meet', given);
  if (bars !== null) return bars;
  const office = said.office ?? peer.name ?? unitName;
  const { version } = peer;
  if (said.kind === 'accept') {
    if (peer.state !== 'invited') return refuse(need('need.peer_standing'));
    const row = { state: 'met', name: office, address: said.address ?? null, publicKey: said.from, speaks: said.v, invitation: null, version: version + 1 };
    return at(peer.id, [update('peer', peer.id, row)], { name: 'peer.met', details: { office, people: watchers } });
  }
  if (said.kind === 'confirm') {
    if (peer.state !== 'met' || peer.theirConfirmedAt !== null) return refuse(need('need.peer_standing'));
    // Both compare at the same telephone: what the one enters is no change under the hands of the other.
    return at(peer.id, [update('peer', peer.id, { theirConfirmedAt: given.now })], { name: 'peer.confirmed_by_them', details: { office } });
  }
  if (peer.state === 'ended') return refuse(need('need.peer_standing'));
  return at(peer.id, ending(known, 'theirs', said.reason ?? '', given), { name: 'peer.ended', details: { office, reason: said.reason ?? '' } });
}

export interface NoteInput {
  readonly commandId: string;
  readonly id: string;
  readonly did: 'accept' | 'confirm' | 'end' | 'speak';
  /** What they refused it for; null where they took it. */
  readonly refused: string | null;
  readonly speaks: number;
}

/** What came back to what we told them. */
export function noteLine(known: OnPeer & { readonly watchers: readonly string[] }, { did, refused, speaks }: NoteInput, given: Given): Decision {
  const { peer, unitName, watchers } = known;
  const bars = against('peer.note_line', given);
  if (bars !== null) return bars;
  const office = peer.name ?? unitName;
  const note = (row: object, name: string, details: object = {}): Decision => at(peer.id, [update('peer', peer.id, row)], { name, details: { office, ...details } });
  const set = (row: object, name: string, details: object = {}): Decision => note({ ...row, version: peer.version + 1 }, name, details);
  if (did === 'speak') return peer.speaks === speaks ? refuse(need('need.peer_standing')) : note({ speaks }, 'peer.noted', { speaks });
  if (did === 'accept') {
    if (peer.state !== 'answering') return refuse(need('need.peer_standing'));
    if (refused !== null) return set({ state: 'refused', answer: refused, invitation: null }, 'peer.declined', { reason: `@peer.reason.${refused}` });
    return set({ state: 'met', invitation: null, speaks }, 'peer.met', { people: watchers });
  }
  // Refused or not: a peer that does not know us any more needs no telling.
  if (did === 'end') return peer.state !== 'ended' || peer.toldEnded ? refuse(need('need.peer_standing')) : note({ toldEnded: true }, 'peer.told_all');
  if (peer.toldConfirmed) return refuse(need('need.peer_standing'));
  return refused === null ? note({ toldConfirmed: true }, 'peer.told_all') : set({ toldConfirmed: true, answer: refused }, 'peer.declined', { reason: `@peer.reason.${refused}` });
}

export interface EvidenceInput {
  readonly commandId: string;
  readonly peerId: string | null;
  readonly sharedId: string | null;
  readonly reason: Reason;
  readonly seq: number | null;
  /** What was sent, as far as it may be kept. */
  readonly kept: string;
  readonly hash: string;
}
export interface ForEvidence {
  readonly name: string | null;
  /** Of this peer, or of strangers, since yesterday. */
  readonly recent: number;
  readonly watchers: readonly string[];
  /** The shared activity, where the two histories part with this. */
  readonly shared: { readonly id: string; readonly version: number; readonly activityId: string | null; readonly state: string; readonly theme: string | null } | null;
}

/** Kept and shown to the security administrators; beyond so many a day only counted by nobody. Where the histories part, the exchange about that activity stands still. */
export function keepEvidence({ name, recent, watchers, shared }: ForEvidence, { peerId, sharedId, reason, seq, kept, hash }: EvidenceInput, given: Given): Decision {
  const bars = against('peer.keep_evidence', given);
  if (bars !== null) return bars;
  const parts = ['fork', 'rewritten', 'seen', 'have', 'broken'].includes(reason) && shared !== null && shared.state === 'open';
  if (!parts && recent >= mostKept) return refuse(need('need.peer_kept'));
  const id = given.newId();
  const row = insert('peerRefusal', { id, peerId, sharedId, reason, seq, text: kept.slice(0, 60_000), hash, at: given.now });
  const office = name ?? '@peer.stranger';
  if (!parts) return { ok: true, subject: { type: 'peer', id: peerId ?? id, activityId: null }, changes: [row], events: [{ name: 'peer.refused', details: { office, reason: `@peer.reason.${reason}`, people: watchers } }] };
  return {
    ok: true, subject: { type: 'shared_activity', id: shared.id, activityId: null },
    changes: [row, update('sharedActivity', shared.id, { state: 'broken', brokenSeq: seq ?? 0, brokenWhy: reason, version: shared.version + 1 })],
    events: [{ name: 'peer.disagrees', details: { office, from: seq ?? 0, reason: `@peer.reason.${reason}`, people: watchers } }],
  };
}
