import type { ActivityFacts } from '#features/activity/facts.ts';

/**
 * Exactly what a leader is shown when asked for consent, and what is kept beside the answer: enough to judge by, and
 * nothing that stays inside the office (audit states, findings, opinions, money of the other side).
 */
export const shownOf = (facts: ActivityFacts, subject: 'activity' | 'record') => (subject === 'activity' ? activityShown(facts) : recordShown(facts));

const sidesOf = (facts: ActivityFacts) => facts.sides.map((side) => ({ role: side.role, unit: side.unitName, branches: side.branchNames, words: side.bodyWords }));

export function activityShown(facts: ActivityFacts) {
  const { theme, kind, forms, tasks, expectedEffect, plannedOn, plannedEnd, place, programme } = facts.activity;
  return { theme, kind, forms, tasks, expectedEffect, plannedOn, plannedEnd, place, sides: sidesOf(facts), programme };
}

export function recordShown(facts: ActivityFacts) {
  const { activity, record } = facts;
  const sides = sidesOf(facts);
  const counts = facts.sides.map(({ unitName, expected, present, onLeave, absent, countWords }) => ({ unit: unitName, expected, present, onLeave, absent, countWords }));
  if (record === null) return { theme: activity.theme, sides, counts };
  const { startedAt, endedAt, place, chair, recorder, topic, strands, results, decisions, donations } = record;
  return { theme: activity.theme, sides, counts, startedAt, endedAt, place, chair, recorder, topic, strands, results, decisions, donations };
}
