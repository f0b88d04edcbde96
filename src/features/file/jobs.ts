import type { JobContext, Round } from '#platform/jobs.ts';
import { loadRules } from '#platform/rules.ts';
import { keepingLimit, keepingRule } from './shipped.ts';
import { dropOldHalves } from './store-halves.ts';

/** Every hour: files nobody went on sending for as long as the office allows go, with their bytes. */
export const sweepHalves: Round = { name: 'file.sweep', cron: '35 * * * *', handle: sweep };

export async function sweep({ db, files, now }: JobContext): Promise<void> {
  let longest = keepingRule.parameters[0].value as number;
  for (const { id } of await db.selectFrom('office').select('id').execute()) {
    const hours = keepingLimit(await loadRules(db, id, now()), 'hours');
    longest = Math.max(longest, hours);
    for (const half of await dropOldHalves(db, id, ago(now(), hours).toISOString())) await files.halves.drop(half);
  }
  // And bytes of which no row is left, such as those of a server that was killed between the two. By the disk's own clock.
  await files.halves.sweep(ago(new Date(), longest));
}
const ago = (now: Date, hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
