import type { Check } from '#shared/check.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import { at, cost, measure, yuan } from './checks-common.ts';
import { of, type CostFacts } from './facts-checks.ts';

/** 租车费 (CST-01 to -04). */

const hire = { ...cost, phases: ['submit'], source: measure, article: '租车费' } as const;

/** Above how many seats a vehicle is a coach: told once, by CST-01. */
const seatsOf = (rules: Rules, { day }: CostFacts): number | null => (settingOn(rules, 'CST-01', 'seats', day)?.value ?? null) as number | null;
/** Outside 常驻地 the ceiling may be raised, by how much the measure does not say [M →F3]: a reason will do. */
const severity = ({ away }: CostFacts) => (away === 'city' || away === 'province' ? 'warn' as const : 'block' as const);

const coach: Check<CostFacts> = {
  ...hire,
  id: 'CST-01',
  severity: 'block',
  parameters: [
    { parameter: 'limit', value: 150_000, unit: '分', status: 'confirmed' },
    { parameter: 'seats', value: 25, unit: '座', status: 'confirmed' },
  ],
  find(facts, read) {
    const [limit, seats] = [read<number>('limit'), read<number>('seats')];
    if (limit === null || seats === null) return [];
    // Where nobody has said how big it is, what is over the coach's ceiling is over both.
    return of(facts, 'hire').filter((line) => (line.seats === null || line.seats > seats) && line.unitFen > limit)
      .map((line) => at(line, 'unitFen', { price: yuan(line.unitFen), limit: yuan(limit), seats }, { severity: severity(facts) }));
  },
};

const minibus: Check<CostFacts> = {
  ...hire,
  id: 'CST-02',
  severity: 'block',
  parameters: [{ parameter: 'limit', value: 100_000, unit: '分', status: 'confirmed' }],
  find(facts, read, rules) {
    const [limit, seats] = [read<number>('limit'), seatsOf(rules, facts)];
    const most = settingOn(rules, 'CST-01', 'limit', facts.day)?.value;
    if (limit === null || seats === null) return [];
    return of(facts, 'hire').filter((line) => line.unitFen > limit && (line.seats === null ? typeof most !== 'number' || line.unitFen <= most : line.seats <= seats))
      .map((line) => at(line, line.seats === null ? 'seats' : 'unitFen', { price: yuan(line.unitFen), limit: yuan(limit), seats }, { severity: line.seats === null ? 'ask' : severity(facts) }));
  },
};

const asManySeatsAsPeople: Check<CostFacts> = {
  ...hire,
  id: 'CST-03',
  severity: 'warn',
  source: '《党政机关厉行节约反对浪费条例》',
  article: '按需租车',
  parameters: [{ parameter: 'percent', value: 50, unit: '%', status: 'unconfirmed' }],
  find(facts, read) {
    const percent = read<number>('percent');
    const lines = of(facts, 'hire');
    if (percent === null || facts.people === null || lines.length === 0 || lines.some(({ seats }) => seats === null)) return [];
    const { people } = facts;
    const capacity = lines.reduce((all, line) => all + line.quantity * (line.seats ?? 0), 0);
    const smallest = Math.min(...lines.map(({ seats }) => seats ?? 0));
    const vehicles = lines.reduce((all, line) => all + line.quantity, 0);
    const idle = (capacity - people) * 100 > capacity * percent;
    return idle || (vehicles > 1 && capacity - smallest >= people) ? [{ field: 'costs.seats', facts: { vehicles, seats: capacity, people, limit: percent } }] : [];
  },
};

const hasContract: Check<CostFacts> = {
  ...cost,
  id: 'CST-04',
  severity: 'warn',
  phases: ['hold', 'reimburse'],
  source: '高校党建活动经费管理办法（参照做法）',
  article: '租车合同',
  parameters: [{ parameter: 'from', value: 200_000, unit: '分', status: 'unconfirmed' }],
  find(facts, read) {
    const from = read<number>('from');
    if (from === null) return [];
    return of(facts, 'hire').filter((line) => line.payer === 'own' && line.amountFen >= from && !line.papers.includes('contract'))
      .map((line) => at(line, 'papers', { amount: yuan(line.amountFen), limit: yuan(from) }));
  },
};

export const hireChecks: readonly Check<CostFacts>[] = [coach, minibus, asManySeatsAsPeople, hasContract];
