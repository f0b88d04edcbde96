import type { ActivityFacts } from '#features/activity/facts.ts';
import { activityShown, recordShown } from '#features/partner/shown.ts';
import type { ActivityBody, RecordBody } from './contract-protocol.ts';

/** What of an activity of ours the other office is told: the very same a leader is shown who is asked by a personal link, and nothing of the inside. */

const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

/** Null where the side was taken off meanwhile. */
export function activityTold(facts: ActivityFacts, sideId: string): ActivityBody | null {
  const side = facts.sides.find(({ id }) => id === sideId);
  if (side === undefined) return null;
  const { activity } = facts;
  return plain({
    activity: activityShown(facts), programmeNo: activity.programmeNo, stage: activity.stage, standing: activity.standing, standingReason: activity.standingReason,
    organiser: facts.people.find(({ id }) => id === activity.organiserId)?.name ?? null,
    side: { branches: side.branchNames, words: side.bodyWords },
    said: facts.consents.filter((one) => one.sideId === sideId).map(({ subject, subjectVersion, decision, name, post, comment, at, superseded }) => ({ subject, subjectVersion, decision, name, post, comment, at, superseded })),
    proposals: facts.versions.filter((one) => one.authorSideId === sideId && ['proposed', 'accepted', 'refused'].includes(one.state))
      .map(({ state, authorName, note, createdAt, decisionNote }) => ({ state, authorName, note, createdAt, decisionNote })),
  });
}

/** Null until there is a record. */
export const recordTold = (facts: ActivityFacts): RecordBody | null => (facts.record === null ? null : plain({ version: facts.record.version, record: recordShown(facts) }));
