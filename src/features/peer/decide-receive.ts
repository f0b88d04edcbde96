import { insert, refuse, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { activityBody, bodies, type Body } from './contract-protocol.ts';
import { against } from './decide.ts';
import { append, ended, type Shared, type Writing } from './decide-share.ts';
import { judge, start, type Envelope } from './facts-chain.ts';
import { belongsTo, knows, other, type Kind, type Role } from './facts-kinds.ts';
import type { Reason } from './facts.ts';

/** What comes from the other installation: into their chain as it was signed, and what follows from it. Pure. */

export interface ReceiveInput {
  readonly commandId: string;
  readonly sharedId: string;
  readonly hash: string;
  readonly signature: string;
  /** As it was signed; empty where the door would not let it in. */
  readonly text: string;
  /** As it is read, its body included: what the door looks at. */
  readonly envelope: Omit<Envelope, 'body'> & { readonly body?: unknown };
  /** It carries a secrecy mark (SEC-09): its place in the chain is kept, its words are not. */
  readonly withheld: boolean;
}
type Sent = { readonly id: string; readonly seq: number; readonly hash: string };
export interface ToReceive extends Writing {
  /** Null for the first word about an activity they host. */
  readonly shared: Shared | null;
  readonly peer: Shared['peer'] & { readonly id: string };
  /** Messages named by this one: of theirs by its number, of ours by what it has seen and what it answers. */
  readonly theirs: Sent | null;
  readonly seen: Sent | null;
  readonly answered: Sent | null;
  /** Our branches that bear the names of the side, with whom to tell. */
  readonly branches: readonly { readonly id: string; readonly secretaries: readonly string[] }[];
  readonly committee: readonly string[];
}

/** What becomes of a message by its content alone. */
export type Verdict =
  | { readonly state: 'taken' | 'received'; readonly kind: Kind; readonly body: unknown }
  | { readonly state: 'refused' | 'not_understood' | 'declined'; readonly why: Reason | 'not_understood'; readonly findings: readonly Finding[] };

/** @param role Ours. @param speaks Newest version this program knows. */
export function verdictOf(role: Role, state: Shared['state'], kind: string, body: unknown, speaks: number, withheld: boolean): Verdict {
  const no = (why: Reason, check: string): Verdict => ({ state: 'refused', why, findings: [need(check)] });
  if (withheld) return no('SEC-09', 'SEC-09');
  if (!knows(speaks, kind)) return { state: 'not_understood', why: 'not_understood', findings: [need('need.peer_understood')] };
  if (!belongsTo(kind, other(role))) return no('other_part', 'need.peer_own_part');
  const read = bodies[kind].safeParse(body);
  if (!read.success) return no('content', 'need.peer_content');
  if (state === 'ended' && kind !== 'answer') return { state: 'declined', why: 'ended', findings: [need('need.shared_open')] };
  // Decisions enter our activity by its own commands, one after the other, once the transaction is over.
  return { state: role === 'host' && (kind === 'consent' || kind === 'proposal' || kind === 'attendance') ? 'received' : 'taken', kind, body: read.data };
}

export function receive(known: ToReceive, input: ReceiveInput, given: Given): Decision {
  const bars = against('peer.receive', given);
  if (bars !== null) return bars;
  const { envelope, hash, withheld } = input;
  const { peer, theirs, seen } = known;
  if (known.desk === null) return refuse(need('peer.closed'));
  const before = known.shared;
  const judged = judge(envelope, hash, {
    ours: before?.ours ?? start, theirs: before?.theirs ?? start, theirsAt: (seq) => (theirs?.seq === seq ? theirs.hash : null), oursAt: (seq) => (seen?.seq === seq ? seen.hash : null),
  });
  if (judged.as === 'again') return refuse(need('peer.again'));
  if (judged.as === 'gap') return refuse(need('peer.gap', null, { have: judged.have }));
  if (judged.as === 'disagrees') return refuse(need(`peer.${judged.why}`, null, { from: judged.from }));
  const role = before?.role ?? 'guest';
  if (before === null && (envelope.kind !== 'activity' || withheld)) return refuse(need('peer.no_such'));
  const verdict = verdictOf(role, before?.state ?? 'open', envelope.kind, envelope.body, known.speaks, withheld);
  if (before === null && verdict.state !== 'taken') return refuse(need(`peer.${'why' in verdict ? verdict.why : 'content'}`));
  const message = insert('peerMessage', {
    id: given.newId(), sharedId: input.sharedId, mine: false, seq: envelope.seq, prevHash: envelope.prev, hash, seenSeq: envelope.seen.seq, seenHash: envelope.seen.hash, kind: envelope.kind, text: input.text, signature: input.signature,
    state: verdict.state, note: 'findings' in verdict ? JSON.parse(JSON.stringify(verdict.findings)) : null, at: given.now,
  });
  const theirEnd = { theirSeq: envelope.seq, theirHash: hash };
  if (before === null) return begun(known, input, message, theirEnd, given);
  const { changes, set, happened } = followed({ ...before, theirs: { seq: envelope.seq, hash } }, known, { seq: envelope.seq, kind: envelope.kind }, verdict, known.answered, given);
  const moved = update('sharedActivity', before.id, { ...theirEnd, ...set, version: before.version + 1 });
  return { ok: true, subject: { type: 'shared_activity', id: before.id, activityId: before.activityId }, changes: [message, ...changes, moved], events: [{ name: 'peer.received', details: { office: peer.name, what: knows(known.speaks, envelope.kind) ? `@peer.kind.${envelope.kind}` : envelope.kind, state: verdict.state } }, ...happened] };
}

/** The first word of what they host: it stands in our lists from now on. */
function begun({ peer, branches, committee }: ToReceive, { sharedId, envelope }: ReceiveInput, message: Change, theirEnd: object, given: Given): Decision {
  const told = activityBody.parse(envelope.body);
  const secretaries = branches.flatMap((one) => one.secretaries);
  const shared = insert('sharedActivity', {
    id: sharedId, peerId: peer.id, role: 'guest', branchIds: branches.map(({ id }) => id), ourSeq: 0, ourHash: start.hash, createdAt: given.now, ...theirEnd, ...shown(told), sortOn: told.activity.plannedOn ?? given.today,
    theirSeq: envelope.seq, theirHash: (theirEnd as { theirHash: string }).theirHash,
  });
  return {
    ok: true, subject: { type: 'shared_activity', id: sharedId, activityId: null }, changes: [shared, message],
    events: [{ name: 'peer.shared_by_them', details: { office: peer.name, title: told.activity.theme, people: secretaries.length > 0 ? [...new Set(secretaries)] : [...committee] } }],
  };
}
const shown = ({ activity, stage, standing }: Body<'activity'>) => ({ theme: activity.theme, plannedOn: activity.plannedOn, stage, standing });

/** What follows from a message that stands in the chain now: of the shared activity, of the message it answers, and what we answer. */
export function followed(
  shared: Shared, writing: Writing & { readonly committee: readonly string[] }, { seq, kind }: { readonly seq: number; readonly kind: string }, verdict: Verdict, answered: Sent | null, given: Given,
): { readonly changes: readonly Change[]; readonly set: object; readonly happened: readonly Happening[] } {
  if ('findings' in verdict) {
    // An answer is never answered: two programs would go on for ever.
    if (kind === 'answer' || writing.desk === null) return { changes: [], set: {}, happened: [] };
    const { rows, ours } = append(shared, writing, [['answer', answerOf(seq, verdict.state, verdict.findings)]], given);
    return { changes: rows, set: ended({ ours }), happened: [] };
  }
  if (verdict.kind === 'activity') {
    const told = verdict.body as Body<'activity'>;
    return { changes: [], set: { ...shown(told), ...(told.activity.plannedOn === null ? {} : { sortOn: told.activity.plannedOn }) }, happened: [] };
  }
  if (verdict.kind === 'ended') {
    const { reason } = verdict.body as Body<'ended'>;
    return { changes: [], set: { state: 'ended', endedReason: reason }, happened: [] };
  }
  if (verdict.kind === 'answer') {
    const { as, findings } = verdict.body as Body<'answer'>;
    return { changes: answered === null ? [] : [update('peerMessage', answered.id, { state: as, note: JSON.parse(JSON.stringify(findings)) })], set: {}, happened: [] };
  }
  return { changes: [], set: {}, happened: [] };
}

export const answerOf = (about: number, as: Body<'answer'>['as'], findings: readonly Finding[]): Body<'answer'> =>
  ({ about, as, findings: findings.slice(0, 20).map(({ check, field, facts }) => ({ check, field, facts: { ...facts } })) });

export interface OnMessage extends Writing {
  readonly shared: Shared;
  readonly message: { readonly id: string; readonly seq: number; readonly kind: string; readonly state: string; readonly body: unknown };
  readonly committee: readonly string[];
}

/** What became of a decision of theirs in our activity: told to them. */
export function settle({ shared, message, ...writing }: OnMessage, { as, findings }: { readonly commandId: string; readonly as: 'taken' | 'declined'; readonly findings: readonly Finding[] }, given: Given): Decision {
  const bars = against('peer.settle', given);
  if (bars !== null) return bars;
  if (message.state !== 'received' || writing.desk === null) return refuse(need('need.peer_standing'));
  const { rows, ours } = append(shared, writing, [['answer', answerOf(message.seq, as, findings)]], given);
  return {
    ok: true, subject: { type: 'shared_activity', id: shared.id, activityId: shared.activityId },
    changes: [update('peerMessage', message.id, { state: as, note: JSON.parse(JSON.stringify(findings)) }), ...rows, update('sharedActivity', shared.id, { ...ended({ ours }), version: shared.version + 1 })],
    events: [{ name: 'peer.settled', details: { office: shared.peer.name, what: `@peer.kind.${message.kind}`, state: as } }],
  };
}

/** What was not understood before an upgrade is read again after it. */
export function reread({ shared, message, ...writing }: OnMessage, _: unknown, given: Given): Decision {
  const bars = against('peer.reread', given);
  if (bars !== null) return bars;
  if (message.state !== 'not_understood' || writing.desk === null) return refuse(need('need.peer_standing'));
  const verdict = verdictOf(shared.role, shared.state, message.kind, message.body, writing.speaks, false);
  if (verdict.state === 'not_understood') return refuse(need('need.peer_understood'));
  const note = 'findings' in verdict ? JSON.parse(JSON.stringify(verdict.findings)) as never : null;
  const after = followed(shared, writing, message, verdict, null, given);
  const said = verdict.state === 'taken' ? append(shared, writing, [['answer', answerOf(message.seq, 'taken', [])]], given) : null;
  return {
    ok: true, subject: { type: 'shared_activity', id: shared.id, activityId: shared.activityId },
    changes: [update('peerMessage', message.id, { state: verdict.state, note }), ...after.changes, ...(said?.rows ?? []), update('sharedActivity', shared.id, { ...after.set, ...(said === null ? {} : ended(said)), version: shared.version + 1 })],
    events: [{ name: 'peer.reread', details: { office: shared.peer.name, what: `@peer.kind.${message.kind}`, state: verdict.state } }],
  };
}
