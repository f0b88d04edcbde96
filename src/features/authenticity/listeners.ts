import type { Listener } from '#platform/jobs.ts';
import { catchUp } from './store-follow.ts';

/** Whatever was written is compared a moment later. Entries that came together are followed together. */
export const keepPrints: Listener = {
  name: 'authenticity.keep_prints',
  hears: ({ activityId }) => activityId !== null,
  handle: (sources, { officeId }) => catchUp(sources, officeId),
};
