import type { JobContext, Listener } from '#platform/jobs.ts';
import { idFrom } from '#platform/named-id.ts';
import { systemOf } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import { tell } from './commands-shared.ts';
import { exchange, greet } from './jobs-exchange.ts';
import { apply } from './jobs.ts';
import { aboutOf, lineOf, messagesOpenOf } from './store-line.ts';
import { findShared, isShared, sharesOf } from './store-shared.ts';

/** What is to be said to another installation goes out at once; what does not get there waits for the round. */

/** Entries after which a peer is owed something, and after which something of theirs is to be entered. */
const causes = ['peer.invitation_taken', 'peer.confirmed', 'peer.ended', 'peer.shared', 'peer.unshared', 'peer.told', 'peer.wrote', 'peer.settled', 'peer.reread', 'peer.received'];

export const carry: Listener = {
  name: 'peer.carry',
  hears: ({ events }) => events.some(({ name }) => causes.includes(name)),
  async handle(context, { officeId, seq, events }) {
    const about = await aboutOf(context.db, officeId, seq);
    if (about === null) return;
    if (about.objectType === 'peer') return void (await patiently(context, officeId, about.objectId, () => greet(context, officeId, about.objectId)));
    const received = events.some(({ name }) => name === 'peer.received');
    if (received) for (const id of await messagesOpenOf(context.db, officeId, about.objectId)) await apply(context, officeId, id);
    if (about.objectType === 'shared_activity') await send(context, officeId, about.objectId);
  },
};

async function send(context: JobContext, officeId: string, sharedId: string): Promise<void> {
  const shared = await findShared(context.db, officeId, sharedId, { lock: false });
  if (shared === null || shared.state === 'broken') return;
  const { ackedSeq } = await lineOf(context.db, officeId, sharedId);
  // What came with a request has had its answer.
  if (shared.ours.seq > ackedSeq) await patiently(context, officeId, sharedId, () => exchange(context, officeId, shared.peerId, sharedId));
}

/** A line that failed is left to the round, which waits longer each time. */
async function patiently(context: JobContext, officeId: string, about: string, work: () => Promise<boolean>): Promise<void> {
  const { failures, nextAt } = await lineOf(context.db, officeId, about);
  if (failures === 0 || nextAt === null || Date.parse(nextAt) <= context.now().getTime()) await work();
}

/** Whatever changes an activity of ours that is shared is told where it shows. */
export const follow: Listener = {
  name: 'peer.follow',
  hears: ({ activityId, events }) => activityId !== null && events.some(({ name }) => !name.startsWith('peer.')),
  wanted: (tx, { officeId, activityId }) => isShared(tx, officeId, activityId ?? ''),
  async handle(context, { officeId, seq, activityId }) {
    for (const { id } of await sharesOf(context.db, officeId, activityId ?? '')) {
      const commandId = idFrom(`peer tell ${officeId} ${seq} ${id}`);
      await context.door.run(tell(context.outbound), systemOf(officeId), { commandId, input: { commandId, id } }).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
    }
  },
};
