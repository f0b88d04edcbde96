import type { Rules } from '#shared/rules.ts';
import type { ActivityFacts } from './facts.ts';

/** What an activity's verbs decide on: all that is known of it, and the rules in force. */
export interface Known {
  readonly facts: ActivityFacts;
  readonly rules: Rules;
}

/** The subject of a verb that is about the activity as a whole. */
export const subjectOf = ({ activity }: ActivityFacts) => ({ type: 'activity', id: activity.id, activityId: activity.id });
