import type { ActivityFacts } from '#features/activity/facts.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Bulletin } from './facts.ts';

/** Nobody reviews their own work: not who wrote at it, organised it or proposed it (invariant 3, INT-12). */
export function ownWork({ activity, people, further }: ActivityFacts, bulletin: Bulletin, personId: string | null, writers: readonly string[]): Finding[] {
  // The same of each further activity it was composed from.
  const joint = further.find((one) => bulletin.alsoActivityIds.includes(one.id) && personId !== null && (personId === one.organiserId || personId === one.proposerId));
  if (joint !== undefined) return [need('forbidden.reviewer_joint', null, { code: joint.code })];
  if (personId === activity.organiserId || personId === activity.proposerId) {
    return [need('INT-12', null, { name: people.find((one) => one.id === personId)?.name ?? null })];
  }
  return personId === bulletin.authorId || (personId !== null && writers.includes(personId)) ? [need('forbidden.reviewer')] : [];
}
