import { activityDay, reached } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts-plain.ts';
import { awayOf } from '#features/cost/facts-activity.ts';
import type { Check, Found } from '#shared/check.ts';
import { addMonths } from '#shared/dates.ts';
import { isOut, named } from './checks-common.ts';

/** Rules of the plan that an activity is asked too (PLN-06, -09, -10). */

/** What is in no plan is approved by 机关党委 and 财务 both; the steps see to it, and this sees that they did. */
const unplannedByBoth: Check<ActivityFacts> = {
  ...named['PLN-06'], on: activityDay,
  find(facts) {
    const { activity, approvals, planned } = facts;
    if (!reached(facts, 'held') || activity.planItem !== null || planned !== null) return [];
    const approved = approvals.filter(({ round, state }) => round === activity.approvalRound && state === 'approved').map(({ step }) => step);
    return approved.includes('committee') && approved.includes('finance') ? [] : [{ field: 'planItem', facts: { what: '@check.PLN-06.both' } }];
  },
};

const outOfTown: Check<ActivityFacts> = {
  ...named['PLN-09'], on: activityDay,
  find(facts) {
    const away = awayOf(facts);
    return isOut(away) ? [{ subject: away, field: 'place', facts: { place: facts.activity.place, away: `@check.PLN-09.${away}` } }] : [];
  },
};

/** Trips of a host branch in the year, and out of the province in as many years as the rule looks back; this one counts. */
const fewTrips: Check<ActivityFacts> = {
  ...named['PLN-10'], on: activityDay,
  find(facts, read): Found[] {
    const away = awayOf(facts);
    const [trips, province, years] = [read<number>('trips'), read<number>('provinceTrips'), read<number>('provinceYears') ?? 1];
    if (!isOut(away)) return [];
    const day = activityDay(facts);
    return facts.branches.flatMap((branch) => {
      const before = facts.outings.filter(({ branchIds }) => branchIds.includes(branch.id));
      const count = before.filter(({ on }) => on.slice(0, 4) === day.slice(0, 4)).length + 1;
      const far = before.filter((outing) => outing.away === 'province' && outing.on > addMonths(day, -12 * years)).length + 1;
      return [
        ...(trips !== null && count > trips ? [{ subject: branch.id, field: 'place', facts: { branch: branch.name, count, limit: trips, what: '@check.PLN-10.city' } }] : []),
        ...(away === 'province' && province !== null && far > province
          ? [{ subject: `${branch.id} province`, field: 'place', parameter: 'provinceTrips', facts: { branch: branch.name, count: far, limit: province, what: '@check.PLN-10.province' } }] : []),
      ];
    });
  },
};

export const activityPlanChecks: readonly Check<ActivityFacts>[] = [unplannedByBoth, outOfTown, fewTrips];
