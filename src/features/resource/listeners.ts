import type { JobContext, Listener, Round } from '#platform/jobs.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { reach } from './commands.ts';
import { officesPushing } from './store-reach.ts';

/** What may bring a branch to where a push reaches. */
const heard = ['project.added', 'project.edited', 'project.team_set', 'org.temporary_branch_added', 'org.branch_added', 'org.branch_edited', 'org.joined', 'org.home_moved'];

/** Tells whoever has come to where a push reaches; done twice it finds nobody the second time. */
export async function reachNow({ door }: Pick<JobContext, 'door'>, officeId: string): Promise<void> {
  const commandId = newId();
  await door.run(reach, systemOf(officeId), { commandId, input: { commandId } }).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.findings[0]?.check === 'resource.nothing_new')) throw error;
  });
}

export const reachArrivals: Listener = {
  name: 'resource.reach_arrivals',
  hears: ({ events }) => events.some(({ name }) => heard.includes(name)),
  handle: (context, { officeId }) => reachNow(context, officeId),
};

/** For projects and branches whose first day was given beforehand. */
export const reachOnDay: Round = {
  name: 'resource.reach_on_day',
  cron: '50 5 * * *',
  async handle(context) {
    for (const officeId of await officesPushing(context.db)) await reachNow(context, officeId);
  },
};
