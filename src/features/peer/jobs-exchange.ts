import { canonical } from '#shared/canonical.ts';
import type { JobContext } from '#platform/jobs.ts';
import { idFrom } from '#platform/named-id.ts';
import { systemOf } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import { meet, noteLine } from './commands.ts';
import { answerSchema, readJson, wireSchema, type Answered } from './contract-protocol.ts';
import { sha256, signedBy } from './credentials-key.ts';
import type { OnPeer } from './decide.ts';
import { start, type Desk } from './facts-chain.ts';
import { handshakeOwed, isActive, isReason } from './facts.ts';
import { outgoing } from './http.ts';
import { haveOf, keep, peerActor, takeIn } from './jobs-take.ts';
import { failed, heard, lineOf } from './store-line.ts';
import { atHome, onPeer } from './store.ts';

/** What we ask of other installations: each time all that they lack goes out and all that we lack comes in, so a cut heals by the first word after it. */

/** Where every installation hears the others. */
export const peerPath = '/peer';
/** As much of an answer as is read; a liar sends without end. */
const mostIn = 3_000_000;
/** As often in a row; a week's backlog takes a few. */
const mostRounds = 40;

interface Line {
  readonly context: JobContext;
  readonly officeId: string;
  readonly known: OnPeer;
  readonly desk: Desk;
}

/** The peer and our key; null where nothing can be said to it. */
async function open(context: JobContext, officeId: string, peerId: string): Promise<Line | null> {
  const { desk } = await atHome(context.db, { officeId }, context.outbound);
  const known = await onPeer(context.db, { officeId }, context.outbound, peerId);
  return desk === null || known.peer.publicKey === null || known.peer.address === null ? null : { context, officeId, known, desk };
}

type Said = { readonly answered: Answered; readonly text: string } | { readonly failure: string };

/** Says one thing and reads the answer: signed by them, to us, about this very thing. */
async function ask({ context, officeId, known, desk }: Line, what: Readonly<Record<string, unknown>>): Promise<Said> {
  const { peer, speaks } = known;
  const { publicKey: to, address } = peer;
  const text = canonical({ ...what, v: speaks, from: desk.publicKey, to, pair: peer.pair, at: context.now().toISOString() });
  const answer = await context.outbound.post(`${address ?? ''}${peerPath}`, JSON.stringify({ text, signature: desk.sign(text) }), {}, { most: mostIn });
  if (answer.status === null) return { failure: `line.${answer.why}` };
  if (answer.status >= 300 && answer.status < 400) return { failure: 'line.redirect' };
  if (answer.status === 429 || answer.status === 503) return { failure: 'busy' };
  const wire = readJson(wireSchema, answer.text);
  const answered = wire === null ? null : readJson(answerSchema, wire.text);
  if (wire === null || answered === null) {
    // Whatever answers there is not another Lianxue, or hides something; with a status it is only not at home.
    if (answer.status === 200) await keep(context, { officeId, peerId: peer.id, reason: 'answer', text: answer.text.slice(0, 2_000) });
    return { failure: answer.status === 200 ? 'answer' : `line.status` };
  }
  const genuine = answered.from === to && answered.to === desk.publicKey && answered.about === sha256(text) && to !== null && signedBy(to, wire.text, wire.signature);
  if (!genuine) {
    await keep(context, { officeId, peerId: peer.id, reason: 'answer', text: wire.text.slice(0, 20_000) });
    return { failure: 'answer' };
  }
  return { answered, text: wire.text };
}

