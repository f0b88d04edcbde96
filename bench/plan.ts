import { costLine } from '#features/cost/fixtures.ts';
import { itemFindings, planCheck, planFindings } from '#features/plan/facts-findings.ts';
import type { PlanItem } from '#features/plan/facts.ts';
import { planId, planLine, planOf, planTalk } from '#features/plan/fixtures-checks.ts';
import { shippedRules } from '#features/rulebook/fixtures.ts';
import { median } from './table.ts';

/**
 * A plan of 2,000 lines of sixty branches, every rule asked again after one cell has changed, against asking the rules of
 * that one line alone. Both in this process, in turn, in rounds: the ratio does not depend on the machine.
 */
export function plan(): void {
  const [lines, branches, rounds, each] = [2_000, 60, 15, 400];
  const items = Array.from({ length: lines }, (_, n) => planLine({
    id: planId(1_000 + n), position: n + 1, branchId: planId(100 + (n % branches)), proposerId: planId(300 + (n % branches)), away: n % 9 === 0 ? 'city' : 'no',
    costs: [costLine(), costLine({ position: 2, category: 'hire', basis: 'vehicle_day', quantity: 1, seats: 45, unitFen: 140_000 + (n % 3) * 10_000 }), costLine({ position: 3, category: 'meal', basis: 'person_meal', unitFen: 3_500 })],
  }));
  let known = planOf({ items, discussions: Array.from({ length: branches }, (_, n) => planTalk({ id: planId(600 + n), branchId: planId(100 + n) })) });
  const check = planCheck();
  const timed = (work: () => void): number => { const began = performance.now(); work(); return performance.now() - began; };
  const first = timed(() => void check(known, shippedRules));
  const edited = (n: number): PlanItem => ({ ...(known.items[n % lines] as PlanItem), people: 20 + (n % 5), costs: [...(known.items[n % lines] as PlanItem).costs] });
  const results = Array.from({ length: rounds }, (_, round) => {
    const [whole, alone]: [number[], number[]] = [[], []];
    for (let n = 0; n < each; n++) {
      const at = (round * each + n) * 7 % lines;
      const item = edited(at);
      const again = { ...item };
      alone.push(timed(() => void itemFindings(again, shippedRules)));
      known = { ...known, items: known.items.with(at, item) };
      whole.push(timed(() => void check(known, shippedRules)));
    }
    // The middle one of each round: what the machine does beside it is not ours.
    return { whole: median(whole) * 1000, alone: median(alone) * 1000 };
  }).slice(3);
  const ratios = results.map(({ whole, alone }) => whole / alone);
  const same = JSON.stringify(check(known, shippedRules).items) === JSON.stringify(planFindings(known, shippedRules).items);
  if (!same) throw new Error('what was remembered of the plan is not what a fresh check gives');
  console.log(`\n## plan: ${lines} lines, all rules after one cell’s change (aim ≤ 3 × that line alone)`);
  console.log(`- one line alone ${median(results.map(({ alone }) => alone)).toFixed(1)} µs, the plan again ${median(results.map(({ whole }) => whole)).toFixed(1)} µs: ${median(ratios).toFixed(2)} × (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`);
  console.log(`- the plan for the first time ${first.toFixed(0)} ms`);
}
