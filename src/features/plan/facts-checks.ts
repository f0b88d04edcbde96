import type { CostFacts } from '#features/cost/facts-checks.ts';
import { daysOf } from './facts-lines.ts';
import type { PlanFacts, PlanItem } from './facts.ts';

/** The year's plan as its rules see it: each line by itself, and what all lines come to. */

/** What one branch's lines come to. Dropped lines are not there. */
export interface BranchSum {
  readonly id: string;
  readonly name: string;
  /** Without those added during the year: these are decided on by themselves (PLN-06). */
  readonly lines: number;
  /** Lines on which somebody wrote down what members said. */
  readonly heard: number;
  readonly trips: number;
  readonly provinceTrips: number;
}
export interface PlanWhole {
  readonly plan: PlanFacts['plan'];
  readonly discussions: PlanFacts['discussions'];
  readonly steps: PlanFacts['steps'];
  readonly branches: readonly BranchSum[];
  /** What we pay ourselves of all lines, in fen. */
  readonly ownFen: number;
  /** Who proposed how many lines. */
  readonly proposers: ReadonlyMap<string, number>;
  readonly extras: readonly PlanItem[];
}

export const counts = (item: PlanItem): boolean => item.state !== 'dropped';
/** The part of an estimate that we pay: what a partner bears is no burden of our budget. */
export const ownFenOf = (item: PlanItem): number => item.costs.reduce((all, line) => (line.payer === 'own' ? all + line.amountFen : all), 0);

const seen = new WeakMap<PlanItem, CostFacts>();

/** A line of the plan as the cost rules see it. Planned for a month or a quarter, nobody knows yet how many days it lasts. */
export function costsOfItem(item: PlanItem): CostFacts {
  const known = seen.get(item);
  if (known !== undefined) return known;
  const days = daysOf(item);
  const made: CostFacts = {
    lines: item.costs.map((line) => (line.fundSource === null && item.fundSource !== null ? { ...line, fundSource: item.fundSource } : line)),
    day: item.fromOn ?? '9999-12-31', people: item.people, days, halfDays: days === null ? null : days * 2, minutes: null,
    place: item.place, away: item.away, onSite: item.branchKind === 'temporary', audited: item.audit === 'under_audit', held: false,
  };
  seen.set(item, made);
  return made;
}
