import { runCheck, type Check, type Phase } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import type { ActivityFacts } from './activity/facts.ts';

/** Every numbered check of the rulebook over an activity, in the order of the book. An explicit list. */
export const checks: readonly Check<ActivityFacts>[] = [];

export const checkOf = (id: string): Check<ActivityFacts> | undefined => checks.find((check) => check.id === id);

/**
 * What the rulebook says of an activity in a phase, each finding with the answer it has been given. A block counts as
 * met by an override only, a warning by a reason, a question by an answer.
 */
export function findingsOf(facts: ActivityFacts, rules: Rules, phase?: Phase): Finding[] {
  const met = { block: 'override', warn: 'reason', ask: 'answer' } as const;
  return checks
    .filter((check) => phase === undefined || check.phases.includes(phase))
    .flatMap((check) => runCheck(check, facts, rules))
    .map((finding) => {
      const response = facts.responses.findLast(
        (given) => given.checkId === finding.check && given.subject === finding.subject && !given.withdrawn && given.kind === met[finding.severity],
      );
      if (response === undefined) return finding;
      const { kind, text, byName, byPost, at } = response;
      return { ...finding, response: { kind, text, byName, byPost, at } };
    });
}
