import { keepingLimit } from '#features/file/shipped.ts';
import type { JobContext, Round } from '#platform/jobs.ts';
import { loadRules } from '#platform/rules.ts';
import { forgetCutBefore } from './credentials.ts';

/** Every night: sessions that were cut off from elsewhere are forgotten once no browser can still have their cookie. */
export const forgetCuts: Round = { name: 'account.forget_cuts', cron: '40 3 * * *', handle: forget };

export async function forget({ db, now }: JobContext): Promise<void> {
  // A session that was cut is known by its hash only, not by its office: the longest of all offices' terms counts.
  const terms: number[] = [];
  for (const { id } of await db.selectFrom('office').select('id').execute()) terms.push(keepingLimit(await loadRules(db, id, now()), 'cutDays'));
  if (terms.length > 0) await forgetCutBefore(db, new Date(now().getTime() - Math.max(...terms) * 86_400_000));
}
