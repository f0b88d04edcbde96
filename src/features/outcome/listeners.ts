import type { JobContext, Listener, Round } from '#platform/jobs.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { handOver } from './commands.ts';
import { danglingActions } from './store-hand-over.ts';

/** Nobody’s action dangles: when somebody leaves the office or a branch dissolves, what was theirs goes on in other hands. Done twice it finds nothing. */
export async function handOverAll({ db, door }: Pick<JobContext, 'db' | 'door'>): Promise<void> {
  for (const { officeId, id: actionId } of await danglingActions(db)) {
    const commandId = newId();
    await door.run(handOver, systemOf(officeId), { commandId, input: { commandId, actionId } }).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.findings[0]?.check === 'outcome.nothing_to_hand')) throw error;
    });
  }
}

export const handOverActions: Listener = {
  name: 'outcome.hand_over',
  hears: ({ events }) => events.some(({ name }) => name === 'org.person_removed' || name === 'org.branch_dissolved'),
  handle: (context) => handOverAll(context),
};
/** For those whose last day was given beforehand. */
export const handOverOnDay: Round = { name: 'outcome.hand_over_on_day', cron: '40 5 * * *', handle: handOverAll };
