import { limitsOn } from '#features/burden/facts.ts';
import { isWorkingDay } from '#shared/dates.ts';
import { refuse, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { Rules } from '#shared/rules.ts';
import { filingOf } from './facts-filing.ts';
import { planPolicy } from './policy.ts';

/** A plan that may have to be filed, and how often that was told already. */
export interface FilingKnown {
  readonly id: string;
  readonly year: number;
  readonly state: string;
  readonly filedOn: string | null;
  readonly told: number;
  readonly rules: Rules;
}

/**
 * Reminds 机关党委 of the filing (PLN-05): once when its time comes near and once on its last day, on working days only,
 * never a third time (calm limits, BRD-04). Nothing of the plan changes; the entry is what is told.
 */
export function remindFiling({ id, year, state, filedOn, told, rules }: FilingKnown, _: unknown, given: Given): Decision {
  const against = barred(planPolicy, 'plan.remind_filing', given.actor);
  if (against.length > 0) return refuse(...against);
  const filing = filingOf(year, rules);
  const wanted = filing === null || given.today < filing.toldFrom ? 0 : given.today < filing.due ? 1 : 2;
  if (state !== 'approved' || filedOn !== null || filing === null || told >= Math.min(wanted, limitsOn(rules, given.today).perItem) || !isWorkingDay(given.today, rules.calendar)) return refuse(need('plan.nothing_due'));
  return { ok: true, subject: { type: 'plan', id, activityId: null }, changes: [], events: [{ name: 'plan.filing_due', details: { year, due: filing.due, step: 'committee' } }] };
}
