import type { Finding } from '#shared/finding.ts';
import type { ActivityPart } from '#web/links.ts';

const byCheck: readonly (readonly [RegExp, ActivityPart])[] = [
  [/^need\.(bulletin|publication)$/u, 'publicity'],
  [/^need\.(conversion|action|action_done|action_verified|told)$/u, 'conversion'],
  [/^need\.signature$/u, 'record'],
  [/^need\.announced$/u, 'held'],
  [/^need\.pending_step$/u, 'approval'],
  [/^CST-(16|19)$/u, 'costs'],
];
const byField: readonly (readonly [RegExp, ActivityPart])[] = [
  [/^(theme|source|sourceNote|tasks|expectedEffect|problemBrought|projectIds|planItem)$/u, 'topic'],
  [/^(sides|branchIds|unitId)/u, 'sides'],
  [/^(programme|sessions|place|plannedOn|plannedEnd|declarations)/u, 'programme'],
  [/^(estimateFen|costs|fundSource)/u, 'costs'],
  [/^record/u, 'record'],
  [/^(attendance|replies)/u, 'held'],
];

/** The part of the page where a missing thing is mended; null where no part of it can (another office's matter). */
export function partThatCures({ check, field }: Pick<Finding, 'check' | 'field'>): ActivityPart | null {
  const known = byCheck.find(([pattern]) => pattern.test(check)) ?? byField.find(([pattern]) => field !== null && pattern.test(field));
  return known?.[1] ?? null;
}

/** What somebody who may do it could mend; who may not, or another stage, is no list to work through. */
export const mendable = (findings: readonly Finding[]): Finding[] => findings.filter(({ check }) => !/^(forbidden|stage|standing)\./u.test(check));
