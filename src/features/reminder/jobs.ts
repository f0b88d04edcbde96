import type { JobContext, Round } from '#platform/jobs.ts';
import { deliver } from './jobs-deliver.ts';
import { turn } from './jobs-sweep.ts';
import { officesFrom } from './store-run.ts';

/**
 * Looked at every ten minutes: is tonight's sweep made, is it time to tell, is anything still to be carried to a mailbox or
 * a group. Nearly always the answer is one small row an office; whatever was broken off goes on from where it stopped.
 */
export const remind: Round = {
  name: 'reminder.turn',
  cron: '*/10 * * * *',
  handle: remindAll,
};

export async function remindAll(context: JobContext): Promise<void> {
  const failures: unknown[] = [];
  const caught = (error: unknown): readonly unknown[] => [error];
  for (let after: string | null = null; ; ) {
    const offices = await officesFrom(context.db, after);
    for (const { officeId } of offices) {
      failures.push(...(await turn(context, officeId).catch(caught)));
      await deliver(context, officeId).catch((error: unknown) => failures.push(error));
    }
    const last = offices.at(-1);
    if (last === undefined) break;
    after = last.officeId;
  }
  // One office's trouble is no other's; it is told when all have had their turn.
  if (failures.length > 0) throw new AggregateError(failures, failures.map((error) => (error instanceof Error ? error.message : String(error))).join('; '));
}
