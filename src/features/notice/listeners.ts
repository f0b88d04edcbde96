import type { Listener } from '#platform/jobs.ts';
import { idFrom } from '#platform/named-id.ts';
import { systemOf } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import { tellPeople } from './commands.ts';
import { concernsPeople } from './facts.ts';

/**
 * Tells people what concerns them, and settles what no longer waits for them. The command's id follows from the entry it is about, so that a job done twice, or by
 * two processes at once, tells everybody once.
 */
export const tellOfNews: Listener = {
  name: 'notice.tell',
  hears: ({ events }) => concernsPeople(events),
  async handle({ door }, { officeId, seq }) {
    const system = systemOf(officeId);
    const commandId = idFrom(`notice ${officeId} ${seq}`);
    await door.run(tellPeople, system, { commandId, input: { commandId, seq } }).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.findings[0]?.check === 'notice.nobody')) throw error;
    });
  },
};
