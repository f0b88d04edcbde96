import { runCheck, type Check, type Phase } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { activityChecks } from './activity/checks.ts';
import type { ActivityFacts } from './activity/facts.ts';
import { activityCostChecks } from './cost/checks-activity.ts';
import { orgChecks } from './org/checks.ts';
import { outcomeChecks } from './outcome/checks.ts';
import { partnerChecks } from './partner/checks.ts';
import { activityPlanChecks } from './plan/checks-activity.ts';
import { programmeChecks } from './programme/checks.ts';
import { afterChecks } from './record/checks-after.ts';
import { recordChecks } from './record/checks.ts';
import { textChecks } from './rulebook/checks.ts';

const books = [[...activityChecks, ...activityPlanChecks], activityCostChecks, programmeChecks, partnerChecks, orgChecks, [...recordChecks, ...afterChecks], outcomeChecks, textChecks];

/** Every numbered check of the rulebook over an activity, in the order of the book. An explicit list. */
export const checks: readonly Check<ActivityFacts>[] = books.flatMap((book) => book.toSorted((a, b) => a.id.localeCompare(b.id)));

export const checkOf = (id: string): Check<ActivityFacts> | undefined => checks.find((check) => check.id === id);

/** What meets a finding of each severity. */
export const met = { block: 'override', warn: 'reason', ask: 'answer' } as const;

/**
 * What the rulebook says of an activity in a phase, each finding with the answer it has been given. Without a phase:
 * in all of them but deletion. A block counts as met by an override only, a warning by a reason, a question by an answer.
 */
export function findingsOf(facts: ActivityFacts, rules: Rules, phase?: Phase): Finding[] {
  // The past is told, not judged: what a source leaves out is unknown, not missing.
  if (facts.activity.origin === 'imported') return [];
  const asked = ({ phases }: Check<ActivityFacts>): boolean => (phase === undefined ? phases.some((other) => other !== 'delete') : phases.includes(phase));
  return checks
    .filter(asked)
    .flatMap((check) => runCheck(check, facts, rules).map((finding) => ({ finding, final: check.override === null && finding.severity === 'block' })))
    .map(({ finding, final }) => {
      // Nobody's word lifts these, whatever rows the table holds.
      if (final) return finding;
      const response = facts.responses.findLast(
        (given) => given.checkId === finding.check && given.subject === finding.subject && !given.withdrawn && given.kind === met[finding.severity],
      );
      if (response === undefined) return finding;
      const { kind, text, byName, byPost, at } = response;
      return { ...finding, response: { kind, text, byName, byPost, at } };
    });
}
