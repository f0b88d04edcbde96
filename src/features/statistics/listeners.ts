import type { Listener } from '#platform/jobs.ts';
import { catchUp } from './store.ts';

/** Sums are ready before anybody asks. Entries that came together are followed together. */
export const keepFigures: Listener = {
  name: 'statistics.keep_figures',
  hears: () => true,
  handle: async ({ db }, { officeId }) => void (await catchUp(db, officeId)),
};
