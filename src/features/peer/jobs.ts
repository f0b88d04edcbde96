import * as partner from '#features/partner/commands.ts';
import * as programme from '#features/programme/commands.ts';
import * as record from '#features/record/commands.ts';
import type { JobContext, Round } from '#platform/jobs.ts';
import { idFrom } from '#platform/named-id.ts';
import { systemOf } from '#shared/actor.ts';
import type { Finding } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { reread, settle, takeAttendance } from './commands-shared.ts';
import { bodies } from './contract-protocol.ts';
import { knows } from './facts-kinds.ts';
import { exchange, greet } from './jobs-exchange.ts';
import { peerActor } from './jobs-take.ts';
import { messagesOpen, openOffices, peersDue, sharedDue } from './store-line.ts';
import { bodyOf, findShared, waitingMessage } from './store-shared.ts';

/** What the program does about other installations of its own accord. */

/** Every minute: what waits goes out, what was not reached is tried again when its time has come, what was left half done is done. */
export const keepPeers: Round = { name: 'peer.turn', cron: '* * * * *', handle: turn };

export async function turn(context: JobContext): Promise<void> {
  const failures: unknown[] = [];
  const tried = async (work: Promise<unknown>): Promise<void> => void (await work.catch((error: unknown) => failures.push(error)));
  for (const officeId of await openOffices(context.db)) {
    for (const { id, state, kind } of await messagesOpen(context.db, officeId)) {
      if (state === 'received') await tried(apply(context, officeId, id));
      else if (knows(context.outbound.speaks, kind)) await tried(again(context, officeId, id));
    }
    for (const id of await peersDue(context.db, officeId, context.now())) await tried(greet(context, officeId, id));
    for (const { id, peerId } of await sharedDue(context.db, officeId, context.now())) await tried(exchange(context, officeId, peerId, id));
  }
  // One line's trouble is no other's; it is told when all have had their turn.
  if (failures.length > 0) throw new AggregateError(failures, failures.map((error) => (error instanceof Error ? error.message : String(error))).join('; '));
}

/**
 * A decision of theirs enters our activity by the very commands a personal link gives, as the person they name; what became of it is
 * told to them. Each step has its own number, so that what was broken off goes on where it stopped.
 */
export async function apply(context: JobContext, officeId: string, messageId: string): Promise<void> {
  const message = await waitingMessage(context.db, officeId, messageId);
  const shared = message === null ? null : await findShared(context.db, officeId, message.sharedId, { lock: false });
  if (message === null || message.state !== 'received' || shared === null || shared.activityId === null || shared.sideId === null) return;
  const findings = await entered(context, officeId, { id: shared.id, activityId: shared.activityId, sideId: shared.sideId, peer: shared.peer.name }, message);
  const commandId = idFrom(`peer settle ${officeId} ${message.hash}`);
  await context.door.run(settle(context.outbound), systemOf(officeId), { commandId, input: { commandId, messageId, as: findings === null ? 'taken' : 'declined', findings: findings ?? [] } }).catch(unlessRefused);
}
const unlessRefused = (error: unknown): void => {
  if (!(error instanceof Refusal)) throw error;
};

/** @returns what stood in the way; null where it was taken. */
async function entered(
  { door }: JobContext, officeId: string, on: { readonly id: string; readonly activityId: string; readonly sideId: string; readonly peer: string }, { kind, text, hash }: { readonly kind: string; readonly text: string; readonly hash: string },
): Promise<readonly Finding[] | null> {
  const commandId = idFrom(`peer apply ${officeId} ${hash}`);
  const id = on.activityId;
  const as = (name: string, post: string) => peerActor(officeId, name, { id: on.id, activityId: id, sideId: on.sideId, post });
  const body = bodyOf(text);
  try {
    if (kind === 'consent') {
      const { subject, shown, decision, comment, name, post } = bodies.consent.parse(body);
      await door.run(subject === 'activity' ? partner.consentByLink : record.signByLink, as(name, post), { commandId, input: { commandId, id, shown, decision, comment } });
    } else if (kind === 'proposal') {
      const said = bodies.proposal.parse(body);
      await door.run(programme.propose, as(said.name, said.post), { commandId, input: { commandId, id, programme: said.programme, note: said.note } });
    } else {
      const said = bodies.attendance.parse(body);
      await door.run(takeAttendance, as(said.by, ''), { commandId, input: { commandId, id, sideId: on.sideId, said } });
    }
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings;
  }
}

/** What was not understood before this program was renewed. */
async function again(context: JobContext, officeId: string, messageId: string): Promise<void> {
  const commandId = idFrom(`peer reread ${officeId} ${messageId} ${context.outbound.speaks}`);
  await context.door.run(reread(context.outbound), systemOf(officeId), { commandId, input: { commandId, messageId } }).catch(unlessRefused);
}
