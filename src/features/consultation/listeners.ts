import type { Listener } from '#platform/jobs.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { follow } from './commands.ts';
import { touchedBy } from './store.ts';

const heard = ['outcome.verified', 'outcome.dropped', 'outcome.reopened'];

/** What became of a conclusion: once all of it is verified its sides are told. Done twice it finds nothing new the second time. */
export const followConclusions: Listener = {
  name: 'consultation.follow',
  hears: ({ events }) => events.some(({ name }) => heard.includes(name)),
  async handle({ db, door }, { officeId, seq }) {
    for (const id of await touchedBy(db, officeId, seq)) {
      const commandId = newId();
      await door.run(follow, systemOf(officeId), { commandId, input: { commandId, id } }).catch((error: unknown) => {
        if (!(error instanceof Refusal && error.findings[0]?.check === 'consultation.nothing_new')) throw error;
      });
    }
  },
};
