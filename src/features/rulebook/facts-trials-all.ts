import { activityTrials } from './facts-trials-activity.ts';
import { costTrials } from './facts-trials-cost.ts';
import { planTrials } from './facts-trials-plan.ts';
import type { Trial } from './facts-trials.ts';

/** Every rule that can be tried, in no order. */
export const trials: readonly Trial[] = [...planTrials, ...costTrials, ...activityTrials];
export const trialOf = (rule: string): Trial | undefined => trials.find((one) => one.rule === rule);
