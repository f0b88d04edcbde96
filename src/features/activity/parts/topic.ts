import type { z } from 'zod';
import type { topicShape } from '#features/activity/contract.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';

export type Topic = z.infer<z.ZodObject<typeof topicShape>>;

/** A topic nobody has written yet. */
export const emptyTopic: Topic = {
  theme: null, kind: '主题联学', source: null, sourceNote: null, projectIds: [], suggestionIds: [], tasks: null, expectedEffect: null,
  problemBrought: null, combines: [], forms: [], plannedOn: null, plannedEnd: null, place: null, estimateFen: null, fundSource: null,
  planItem: null, countsAsThemeDay: false,
};

/** The topic's part of what is known of an activity. */
export function topicOf({ activity }: ActivityFacts): Topic {
  const known: Record<string, unknown> = { ...activity };
  return Object.fromEntries(Object.keys(emptyTopic).map((key) => [key, known[key]])) as Topic;
}
