import { costChecks } from '#features/cost/checks.ts';
import { lifted, type Check } from '#shared/check.ts';
import type { Rules } from '#shared/rules.ts';
import { isBlank, isOut, named } from './checks-common.ts';
import { costsOfItem } from './facts-checks.ts';
import { estimateOf, sevenFields, type PlanItem } from './facts.ts';

/** Rules over one line of the plan (PLN-01, -06, -08, -09, and the cost rules). Each reads its line and nothing else. */

const on = ({ fromOn }: PlanItem, rules: Rules): string => fromOn ?? rules.today;

const lacks: Readonly<Record<(typeof sevenFields)[number], (item: PlanItem) => boolean>> = {
  content: ({ content }) => isBlank(content), form: ({ form }) => isBlank(form), fromOn: ({ fromOn }) => fromOn === null, place: ({ place }) => isBlank(place),
  people: ({ people }) => people === null || people === 0,
  costs: (item) => estimateOf(item) === null,
  fundSource: ({ fundSource, noCost, costs }) => fundSource === null && !noCost && !(costs.length > 0 && costs.every((line) => line.fundSource !== null)),
};
const missingOf = (item: PlanItem): string[] => sevenFields.filter((cell) => lacks[cell](item));

const allSeven: Check<PlanItem> = {
  ...named['PLN-01'], on,
  find: (item) => missingOf(item).map((cell) => ({ subject: cell, field: cell, facts: { what: `@check.PLN-01.${cell}` } })),
};

const saysWhyExtra: Check<PlanItem> = {
  ...named['PLN-06'], on,
  find: (item) => (item.extra && isBlank(item.extraReason) ? [{ severity: 'warn', field: 'extraReason', facts: { what: '@check.PLN-06.reason' } }] : []),
};

const comesFrom: Check<PlanItem> = {
  ...named['PLN-08'], on,
  find({ source, projectId, suggestionIds }) {
    const linked = source === 'project' ? projectId !== null : source === 'suggestion' ? suggestionIds.length > 0 : source !== null;
    return linked ? [] : [{ field: 'source' }];
  },
};

const outOfTown: Check<PlanItem> = {
  ...named['PLN-09'], on,
  find: ({ away, place }) => (isOut(away) ? [{ subject: away, field: 'away', facts: { place, away: `@check.PLN-09.${away}` } }] : []),
};

/** The parameters of the line's own first day apply; a line without one is held against today's. */
const costsOf = costChecks.map((check): Check<PlanItem> => ({ ...lifted(check, costsOfItem), on }));

export const itemChecks: readonly Check<PlanItem>[] = [allSeven, saysWhyExtra, comesFrom, outOfTown, ...costsOf];
