import type { ActivityFacts } from '#features/activity/facts.ts';
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
