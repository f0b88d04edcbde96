import type { Check, Found } from '#shared/check.ts';
import { settingOn } from '#shared/rules.ts';
import { at, cost, isBlank, measure, yuan } from './checks-common.ts';
import { of, type CostFacts, type Rate } from './facts-checks.ts';
import type { CostLine, ReimbursementPaper } from './facts.ts';

/** What was spent against what was estimated, travel, and the papers for it (CST-16, -17, -19). */

const asEstimated: Check<CostFacts> = {
  ...cost,
  id: 'CST-16',
  severity: 'warn',
  phases: ['reimburse'],
  source: '本办党建经费管理',
  article: '决算与测算',
  parameters: [
    { parameter: 'totalPercent', value: 0, unit: '%', status: 'unconfirmed' },
    { parameter: 'linePercent', value: 10, unit: '%', status: 'unconfirmed' },
  ],
  find(facts, read): Found[] {
    const [total, each] = [read<number>('totalPercent'), read<number>('linePercent')];
    const spent = facts.lines.filter((line) => line.actualFen !== null);
    if (spent.length === 0) return [];
    const over = (estimate: number, actual: number, percent: number) => actual * 100 > estimate * (100 + percent);
    const [estimate, actual] = [facts.lines.reduce((all, line) => all + line.amountFen, 0), spent.reduce((all, line) => all + (line.actualFen ?? 0), 0)];
    return [
      ...(total !== null && over(estimate, actual, total) ? [{ field: 'costs', facts: { line: null, what: '@check.CST-16.total', actual: yuan(actual), estimate: yuan(estimate), limit: total } }] : []),
      ...(each === null ? [] : spent.filter((line) => isBlank(line.actualNote) && over(line.amountFen, line.actualFen ?? 0, each))
        .map((line) => at(line, 'actualFen', { what: '@check.CST-16.line', actual: yuan(line.actualFen ?? 0), estimate: yuan(line.amountFen), limit: each }, { parameter: 'linePercent' }))),
    ];
  },
};

/** A night in a place against the travel table. A line does not tell whose room it is: between the lowest rank and the highest a person answers. */
function night(line: CostLine, rate: Rate | undefined): Found[] {
  if (rate === undefined) return [at(line, 'unitFen', { what: '@check.CST-17.unknown', price: yuan(line.unitFen), limit: '@check.none' }, { severity: 'ask' })];
  if (line.unitFen <= rate.others) return [];
  const above = line.unitFen > rate.minister;
  return [at(line, 'unitFen', { what: above ? '@check.CST-17.above' : '@check.CST-17.rank', price: yuan(line.unitFen), limit: yuan(above ? rate.minister : rate.others) }, { severity: above ? 'block' : 'ask' })];
}

const asTravel: Check<CostFacts> = {
  ...cost,
  id: 'CST-17',
  severity: 'block',
  phases: ['submit'],
  source: measure,
  article: '住宿费、城市间交通费按差旅费标准',
  parameters: [{ parameter: 'table', value: [], unit: null, status: 'confirmed', kind: 'rates' }],
  find(facts, read) {
    const table = read<readonly Rate[]>('table') ?? [];
    const rate = table.find(({ place }) => facts.place?.includes(place) === true);
    return [
      ...of(facts, 'lodging').flatMap((line) => night(line, rate)),
      ...of(facts, 'intercity').map((line) => at(line, 'unitFen', { what: facts.away === 'no' ? '@check.CST-17.home' : '@check.CST-17.seat', price: yuan(line.unitFen), limit: '@check.none' }, { severity: facts.away === 'no' ? 'warn' : 'ask' })),
    ];
  },
};

/** Papers that a line needs before it is handed in (domain-rules 1.6). */
export function papersFor(line: CostLine, contractFrom: number | null): ReimbursementPaper[] {
  const contract = line.category === 'hire' && contractFrom !== null && line.amountFen >= contractFrom;
  return [
    'invoice', 'payment',
    ...(line.category === 'hire' ? ['hire_note' as const] : []), ...(contract ? ['contract' as const] : []),
    ...(line.category === 'lecture' ? ['lecturer_receipt' as const] : []), ...(line.category === 'meal' ? ['meal_note' as const] : []),
    ...(line.fundSource === 'party_dues' ? ['decision' as const] : []),
  ];
}

const packIsWhole: Check<CostFacts> = {
  ...cost,
  id: 'CST-19',
  severity: 'block',
  phases: ['reimburse'],
  source: '党建活动经费报销做法（参照各地办法）',
  article: '报销凭据',
  find(facts, _read, rules) {
    if (!facts.held) return [];
    const from = settingOn(rules, 'CST-04', 'from', facts.day)?.value;
    return facts.lines.filter((line) => line.payer === 'own' && (line.actualFen ?? line.amountFen) > 0).flatMap((line) => {
      const lacking = papersFor(line, typeof from === 'number' ? from : null).filter((paper) => !line.papers.includes(paper));
      return lacking.map((paper) => at(line, 'papers', { paper: `@check.CST-19.${paper}` }));
    });
  },
};

export const afterChecks: readonly Check<CostFacts>[] = [asEstimated, asTravel, packIsWhole];
