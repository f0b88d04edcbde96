import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { runCheck } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { branchChecks } from './checks-branch.ts';
import type { BranchChecked } from './facts-checks.ts';

/** Whether a month went by without a theme day is the branch's own affair: nobody above is shown it, nor is it counted (domain-rules 5.2). */
const ownAffair = ['ORG-10'];

/** What the rules say of a branch, to its own people and to 机关党委; to others nothing. */
export function branchFindings(facts: BranchChecked, actor: Actor, rules: Rules): Finding[] {
  const own = actor.branchIds.includes(facts.id) || holdsIn(actor, [facts.id], 'secretary');
  const asked = branchChecks.filter(({ id }) => own || (holds(actor, 'committee') && !ownAffair.includes(id)));
  return asked.flatMap((check) => runCheck(check, facts, rules));
}
