import type { z } from 'zod';
import type { topicShape } from '#features/activity/contract.ts';
import { usualKind, type ActivityFacts } from '#features/activity/facts-plain.ts';

export type Topic = z.infer<z.ZodObject<typeof topicShape>>;

/** Forms that are offered; what was typed elsewhere stays as it is. Stored, printed and counted as these words. */
export const forms = ['共同学习', '共同研讨', '座谈', '听讲', '参观', '走访慰问', '重温誓词', '业务会诊'] as const;

/** A topic nobody has written yet. */
export const emptyTopic: Topic = {
  theme: null, kind: usualKind, source: null, sourceNote: null, projectIds: [], suggestionIds: [], tasks: null, expectedEffect: null,
  problemBrought: null, combines: [], forms: [], plannedOn: null, plannedEnd: null, place: null, estimateFen: null, fundSource: null,
  planItem: null, countsAsThemeDay: false,
};

/** The topic's part of what is known of an activity. */
export function topicOf(activity: ActivityFacts['activity']): Topic {
  const known: Record<string, unknown> = { ...activity };
  return Object.fromEntries(Object.keys(emptyTopic).map((key) => [key, known[key]])) as Topic;
}

/** What was changed of it: only this is sent, so that the ledger names the fields that really changed. */
export function changesOf(before: Topic, after: Topic): Partial<Topic> {
  const said: Record<string, unknown> = { ...before };
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(said[key])));
}

type Brought = { readonly forms: readonly string[]; readonly tasks: string | null; readonly expectedEffect: string | null };

/** What a pattern brought and nobody changed since goes with it. */
export const withoutPattern = (topic: Topic, design: Brought | undefined): Topic =>
  (design === undefined ? topic : {
    ...topic, forms: topic.forms.join() === design.forms.join() ? [] : topic.forms, tasks: topic.tasks === design.tasks ? null : topic.tasks, expectedEffect: topic.expectedEffect === design.expectedEffect ? null : topic.expectedEffect,
  });

/** What a pattern knows, put where nothing stands yet. */
export const withPattern = (topic: Topic, design: Brought | undefined): Topic =>
  (design === undefined ? topic : { ...topic, forms: topic.forms.length > 0 ? topic.forms : [...design.forms], tasks: topic.tasks ?? design.tasks, expectedEffect: topic.expectedEffect ?? design.expectedEffect });

/** A topic that begins with a suggestion: its words are the problem brought along, its project is the topic's. */
export const topicFrom = ({ id, text, projectId }: { readonly id: string; readonly text: string; readonly projectId: string | null }): Topic => ({
  ...emptyTopic, source: 'suggestion', suggestionIds: [id], problemBrought: text, projectIds: projectId === null ? [] : [projectId],
});
