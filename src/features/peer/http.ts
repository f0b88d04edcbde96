import { z } from 'zod';
import { canonical } from '#shared/canonical.ts';
import type { JobContext } from '#platform/jobs.ts';
import { idFrom } from '#platform/named-id.ts';
import { Refusal } from '#shared/refusal.ts';
import { meet, noteLine } from './commands.ts';
import { exchangeSchema, handshakeSchema, readJson, wireSchema, type Exchange, type Handshake } from './contract-protocol.ts';
import { sha256, signedBy } from './credentials-key.ts';
import type { AtHome, OnPeer } from './decide.ts';
import type { Desk } from './facts-chain.ts';
import { spoken } from './facts-kinds.ts';
import { isActive, type Reason } from './facts.ts';
import { haveOf, keep, noteReason, peerActor, takeIn } from './jobs-take.ts';
import { heard } from './store-line.ts';
import { messagesAfter } from './store-shared.ts';
import { atHome, knowsKey, officeOfKey, onPeer, peerOfPair, readInvitation } from './store.ts';
import { systemOf } from '#shared/actor.ts';

/**
 * What other installations ask of us: no cookie, no session, no person. Whoever asks is known by the signature alone, and is answered
 * under our own. A stranger learns that the address answers and nothing else.
 */

const saidSchema = z.union([handshakeSchema, exchangeSchema]);
/** Longer than the slowest line takes, shorter than anybody keeps an old request for. */
const clockMinutes = 10;
/** As much of our chain as goes out at once, in characters. */
const mostOut = 150_000;

export interface Heard {
  readonly status: 200 | 400 | 404 | 503;
  readonly body: string;
}
const bare = (status: Heard['status'], refused: Reason): Heard => ({ status, body: JSON.stringify({ refused }) });

interface Asked {
  readonly context: JobContext;
  readonly officeId: string;
  readonly home: AtHome;
  readonly desk: Desk;
  readonly text: string;
}
type Reply = { readonly refused: Reason | null; readonly seq?: number | null; readonly have?: { readonly seq: number; readonly hash: string } | null; readonly messages?: readonly { readonly text: string; readonly signature: string }[] };

/** @param raw The request's body, as long as the server lets it be. */
export async function hear(context: JobContext, raw: string): Promise<Heard> {
  const wire = readJson(wireSchema, raw);
  const said = wire === null ? null : readJson(saidSchema, wire.text);
  if (wire === null || said === null) return bare(400, 'malformed');
  const office = await officeOfKey(context.db, said.to);
  if (office === null) return bare(404, 'closed');
  const { officeId } = office;
  const home = await atHome(context.db, office, context.outbound);
  if (home.desk === null) return bare(503, 'closed');
  const asked: Asked = { context, officeId, home, desk: home.desk, text: wire.text };
  const genuine = signedBy(said.from, wire.text, wire.signature);
  const reply = genuine ? await answer(asked, said) : await turnedAway(asked, said, 'signature');
  return { status: 200, body: sealed(asked, said.from, reply) };
}

function sealed({ context, desk, home, text }: Asked, to: string, { refused, seq = null, have = null, messages = [] }: Reply): string {
  const said = canonical({
    v: home.speaks, from: desk.publicKey, to, about: sha256(text), at: context.now().toISOString(), refused, seq, have, messages,
    // Who we are is told to those we know, and to whoever shows our own invitation.
    ...(refused === null ? { office: home.office } : {}),
  });
  return JSON.stringify({ text: said, signature: desk.sign(said) });
}

/** Refused, and kept for the security administrator. */
async function turnedAway({ context, officeId, text }: Asked, said: Handshake | Exchange, reason: Reason): Promise<Reply> {
  const known = await knowsKey(context.db, officeId, said.from);
  await keep(context, { officeId, peerId: known?.id ?? null, reason, text });
  return { refused: reason };
}

/** Refused without anything kept of it: an old request sent again, a wrong clock, a line that was ended. Seen by the security administrator all the same. */
async function noted({ context, officeId }: Asked, reason: Reason): Promise<Reply> {
  await noteReason(context, officeId, reason);
  return { refused: reason };
}

