import type { ActivityFacts, ApprovalFacts } from '#features/activity/facts.ts';
import { need, type Finding } from '#shared/finding.ts';
import { settingOn, type Rules } from '#shared/rules.ts';

export interface Step {
  readonly step: 'branch' | 'committee' | 'finance' | 'discipline' | 'leading_group';
  readonly needed: boolean;
  /** Why it is needed or not: a key of the lexicon. */
  readonly why: string;
}

/** A partner under audit puts the activity on the heightened path (INT-01, domain-rules 3.4). */
export const heightened = (facts: ActivityFacts): boolean => facts.sides.some((side) => side.audit === 'under_audit');

/**
 * The steps in their one order: 支部 → 机关党委 → 财务 where money is spent, or it is not in the year's plan (PLN-06) →
 * 纪检 where a partner is under audit → 分党组 where the office's setting asks for it. What does not apply is listed
 * with the reason, so that everybody sees why.
 */
export function stepsFor(facts: ActivityFacts, rules: Rules): Step[] {
  const { estimateFen, planItem } = facts.activity;
  const spends = (estimateFen ?? 0) > 0;
  const unplanned = planItem === null;
  const audited = heightened(facts);
  const limit = settingOn(rules, 'APPROVAL', 'leading_group_from_fen', rules.today)?.value;
  const always = settingOn(rules, 'APPROVAL', 'leading_group_when_heightened', rules.today)?.value === true && audited;
  const large = typeof limit === 'number' && (estimateFen ?? 0) >= limit;
  return [
    { step: 'branch', needed: true, why: 'approval.why.branch' },
    { step: 'committee', needed: true, why: 'approval.why.committee' },
    { step: 'finance', needed: spends || unplanned, why: spends ? 'approval.why.money' : unplanned ? 'approval.why.unplanned' : 'approval.why.no_money' },
    { step: 'discipline', needed: audited, why: audited ? 'approval.why.audited' : 'approval.why.not_audited' },
    { step: 'leading_group', needed: always || large, why: always ? 'approval.why.heightened' : large ? 'approval.why.large' : 'approval.why.not_asked' },
  ];
}

/** Steps of the round that counts; earlier rounds are history. */
export const currentSteps = ({ activity, approvals }: ActivityFacts): ApprovalFacts[] => approvals.filter((step) => step.round === activity.approvalRound);

/**
 * What forbids this person to decide the step whatever posts are held (invariant 3): not the proposer, not the
 * organiser, nobody twice in one round. The page explains with the same answer.
 */
export function ownCase(facts: ActivityFacts, step: ApprovalFacts, personId: string | null): Finding[] {
  if (personId === null) return [need('forbidden.post')];
  if (step.step === 'discipline' && personId === facts.activity.organiserId) {
    return [need('INT-12', null, { name: facts.people.find((one) => one.id === personId)?.name ?? null })];
  }
  if (personId === facts.activity.proposerId || personId === facts.activity.organiserId) return [need('forbidden.own')];
  return currentSteps(facts).some((other) => other.decidedBy === personId) ? [need('forbidden.twice')] : [];
}
