import type { ActivityFacts } from '#features/activity/facts.ts';
import { findingsOf } from '#features/checks.ts';
import { open, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { concerns, type Bulletin } from './facts.ts';

/** What the rulebook still has against this bulletin going out. */
export const againstRelease = (facts: ActivityFacts, rules: Rules, bulletin: Bulletin): Finding[] =>
  findingsOf(facts, rules, 'publish').filter(open).filter((finding) => concerns(finding, facts, bulletin));
