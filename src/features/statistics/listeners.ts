import { sql } from 'kysely';
import type { JobContext, Listener, Round } from '#platform/jobs.ts';
import { holdSome } from './store-check.ts';
import { catchUp } from './store.ts';

/** Sums are ready before anybody asks. Entries that came together are followed together. */
export const keepFigures: Listener = {
  name: 'statistics.keep_figures',
  hears: () => true,
  handle: async ({ db }, { officeId }) => void (await catchUp(db, officeId)),
};

/** Every office's sums, a few years of them, held against the state. One office's trouble is no other's. */
export async function holdAll({ db, now }: Pick<JobContext, 'db' | 'now'>): Promise<void> {
  const failures: unknown[] = [];
  const { rows } = await sql<{ id: string }>`select id from office order by id`.execute(db);
  for (const { id } of rows) await holdSome(db, id, now()).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, failures.map((error) => (error instanceof Error ? error.message : String(error))).join('; '));
}
/** After the sweep, while the office sleeps. */
export const holdFigures: Round = { name: 'statistics.hold_figures', cron: '20 3 * * *', handle: holdAll };