async function answer(asked: Asked, said: Handshake | Exchange): Promise<Reply> {
  const { context, officeId, home } = asked;
  if (Math.abs(context.now().getTime() - Date.parse(said.at)) > clockMinutes * 60_000) return noted(asked, 'clock');
  if (spoken(home.speaks, said.v) === null) return { refused: 'versions' };
  if (said.kind === 'accept') return acquaint(asked, said);
  const found = await peerOfPair(context.db, officeId, said.pair);
  if (found === null) return turnedAway(asked, said, (await knowsKey(context.db, officeId, said.from)) === null ? 'stranger' : 'pair');
  const known = await onPeerOf(asked, found.id);
  const { peer } = known;
  if (peer.publicKey !== said.from) return turnedAway(asked, said, 'pair');
  if (peer.state === 'ended') return said.kind === 'end' ? { refused: null } : noted(asked, 'ended');
  await heard(context.db, officeId, [peer.id], context.now());
  if (said.kind !== 'exchange') return enter(asked, known, said);
  if (!isActive(peer)) return { refused: 'not_met' };
  if (peer.speaks !== said.v) await speaks(asked, peer.id, said.v);
  return swap(asked, known, said);
}

const onPeerOf = ({ context, officeId }: Asked, id: string): Promise<OnPeer> => onPeer(context.db, { officeId }, context.outbound, id);

async function speaks({ context, officeId }: Asked, id: string, version: number): Promise<void> {
  const commandId = crypto.randomUUID();
  await context.door.run(noteLine(context.outbound), systemOf(officeId), { commandId, input: { commandId, id, did: 'speak', refused: null, speaks: version } }).catch(unlessRefused);
}
const unlessRefused = (error: unknown): void => {
  if (!(error instanceof Refusal)) throw error;
};

/** Somebody answers an invitation of ours: it has to be one, unspent, and its time not over. */
async function acquaint(asked: Asked, said: Handshake): Promise<Reply> {
  const { context, officeId, desk } = asked;
  const shown = said.invitation === undefined ? null : readInvitation(said.invitation);
  if (shown === null || !shown.signed || shown.key !== desk.publicKey || said.pair !== sha256(shown.text)) return turnedAway(asked, said, 'invitation_forged');
  const found = await peerOfPair(context.db, officeId, said.pair);
  if (found === null) return turnedAway(asked, said, 'invitation_forged');
  const known = await onPeerOf(asked, found.id);
  const { peer } = known;
  if (peer.publicKey === said.from && peer.state === 'met') return { refused: null };
  if (peer.state !== 'invited') return turnedAway(asked, said, 'invitation_used');
  if (Date.parse(peer.expiresAt) < context.now().getTime()) return noted(asked, 'invitation_expired');
  // Our own answers would be led to what lies behind our wall.
  if (said.address === undefined || !context.outbound.mayReach(said.address)) return turnedAway(asked, said, 'address');
  return enter(asked, known, said);
}

/** Into the acquaintance's row; what is so already is so. */
async function enter({ context, officeId }: Asked, { peer }: OnPeer, said: Handshake): Promise<Reply> {
  if (said.kind === 'confirm' && peer.state === 'met' && peer.theirConfirmedAt !== null) return { refused: null };
  const commandId = idFrom(`peer ${said.kind} ${officeId} ${peer.id} ${said.from}`);
  try {
    await context.door.run(meet(context.outbound), peerActor(officeId, said.office ?? peer.name ?? ''), { commandId, input: { commandId, id: peer.id, said: { ...said, at: '' } } });
    return { refused: null };
  } catch (error) {
    unlessRefused(error);
    return { refused: 'not_met' };
  }
}

/** What they have for us, and what we have for them. */
async function swap({ context, officeId, desk }: Asked, { peer }: OnPeer, { shared, have, messages }: Exchange): Promise<Reply> {
  const taken = await takeIn(context, { officeId, us: desk.publicKey, peer }, shared, { have, messages });
  const theirs = await haveOf(context, officeId, shared);
  if (theirs !== null) await heard(context.db, officeId, [shared], context.now());
  if (taken.refused !== null && taken.refused !== 'gap') return { ...taken, have: theirs };
  return { refused: null, have: theirs, messages: await outgoing(context, officeId, shared, have.seq) };
}

/** Our chain after a number, as much as goes at once. */
export async function outgoing({ db }: Pick<JobContext, 'db'>, officeId: string, sharedId: string, after: number): Promise<{ readonly text: string; readonly signature: string }[]> {
  let room = mostOut;
  const out: { readonly text: string; readonly signature: string }[] = [];
  for (const { text, signature } of await messagesAfter(db, officeId, sharedId, after, 100)) {
    room -= text.length;
    if (room < 0 && out.length > 0) break;
    out.push({ text, signature });
  }
  return out;
}