/** Tells a peer what it is owed of our acquaintance. @returns whether nothing is left to tell. */
export async function greet(context: JobContext, officeId: string, peerId: string): Promise<boolean> {
  const line = await open(context, officeId, peerId);
  const owed = line === null ? null : handshakeOwed(line.known.peer, context.now().toISOString());
  if (line === null || owed === null) return true;
  const { known } = line;
  const { invitation, endedReason } = known.peer;
  const said = await ask(line, {
    kind: owed, office: known.office, ...(owed === 'accept' ? { invitation, address: known.address ?? '' } : {}), ...(owed === 'end' ? { reason: endedReason ?? '' } : {}),
  });
  if ('failure' in said) {
    await failed(context.db, officeId, peerId, context.now(), said.failure);
    return false;
  }
  const { refused, v } = said.answered;
  // A clock is put right and a busy line becomes free; they may not have our answer yet: asked again.
  if (refused === 'clock' || refused === 'busy' || refused === 'closed' || (refused === 'not_met' && owed === 'confirm')) {
    await failed(context.db, officeId, peerId, context.now(), refused);
    return false;
  }
  await heard(context.db, officeId, [peerId], context.now());
  if (refused === 'ended' && owed !== 'end') await over(line);
  const commandId = crypto.randomUUID();
  await context.door.run(noteLine(context.outbound), systemOf(officeId), { commandId, input: { commandId, id: peerId, did: owed, refused: refused !== null && isReason(refused) ? refused : refused === null ? null : 'answer', speaks: v } }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
  return true;
}

/** Exchanges about one shared activity until neither lacks anything. @returns whether that came to pass. */
export async function exchange(context: JobContext, officeId: string, peerId: string, sharedId: string): Promise<boolean> {
  for (let round = 0; round < mostRounds; round += 1) {
    const line = await open(context, officeId, peerId);
    if (line === null || !isActive(line.known.peer)) return true;
    const more = await oneRound(line, sharedId);
    if (more !== 'more') return more === 'done';
  }
  return false;
}

async function oneRound(line: Line, sharedId: string): Promise<'done' | 'more' | 'failed'> {
  const { context, officeId, known, desk } = line;
  const { peer } = known;
  const have = (await haveOf(context, officeId, sharedId)) ?? start;
  const { ackedSeq } = await lineOf(context.db, officeId, sharedId);
  const messages = await outgoing(context, officeId, sharedId, ackedSeq);
  const said = await ask(line, { kind: 'exchange', shared: sharedId, have, messages });
  const lost = async (why: string): Promise<'failed'> => {
    await failed(context.db, officeId, sharedId, context.now(), why);
    return 'failed';
  };
  if ('failure' in said) return lost(said.failure);
  const { answered } = said;
  if (answered.v !== known.peer.speaks) await note(context, officeId, peer.id, answered.v);
  if (answered.refused !== null) {
    if (answered.refused === 'ended') await over(line);
    // They no longer agree with what we say: both security administrators see it, each in their own office.
    if (['broken', 'fork', 'rewritten', 'seen', 'have'].includes(answered.refused)) await keep(context, { officeId, peerId: peer.id, sharedId, reason: 'broken', seq: answered.seq, text: said.text });
    return lost(answered.refused);
  }
  // A first word of ours they have not taken yet leaves them without a place of their own.
  const taken = await takeIn(context, { officeId, us: desk.publicKey, peer }, sharedId, { have: answered.have ?? start, messages: answered.messages });
  if (taken.refused !== null && taken.refused !== 'gap') return lost(taken.refused);
  await heard(context.db, officeId, [peer.id, sharedId], context.now());
  const left = await outgoing(context, officeId, sharedId, (await lineOf(context.db, officeId, sharedId)).ackedSeq);
  const advanced = answered.messages.length > 0 || (answered.have?.seq ?? 0) > ackedSeq;
  return left.length === 0 && answered.messages.length === 0 ? 'done' : advanced ? 'more' : lost('gap');
}

/** They say, under their signature, that it is over: so it is for us too. */
async function over({ context, officeId, known: { peer } }: Line): Promise<void> {
  const commandId = idFrom(`peer over ${officeId} ${peer.id}`);
  const said = { kind: 'end' as const, v: peer.speaks, from: peer.publicKey ?? '', to: '', pair: peer.pair, at: '', reason: '' };
  await context.door.run(meet(context.outbound), peerActor(officeId, peer.name ?? ''), { commandId, input: { commandId, id: peer.id, said } }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function note(context: JobContext, officeId: string, id: string, version: number): Promise<void> {
  const commandId = crypto.randomUUID();
  await context.door.run(noteLine(context.outbound), systemOf(officeId), { commandId, input: { commandId, id, did: 'speak', refused: null, speaks: version } }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
