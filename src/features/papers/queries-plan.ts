import { openTable } from '#features/cost/facts-open.ts';
import { loadPlan, readSheet, readYear, seesAll } from '#features/plan/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PlanKnown } from './facts-plan.ts';
import { numbersBesides, officeOf } from './store.ts';

/**
 * What the year's papers are made of, as the asker may see it. Before the approval they are for those who decide on it; after
 * it for everybody in the office. Of discussions only how many there were stands in a paper, so all of them are counted.
 * @throws Refusal NOT_FOUND where the year has no plan, FORBIDDEN before the approval
 */
export async function loadYear(db: Connection, scope: Scope, year: number): Promise<PlanKnown> {
  const view = await readSheet(db, scope, year);
  if (view.plan.state !== 'approved' && !seesAll(scope.actor)) throw new Refusal('FORBIDDEN', [need('papers.plan_unapproved')]);
  const { names, items, plan, arrangement, steps, versions, papers } = view;
  const [office, takenNumbers, { facts: { discussions }, rules }, run] = await Promise.all([officeOf(db, scope), numbersBesides(db, scope, plan.id), loadPlan(db, scope, { planId: plan.id }), readYear(db, scope, year)]);
  return { facts: { plan, arrangement, items, steps, versions, papers, discussions }, names, office: office.name, demo: office.demo, today: rules.today, rules, takenNumbers, spent: openTable(run) };
}
