import type { ActivityFacts } from '#features/activity/facts-plain.ts';
import { lifted, type Check } from '#shared/check.ts';
import { costChecks } from './checks.ts';
import { costsOfActivity } from './facts-activity.ts';

/** The cost rules over an activity. */
export const activityCostChecks: readonly Check<ActivityFacts>[] = costChecks.map((check) => lifted(check, costsOfActivity));
