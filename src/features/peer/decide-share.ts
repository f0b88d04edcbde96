import { nameOfSide, type ActivityFacts } from '#features/activity/facts.ts';
import type { Known } from '#features/activity/subject.ts';
import { canonical } from '#shared/canonical.ts';
import { insert, refuse, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { PeerInput } from './contract.ts';
import { against } from './decide.ts';
import { nextMessage, start, type Desk, type Head } from './facts-chain.ts';
import { spoken, type Kind, type Role } from './facts-kinds.ts';
import { activityTold, recordTold } from './facts-shared.ts';

/** Our own chain: what is written into it, and the host's part, which follows from the activity. Pure. */

/** A shared activity as it is held while something is written about it. */
export interface Shared {
  readonly id: string;
  readonly peerId: string;
  readonly role: Role;
  readonly state: 'open' | 'ended' | 'broken';
  readonly activityId: string | null;
  readonly sideId: string | null;
  readonly theme: string | null;
  readonly stage: string | null;
  readonly standing: string | null;
  readonly branchIds: readonly string[];
  readonly ours: Head;
  readonly theirs: Head;
  readonly version: number;
  readonly peer: { readonly name: string; readonly publicKey: string; readonly speaks: number; readonly active: boolean };
}

/** What writing needs: the office's signature, the newest entry of its ledger, and which version it speaks. */
export interface Writing {
  readonly desk: Desk | null;
  readonly ledger: string | null;
  readonly speaks: number;
}

/** Appends messages to our chain, in their order: rows and the chain's new end. The desk was seen to be there. */
export function append(shared: Pick<Shared, 'id' | 'ours' | 'theirs' | 'peer'>, { desk, ledger, speaks }: Writing, said: readonly (readonly [Kind, unknown])[], given: Given): { readonly rows: readonly Change[]; readonly ours: Head } {
  let { ours } = shared;
  if (desk === null) throw new Error('nothing is written without the key');
  const rows = said.map(([kind, body]) => {
    const { envelope, text, hash, signature } = nextMessage(
      desk, { shared: shared.id, to: shared.peer.publicKey, ours, theirs: shared.theirs, version: spoken(speaks, shared.peer.speaks) ?? speaks, ledger }, kind, body, given.now,
    );
    const row = insert('peerMessage', {
      id: given.newId(), sharedId: shared.id, mine: true, seq: envelope.seq, prevHash: envelope.prev, hash, seenSeq: envelope.seen.seq, seenHash: envelope.seen.hash, kind, text, signature, state: 'sent', at: given.now,
    });
    ours = { seq: envelope.seq, hash };
    return row;
  });
  return { rows, ours };
}
export const ended = (shared: Pick<Shared, 'ours'>) => ({ ourSeq: shared.ours.seq, ourHash: shared.ours.hash });

/** An active peer whose unit a side of the activity is, and what of the activity is shared already. */
export interface ToShare extends Known, Writing {
  readonly peer: { readonly id: string; readonly name: string; readonly publicKey: string; readonly speaks: number } | null;
  readonly already: boolean;
}

export function share({ facts, peer, already, ...writing }: ToShare, { sideId }: PeerInput<'share'>, given: Given): Decision {
  const side = facts.sides.find(({ id }) => id === sideId);
  if (side === undefined || side.role !== 'partner') return refuse(need('need.side', 'sideId'));
  if (peer === null) return refuse(need('need.peer_of_side', 'sideId', { side: nameOfSide(side) }));
  if (writing.desk === null) return refuse(need('need.peer_key'));
  if (already) return refuse(need('need.shared_once', 'sideId', { side: nameOfSide(side) }));
  const id = given.newId();
  const first = { id, ours: start, theirs: start, peer: { ...peer, active: true } };
  const record = recordTold(facts);
  const { rows, ours } = append(first, writing, [['activity', activityTold(facts, sideId)], ...(record === null ? [] : [['record', record] as const])], given);
  const row = insert('sharedActivity', {
    id, peerId: peer.id, role: 'host', activityId: facts.activity.id, sideId, theirSeq: 0, theirHash: start.hash, createdAt: given.now, sortOn: facts.activity.sortOn, ...ended({ ours }),
  });
  return { ok: true, subject: { type: 'shared_activity', id, activityId: facts.activity.id }, changes: [row, ...rows], events: [{ name: 'peer.shared', details: { office: peer.name, side: nameOfSide(side) } }] };
}

export function unshare({ facts, shared, ...writing }: Known & Writing & { readonly shared: Shared | null }, { reason }: PeerInput<'unshare'>, given: Given): Decision {
  if (shared === null || shared.role !== 'host') return refuse(need('need.shared', 'sharedId'));
  if (shared.state === 'ended') return refuse(need('need.shared_open', 'sharedId'));
  return { ok: true, subject: { type: 'shared_activity', id: shared.id, activityId: facts.activity.id }, changes: over(shared, writing, reason, given), events: [{ name: 'peer.unshared', details: { office: shared.peer.name, reason } }] };
}

/** The last word about it. Where the histories part nothing more is written: the other side would not take it. */
function over(shared: Shared, writing: Writing, reason: string, given: Given): Change[] {
  const set = { state: 'ended', endedReason: reason, version: shared.version + 1 };
  if (shared.state === 'broken' || writing.desk === null) return [update('sharedActivity', shared.id, set)];
  const { rows, ours } = append(shared, writing, [['ended', { reason }]], given);
  return [...rows, update('sharedActivity', shared.id, { ...set, ...ended({ ours }) })];
}

export interface ToTell extends Writing {
  readonly shared: Shared;
  /** Null where the activity is gone. */
  readonly facts: ActivityFacts | null;
  /** What was told last of each, in canonical JSON. */
  readonly last: Readonly<Record<'activity' | 'record', string | null>>;
}

/** The host's part is told anew wherever it reads otherwise than it was told last. */
export function tell({ shared, facts, last, ...writing }: ToTell, _: unknown, given: Given): Decision {
  const bars = against('peer.tell', given);
  if (bars !== null) return bars;
  if (shared.role !== 'host' || shared.state !== 'open' || !shared.peer.active || writing.desk === null) return refuse(need('need.shared_open'));
  const subject = { type: 'shared_activity', id: shared.id, activityId: shared.activityId };
  const activity = facts === null || shared.sideId === null ? null : activityTold(facts, shared.sideId);
  if (activity === null) return { ok: true, subject, changes: over(shared, writing, '', given), events: [{ name: 'peer.unshared', details: { office: shared.peer.name, reason: '' } }] };
  const record = facts === null ? null : recordTold(facts);
  const news: (readonly [Kind, unknown])[] = [];
  if (canonical(activity) !== last.activity) news.push(['activity', activity]);
  if (record !== null && canonical(record) !== last.record) news.push(['record', record]);
  if (news.length === 0) return refuse(need('need.peer_news'));
  const { rows, ours } = append(shared, writing, news, given);
  const moved = update('sharedActivity', shared.id, { ...ended({ ours }), version: shared.version + 1 });
  return { ok: true, subject, changes: [...rows, moved], events: [{ name: 'peer.told', details: { office: shared.peer.name, what: news.map(([kind]) => kind) } }] };
}
