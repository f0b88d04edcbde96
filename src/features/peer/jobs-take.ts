import { marksAtDoor } from '#features/rulebook/marks.ts';
import { noteAttempt } from '#features/security/queries.ts';
import { idFrom } from '#platform/named-id.ts';
import type { JobContext } from '#platform/jobs.ts';
import { systemOf, type Actor } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import { keepEvidence } from './commands.ts';
import { receive } from './commands-shared.ts';
import { envelopeSchema, readJson, type Exchange } from './contract-protocol.ts';
import { sha256, signedBy } from './credentials-key.ts';
import { verdictOf } from './decide-receive.ts';
import { agreesWith, type Head } from './facts-chain.ts';
import { isReason, type PeerKnown, type Reason } from './facts.ts';
import { heard } from './store-line.ts';
import { findShared, messageAt } from './store-shared.ts';
import { words } from './words.ts';

/** What came from a peer about a shared activity, by whichever side it was asked: looked at, and let in message by message. */

/** Another office's installation as it stands in our ledger. */
export const peerActor = (officeId: string, name: string, link: Actor['link'] = null): Actor =>
  ({ kind: 'peer', officeId, personId: null, name, posts: [], branchIds: [], link, may: 'all', language: 'zh-Hans' });

export interface From {
  readonly officeId: string;
  /** Our own public key: whom their messages are for. */
  readonly us: string;
  readonly peer: PeerKnown;
}
export interface Taken {
  readonly refused: Reason | null;
  readonly seq: number | null;
}
const well: Taken = { refused: null, seq: null };

interface Evidence {
  readonly officeId: string;
  readonly peerId?: string | null;
  readonly sharedId?: string | null;
  readonly reason: Reason;
  readonly seq?: number | null;
  readonly text: string;
}
/** Keeps what was not let in. The same lie is kept once a day, and of one liar no more than so many. */
export async function keep({ db, door, now }: Pick<JobContext, 'db' | 'door' | 'now'>, { officeId, peerId = null, sharedId = null, reason, seq = null, text }: Evidence): Promise<void> {
  const hash = sha256(text);
  const commandId = idFrom(`peer evidence ${officeId} ${peerId ?? ''} ${sharedId ?? ''} ${reason} ${hash} ${now().toISOString().slice(0, 10)}`);
  // What may not come in is not kept either, only that it was sent (SEC-09).
  const kept = reason === 'SEC-09' || marksAtDoor({ text }).length > 0 ? '' : text.replaceAll('\u0000', '').slice(0, 60_000);
  await door.run(keepEvidence, systemOf(officeId), { commandId, input: { commandId, peerId, sharedId, reason, seq, kept, hash } }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
  await noteReason({ db, door, now }, officeId, reason);
}

/** Beside the evidence: one line among the attempts in vain, in the words of the peers' page. */
export const noteReason = (context: Pick<JobContext, 'db' | 'door' | 'now'>, officeId: string, reason: Reason): Promise<void> => noteAttempt(context, officeId, { kind: 'peer', about: words[`peer.reason.${reason}`][0] });

/** @returns why it was not let in, and from which number on the histories part; nothing where all was well. */
export async function takeIn(context: JobContext, { officeId, us, peer }: From, sharedId: string, { have, messages }: { readonly have: Head | null; readonly messages: Exchange['messages'] }): Promise<Taken> {
  const { db, now } = context;
  const about = { officeId, peerId: peer.id, sharedId };
  const shared = await findShared(db, officeId, sharedId, { lock: false });
  if (shared !== null && shared.peerId !== peer.id) {
    await keep(context, { ...about, sharedId: null, reason: 'pair', text: sharedId });
    return { refused: 'no_such', seq: null };
  }
  if (shared?.state === 'broken') return { refused: 'broken', seq: null };
  if (shared !== null && have !== null) {
    const mine = have.seq === 0 ? null : await messageAt(db, officeId, sharedId, true, have.seq);
    if (!agreesWith(have, { ours: shared.ours, oursAt: () => mine?.hash ?? null })) {
      await keep(context, { ...about, reason: 'have', seq: have.seq, text: JSON.stringify({ have }) });
      return { refused: 'have', seq: have.seq };
    }
    await heard(db, officeId, [peer.id, sharedId], now(), have.seq);
  }
  for (const message of messages) {
    const taken = await takeOne(context, { officeId, us, peer }, sharedId, message);
    if (taken.refused !== null) return taken;
  }
  return well;
}

async function takeOne(context: JobContext, { officeId, us, peer }: From, sharedId: string, { text, signature }: Exchange['messages'][number]): Promise<Taken> {
  const { db, door, outbound } = context;
  const about = { officeId, peerId: peer.id, sharedId };
  const no = async (reason: Reason, seq: number | null = null): Promise<Taken> => {
    await keep(context, { ...about, reason, seq, text });
    return { refused: reason, seq };
  };
  if (peer.publicKey === null || !signedBy(peer.publicKey, text, signature)) return no('signature');
  const envelope = readJson(envelopeSchema, text);
  if (envelope === null) return no('malformed');
  if (envelope.from !== peer.publicKey || envelope.to !== us || envelope.shared !== sharedId) return no('pair', envelope.seq);
  const hash = sha256(text);
  const withheld = marksAtDoor({ text, body: envelope.body }).length > 0;
  const commandId = idFrom(`peer message ${officeId} ${hash}`);
  const { body, ...around } = envelope;
  const input = { commandId, sharedId, hash, signature, text: withheld ? '' : text, envelope: withheld ? around : { ...around, body }, withheld };
  const from = { id: peer.id, name: peer.name ?? '', publicKey: peer.publicKey, speaks: peer.speaks, active: true };
  try {
    await door.run(receive(outbound, from), peerActor(officeId, from.name), { commandId, input });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [finding] = error.findings;
    const reason = finding?.check.replace('peer.', '') ?? '';
    if (reason === 'again') return well;
    if (reason === 'gap') return { refused: 'gap', seq: null };
    return no(isReason(reason) ? reason : 'content', typeof finding?.facts['from'] === 'number' ? finding.facts['from'] : envelope.seq);
  }
  // It has its place in the chain and is answered there; whoever wrote what is not theirs to write is looked at as well.
  const shared = await findShared(db, officeId, sharedId, { lock: false });
  const verdict = verdictOf(shared?.role ?? 'guest', 'open', envelope.kind, envelope.body, outbound.speaks, withheld);
  if (verdict.state === 'refused' && isReason(verdict.why)) await keep(context, { ...about, reason: verdict.why, seq: envelope.seq, text });
  return well;
}

/** Where their chain ends by what we have. */
export async function haveOf(context: Pick<JobContext, 'db'>, officeId: string, sharedId: string): Promise<Head | null> {
  return (await findShared(context.db, officeId, sharedId, { lock: false }))?.theirs ?? null;
}
