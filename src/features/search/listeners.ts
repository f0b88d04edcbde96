import type { Listener } from '#platform/jobs.ts';
import { catchUp } from './store.ts';

/** Whatever is written can be found a moment later. Entries that came together are followed together. */
export const keepIndex: Listener = {
  name: 'search.keep_index',
  hears: () => true,
  handle: (sources, { officeId }) => catchUp(sources, officeId),
};
