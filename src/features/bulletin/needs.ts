import type { ActivityFacts } from '#features/activity/facts.ts';
import { findingsOf } from '#features/checks.ts';
import { open, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';

export type Bulletin = ActivityFacts['bulletins'][number];

/** Whether a finding is about this bulletin: named by its id (REC-05, -06, -08) or by its place among them (SEC-09). */
export function concerns({ subject, field }: Finding, facts: ActivityFacts, bulletin: Bulletin): boolean {
  const index = facts.bulletins.findIndex((other) => other.id === bulletin.id);
  return subject.startsWith(bulletin.id) || field?.startsWith(`bulletins.${index}.`) === true;
}

/** What the rulebook still has against this bulletin going out. */
export const againstRelease = (facts: ActivityFacts, rules: Rules, bulletin: Bulletin): Finding[] =>
  findingsOf(facts, rules, 'publish').filter(open).filter((finding) => concerns(finding, facts, bulletin));
