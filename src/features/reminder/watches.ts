import type { Watch } from '#platform/watch.ts';
import { stepWatches } from './watches-activity.ts';
import { answerWatches } from './watches-sides.ts';

/** What of activities, links and temporary branches becomes due. */
export const reminderWatches: readonly Watch[] = [...stepWatches, ...answerWatches];
