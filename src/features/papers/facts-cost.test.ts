import { describe, expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { costLine } from '#features/cost/fixtures.ts';
import { shippedRules } from '#features/rulebook/fixtures.ts';
import { askedPaper } from './documents-catalogue.ts';
import { makePaper, stateOf } from './documents-made.ts';
import { fieldOf, valuesOf } from './facts-fields.ts';
import type { PaperKnown } from './facts.ts';

const known = (facts: ActivityFacts): PaperKnown => ({ facts, office: '审计署武汉特派办', today: '2026-12-11', rules: shippedRules, demo: false, branches: [], year: [], plan: null, inspections: [], which: null });
const costs = [
  costLine({ position: 1, category: 'hire', basis: 'vehicle_day', quantity: 3, times: 1, unitFen: 150_000, seats: 45, actualFen: 460_000, actualNote: '加开一程', papers: ['invoice'] }),
  costLine({ position: 2, category: 'venue', basis: 'person_half_day', quantity: 40, times: 1, unitFen: 3_000, payer: 'partner', spentOn: 'partner', fundSource: null }),
];
const held = exampleFacts({ activity: { stage: 'publicity', heldOn: '2026-12-10', estimateFen: 570_000, fundSource: null }, costs });

describe('what an activity costs, on paper', () => {
  test('each line with its basis in words, who pays it, what was spent and what it lacks', () => {
    const [hire, venue] = valuesOf(known(held))['经费明细'] as Record<string, unknown>[];
    expect(hire).toMatchObject({ 序号: 1, 费用类别: '租车费', 计算依据: '3辆 × 1天 × 1,500元/辆·天', 金额: 450_000, 资金来源: '党建活动经费', 承担方: '我方', 实际金额: 460_000, 差额: '超出100元', 差额说明: '加开一程', 凭据: '发票', 上限: 150_000, 是否超限: '未超限', 尚缺凭据: '付款凭据、租车说明、租车合同' });
    expect(venue).toMatchObject({ 资金来源: '对方', 承担方: '对方', 实际金额: null, 差额: null, 尚缺凭据: null });
    expect(valuesOf(known(held))).toMatchObject({ 资金来源: '党建活动经费', 经费说明: '预计5,700元，从党建活动经费列支，其中对方承担1,200元。', 费用分项: '租车费4,500元，场地费1,200元', 实际支出: 460_000, 决算说明: '实际支出4,600元，测算5,700元，节余1,100元。' });
  });
  test('stands in the approval form, the spending approval, the estimate and the reimbursement list', () => {
    for (const key of ['approval', 'spending', 'estimate', 'reimbursement']) expect(JSON.stringify(makePaper(askedPaper(key), known(held))), key).toContain('3辆 × 1天 × 1,500元/辆·天');
    expect(JSON.stringify(makePaper(askedPaper('reimbursement'), known(held)))).toContain('缺付款凭据、租车说明、租车合同');
    expect(stateOf(askedPaper('reimbursement'), valuesOf(known(held))).lacks.map(({ name }) => name)).toEqual(['批准日期']);
  });
  test('an old single estimate is one line, no money is said as one, and nothing known is none', () => {
    const lines = (over: Partial<ActivityFacts['activity']>) => valuesOf(known(exampleFacts({ activity: over })))['经费明细'];
    expect(lines({ estimateFen: 80_000, fundSource: 'party_fiscal' })).toMatchObject([{ 费用类别: '未分项', 金额: 80_000, 资金来源: '党建活动经费' }]);
    expect(lines({ estimateFen: 0, fundSource: null })).toMatchObject([{ 费用类别: '不使用经费', 金额: 0 }]);
    expect(lines({ estimateFen: null, fundSource: null })).toEqual([]);
    expect(valuesOf(known(exampleFacts({ activity: { estimateFen: 0, fundSource: null, heldOn: '2026-12-10' } })))).toMatchObject({ 资金来源: '不使用经费', 实际支出: 0, 决算说明: '没有支出。' });
  });
  test('lines are typed once, and what follows from them is not counted as typed', () => {
    const typed = (name: string, of: ActivityFacts) => { const { typed: is } = fieldOf(name); return typeof is === 'function' ? is(known(of)) : is; };
    expect([typed('经费明细', held), typed('经费测算', held), typed('资金来源', held), typed('实际支出', held)]).toEqual([true, false, false, true]);
  });
});
