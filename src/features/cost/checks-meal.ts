import type { Check } from '#shared/check.ts';
import { at, cost, measure, travel, yuan } from './checks-common.ts';
import { boards, of, venueShare, type CostFacts } from './facts-checks.ts';

/** 场地费 and 伙食费 (CST-05 to -07, -09, -18). */

const venue: Check<CostFacts> = {
  ...cost,
  id: 'CST-05',
  severity: 'block',
  phases: ['submit'],
  source: measure,
  article: '场地费（由地方办法推知）',
  // The central clause itself was not read: it does not block until somebody confirms it (†).
  parameters: [{ parameter: 'limit', value: 5_000, unit: '分', status: 'unconfirmed' }],
  find(facts, read) {
    const limit = read<number>('limit');
    if (limit === null) return [];
    return of(facts, 'venue').map((line) => ({ line, share: venueShare(line, facts) })).filter(({ share }) => share !== null && share > limit)
      .map(({ line, share }) => at(line, 'unitFen', { share: yuan(share ?? 0), limit: yuan(limit) }));
  },
};

const oneMeal: Check<CostFacts> = {
  ...cost,
  id: 'CST-06',
  severity: 'block',
  phases: ['submit'],
  source: measure,
  article: '伙食费：仅用一餐',
  parameters: [{ parameter: 'limit', value: 4_000, unit: '分', status: 'confirmed' }],
  find(facts, read) {
    const limit = read<number>('limit');
    if (limit === null) return [];
    return boards(facts).filter((board) => board.oneMeal).flatMap(({ lines }) => lines).filter((line) => line.unitFen > limit)
      .map((line) => at(line, 'unitFen', { price: yuan(line.unitFen), limit: yuan(limit) }));
  },
};

const fullDay: Check<CostFacts> = {
  ...cost,
  id: 'CST-07',
  severity: 'block',
  phases: ['submit'],
  source: measure,
  article: '伙食费：差旅伙食补助标准',
  parameters: [
    { parameter: 'limit', value: 10_000, unit: '分', status: 'confirmed' },
    { parameter: 'highLimit', value: 12_000, unit: '分', status: 'unconfirmed' },
    { parameter: 'highPlaces', value: ['青海', '西藏', '新疆'], unit: null, status: 'unconfirmed' },
  ],
  find(facts, read) {
    const high = (read<readonly string[]>('highPlaces') ?? []).some((place) => facts.place?.includes(place) === true);
    const limit = read<number>(high ? 'highLimit' : 'limit');
    if (limit === null) return [];
    return boards(facts).filter((board) => !board.oneMeal && board.perDay > limit).flatMap(({ lines: [first], perDay }) =>
      (first === undefined ? [] : [at(first, 'unitFen', { perDay: yuan(perDay), limit: yuan(limit) }, high ? { parameter: 'highLimit' } : {})]));
  },
};

/** Who draws travel allowance has food and local transport paid already. On site nobody may leave the question open. */
const notPaidTwice: Check<CostFacts> = {
  ...cost,
  id: 'CST-09',
  severity: 'warn',
  phases: ['submit'],
  source: `${measure}；${travel}`,
  article: '差旅补助期内不重复列支',
  find: (facts) =>
    facts.lines
      .filter((line) => (line.category === 'meal' || line.category === 'hire') && line.amountFen > 0 && line.payer === 'own' && line.spentOn === 'own')
      .filter(({ onAllowance }) => (onAllowance === null ? facts.onSite : onAllowance > 0))
      .map((line) => at(line, 'onAllowance', { people: line.onAllowance }, line.onAllowance === null ? { severity: 'ask' } : {})),
};

/** One work meal of the host may be had where it is truly needed; it is paid for where the canteen has no price, by shares of the day. */
const hostsMeal: Check<CostFacts> = {
  ...cost,
  id: 'CST-18',
  severity: 'block',
  phases: ['submit', 'reimburse'],
  source: travel,
  article: '接待单位供餐',
  parameters: [
    { parameter: 'meals', value: 1, unit: '餐', status: 'confirmed' },
    { parameter: 'standard', value: 10_000, unit: '分', status: 'confirmed' },
    { parameter: 'breakfast', value: 20, unit: '%', status: 'confirmed' },
    { parameter: 'lunch', value: 40, unit: '%', status: 'confirmed' },
    { parameter: 'dinner', value: 40, unit: '%', status: 'confirmed' },
  ],
  find(facts, read) {
    const meals = read<number>('meals');
    const unpaid = facts.lines.filter((line) => line.category === 'meal' && line.payer === 'partner' && line.spentOn === 'own' && line.quantity > 0 && !line.papers.includes('payment'));
    if (meals === null || unpaid.length === 0) return [];
    const count = unpaid.reduce((all, line) => all + Math.max(1, line.basis === 'person_meal' ? line.times : line.times * 3), 0);
    const share = (name: string) => yuan(((read<number>('standard') ?? 0) * (read<number>(name) ?? 0)) / 100);
    return unpaid.map((line) => at(line, 'papers', { count, limit: meals, breakfast: share('breakfast'), lunch: share('lunch'), dinner: share('dinner') }, { severity: count > meals ? 'block' : 'warn' }));
  },
};

export const mealChecks: readonly Check<CostFacts>[] = [venue, oneMeal, fullDay, notPaidTwice, hostsMeal];
