import { holds, type Actor } from '#shared/actor.ts';
import type { ActivityFacts } from './facts.ts';
import { stands } from './policy.ts';

/** Those whom its working concerns: the branches that take part, and the posts that approve, fund and supervise. */
export const isInside = (facts: ActivityFacts, actor: Actor): boolean =>
  holds(actor, 'committee', 'finance', 'discipline', 'leading_group') || stands('concerned', actor, facts) || stands('side-leader', actor, facts);

/**
 * What a reader may not see is left out. Whether a unit stands in the coming plan or was audited lately is work-secret:
 * the discipline post's alone. Why somebody asks for leave, what approvers and reviewers wrote, and what the rulebook
 * found is for the activity's own branches and those who supervise; what was spent too, unless the year's spending is open.
 */
export function told(facts: ActivityFacts, actor: Actor): ActivityFacts {
  const shown = isInside(facts, actor) ? facts : {
    ...facts, replies: [], responses: [], links: [], contacts: [], attendance: facts.attendance.map((row) => ({ ...row, reason: null })),
    approvals: facts.approvals.map((step) => ({ ...step, comment: null })), reviews: facts.reviews.map((review) => ({ ...review, comment: null, title: null, body: null })),
    costs: facts.spendingOpen ? facts.costs : facts.costs.map(unspent), comments: [], further: facts.further.map((one) => ({ ...one, names: [], auditees: [] })), bulletins: facts.bulletins.map(unkept), elsewhere: facts.elsewhere.map(unkept),
  };
  if (holds(actor, 'discipline')) return shown;
  return { ...shown, sides: facts.sides.map((side) => ({ ...side, audit: side.audit === 'under_audit' ? side.audit : 'no' })) };
}

/** Whether the reader is told what was spent. */
export const seesSpending = (facts: ActivityFacts, actor: Actor): boolean => facts.spendingOpen || isInside(facts, actor);

const unspent = (line: ActivityFacts['costs'][number]): ActivityFacts['costs'][number] => ({ ...line, actualFen: null, actualNote: null, papers: [] });

/** Why something was left readable is for those who prepare and review the text. */
const unkept = <B extends { readonly kept: readonly unknown[] }>(bulletin: B): B => ({ ...bulletin, kept: [] });
