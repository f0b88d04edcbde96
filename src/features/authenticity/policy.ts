import { stands } from '#features/activity/policy.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { holds, type Actor } from '#shared/actor.ts';
import type { PolicyLine } from '#shared/policy.ts';
import { ofKey } from './facts.ts';

/** Reads; who may answer stands in the lifecycle (`authenticity.explain`, `authenticity.note`). */
export const authenticityPolicy: readonly PolicyLine[] = [
  { verb: 'authenticity.list', who: ['committee', 'discipline'], reads: true },
  { verb: 'authenticity.signals', who: ['person'], reads: true },
  { verb: 'authenticity.check', who: ['person'], reads: true },
  { verb: 'authenticity.verify', who: ['person'], reads: true },
];

/** Whose signal it is: an insight's author alone; of what a branch wrote or put there, those who may write its record. */
export function isMine(facts: ActivityFacts, actor: Actor, key: string): boolean {
  if (actor.kind !== 'person') return false;
  const insight = facts.insights.find((one) => one.id === ofKey(key).ownId);
  return insight === undefined ? stands('organiser', actor, facts) || stands('secretary', actor, facts) || stands('member', actor, facts) : insight.personId === actor.personId;
}
/** Those who inspect. They see a signal once it is open (SUP-14). */
export const inspects = (actor: Actor): boolean => actor.kind === 'person' && holds(actor, 'committee', 'discipline');
