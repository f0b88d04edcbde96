import type { Check, Found } from '#shared/check.ts';
import { daysBetween } from '#shared/dates.ts';
import { yuanText } from '#shared/format.ts';
import { isBlank, named } from './checks-common.ts';
import type { PlanWhole } from './facts-checks.ts';
import { planSteps } from './facts-plain.ts';
import type { PlanFacts } from './facts.ts';
import { filingBy } from './facts-filing.ts';

/** Rules over the plan as a whole (PLN-02 to -07, -10): discussions, the way up, its day, its budget, trips of a branch. */

type Discussion = PlanFacts['discussions'][number];
const on = ({ plan }: PlanWhole): string => `${plan.year}-01-01`;

const grouped = new WeakMap<PlanWhole['discussions'], ReadonlyMap<string, readonly Discussion[]>>();
function discussionsOf({ discussions }: PlanWhole): ReadonlyMap<string, readonly Discussion[]> {
  const known = grouped.get(discussions);
  if (known !== undefined) return known;
  const made = Map.groupBy(discussions, ({ branchId }) => branchId);
  grouped.set(discussions, made);
  return made;
}

const membersHeard: Check<PlanWhole> = {
  ...named['PLN-02'], on,
  find(whole) {
    const held = discussionsOf(whole);
    return whole.branches.filter(({ id, lines, heard }) => lines > 0 && heard === 0 && !(held.get(id) ?? []).some(({ opinions }) => !isBlank(opinions)))
      .map(({ id, name }) => ({ subject: id, field: 'discussion', facts: { branch: name } }));
  },
};

/** 支委会: at least the share; 党员大会: more than it. */
const isQuorate = ({ present, expected, meeting }: Discussion, percent: number): boolean =>
  expected > 0 && (meeting === 'committee' ? present * 100 >= expected * percent : present * 100 > expected * percent);

const discussed: Check<PlanWhole> = {
  ...named['PLN-03'], on,
  find(whole, read) {
    const percent = read<number>('percent');
    if (percent === null) return [];
    const held = discussionsOf(whole);
    return whole.branches.filter(({ id, lines }) => lines > 0 && !(held.get(id) ?? []).some((one) => isQuorate(one, percent)))
      .map(({ id, name }) => ({ subject: id, field: 'discussion', facts: { branch: name, limit: percent } }));
  },
};

const inOrder: Check<PlanWhole> = {
  ...named['PLN-04'], on,
  find({ steps, proposers, extras }): Found[] {
    const rounds = Map.groupBy(steps, ({ itemId, round }) => `${itemId ?? ''} ${round}`);
    return [...rounds.values()].flatMap((round) => {
      const approved = round.filter(({ state }) => state === 'approved');
      return approved.flatMap((step) => {
        const before = round.filter((other) => planSteps.indexOf(other.step) < planSteps.indexOf(step.step));
        const early = before.some((other) => other.state !== 'approved' || (other.decidedAt ?? '') > (step.decidedAt ?? ''));
        const own = step.decidedBy !== null && (step.itemId === null ? proposers.has(step.decidedBy) : extras.some((item) => item.id === step.itemId && item.proposerId === step.decidedBy));
        const twice = step.decidedBy !== null && before.some((other) => other.decidedBy === step.decidedBy);
        const whys = [...(early ? ['order'] : []), ...(own ? ['own'] : []), ...(twice ? ['twice'] : [])];
        return whys.map((why) => ({ subject: `${step.id} ${why}`, field: 'steps', facts: { step: `@check.PLN-04.${step.step}`, name: step.decidedName, what: `@check.PLN-04.${why}` } }));
      });
    });
  },
};

const filedInTime: Check<PlanWhole> = {
  ...named['PLN-05'], on,
  find({ plan }, read, { today }) {
    const filing = filingBy(plan.year, read);
    if (filing === null || plan.filedOn !== null || today < filing.toldFrom) return [];
    const { due } = filing;
    return [{ field: 'filedOn', facts: { due, days: daysBetween(today, due), what: today > due ? '@check.PLN-05.late' : '@check.PLN-05.soon' } }];
  },
};

const addedWithBoth: Check<PlanWhole> = {
  ...named['PLN-06'], on,
  find: ({ extras, steps }) =>
    extras.filter((item) => item.state === 'approved').filter((item) => {
      const approved = steps.filter((step) => step.itemId === item.id && step.state === 'approved').map(({ step }) => step);
      return !(approved.includes('committee') && approved.includes('finance'));
    }).map((item) => ({ subject: item.id, field: 'steps', facts: { what: '@check.PLN-06.both' } })),
};

const withinBudget: Check<PlanWhole> = {
  ...named['PLN-07'], on,
  find({ plan, ownFen }, read) {
    const percent = read<number>('percent');
    if (percent === null || plan.budgetFen === null || ownFen * 100 <= plan.budgetFen * percent) return [];
    return [{ subject: String(ownFen), field: 'budgetFen', facts: { total: yuanText(ownFen, ','), budget: yuanText(plan.budgetFen, ','), percent, over: yuanText(ownFen - Math.floor((plan.budgetFen * percent) / 100), ',') } }];
  },
};

const fewTrips: Check<PlanWhole> = {
  ...named['PLN-10'], on,
  find({ branches }, read): Found[] {
    const [trips, province] = [read<number>('trips'), read<number>('provinceTrips')];
    return branches.flatMap((branch) => [
      ...(trips !== null && branch.trips > trips ? [{ subject: branch.id, field: 'away', facts: { branch: branch.name, count: branch.trips, limit: trips, what: '@check.PLN-10.city' } }] : []),
      ...(province !== null && branch.provinceTrips > province
        ? [{ subject: `${branch.id} province`, field: 'away', parameter: 'provinceTrips', facts: { branch: branch.name, count: branch.provinceTrips, limit: province, what: '@check.PLN-10.province' } }] : []),
    ]);
  },
};

/** Each with what of the plan it reads: while that is the same, so is its answer. */
export const wholeChecks: readonly { readonly check: Check<PlanWhole>; readonly reads: readonly (keyof PlanWhole)[] }[] = [
  { check: membersHeard, reads: ['plan', 'branches', 'discussions'] },
  { check: discussed, reads: ['plan', 'branches', 'discussions'] },
  { check: inOrder, reads: ['plan', 'steps', 'proposers', 'extras'] },
  { check: filedInTime, reads: ['plan'] },
  { check: addedWithBoth, reads: ['plan', 'extras', 'steps'] },
  { check: withinBudget, reads: ['plan', 'ownFen'] },
  { check: fewTrips, reads: ['plan', 'branches'] },
];
