import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleFacts, ids } from '#features/activity/fixtures.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { costLine } from '#features/cost/fixtures.ts';
import { rulesWith, severities, settingOf, shippedRules } from '#features/rulebook/fixtures.ts';
import type { Rules } from '#shared/rules.ts';
import { itemFindings, planCheck, planFindings } from './facts-findings.ts';
import type { PlanFacts, PlanItem } from './facts.ts';
import { planId, planLine, planOf, planStep, planTalk } from './fixtures-checks.ts';

const ofLine = (id: string, over: Partial<PlanItem>, rules: Rules = shippedRules): string =>
  itemFindings(planLine(over), rules).filter((finding) => finding.check === id).map(({ severity, field }) => `${severity} ${field ?? ''}`.trim()).join(', ');
const ofPlan = (id: string, over: Parameters<typeof planOf>[0], rules: Rules = shippedRules): string =>
  planFindings(planOf(over), rules).whole.filter((finding) => finding.check === id).map(({ severity }) => severity).join(' ');
const today = (day: string) => rulesWith({ today: day });
const twoTrips = rulesWith({ over: [settingOf('PLN-10', 'trips', 2, { severity: 'block' }), settingOf('PLN-10', 'provinceTrips', 1)] });

describe('one line', () => {
  test.each<[string, Partial<PlanItem>, string]>([
    ['all seven', {}, ''], ['no content', { content: ' ' }, 'block content'], ['no form', { form: null }, 'block form'], ['no time', { fromOn: null }, 'block fromOn'], ['no place', { place: '' }, 'block place'],
    ['no people', { people: null }, 'block people'], ['nobody', { people: 0 }, 'block people'], ['no estimate', { costs: [] }, 'block costs'], ['said to cost nothing', { costs: [], noCost: true, fundSource: null }, ''],
    ['no source, but each cost line has one', { fundSource: null }, ''], ['no source at all', { fundSource: null, costs: [costLine({ fundSource: null })] }, 'block fundSource'], ['nothing is asked of what was dropped', { state: 'dropped', content: null }, ''],
  ])('PLN-01: %s', (_, over, wanted) => expect(ofLine('PLN-01', over)).toBe(wanted));
  test.each<[string, Partial<PlanItem>, string]>([['added with a reason', { extra: true, extraReason: '上级部署' }, ''], ['added without', { extra: true }, 'warn extraReason'], ['not added', {}, '']])('PLN-06: %s', (_, over, wanted) => expect(ofLine('PLN-06', over)).toBe(wanted));
  test.each<[string, Partial<PlanItem>, string]>([
    ['hot', { source: 'hot' }, ''], ['none', { source: null }, 'warn source'], ['a project, unnamed', { source: 'project' }, 'warn source'], ['a project, named', { source: 'project', projectId: planId(50) }, ''], ['a suggestion, named', { source: 'suggestion', suggestionIds: [planId(51)] }, ''],
  ])('PLN-08: %s', (_, over, wanted) => expect(ofLine('PLN-08', over)).toBe(wanted));
  test.each<[string, Partial<PlanItem>, string]>([['at home', {}, ''], ['out of the city', { away: 'city' }, 'warn away'], ['out of the province', { away: 'province' }, 'warn away'], ['not known', { away: null }, '']])('PLN-09: %s', (_, over, wanted) => expect(ofLine('PLN-09', over)).toBe(wanted));
  test.each<[string, Partial<PlanItem>, string]>([
    ['at', { costs: [costLine({ category: 'hire', basis: 'vehicle_day', quantity: 1, seats: 45, unitFen: 150_000 })] }, ''], ['above', { costs: [costLine({ category: 'hire', basis: 'vehicle_day', quantity: 1, seats: 45, unitFen: 150_100 })] }, 'block costs.unitFen'],
    ['above, out of town', { away: 'city', costs: [costLine({ category: 'hire', basis: 'vehicle_day', quantity: 1, seats: 45, unitFen: 150_100 })] }, 'warn costs.unitFen'],
  ])('CST-01 of a line: %s', (_, over, wanted) => expect(ofLine('CST-01', over)).toBe(wanted));
  test('each line is held against the parameters of its own first day', () => {
    const rules = rulesWith({ over: [settingOf('CST-07', 'limit', 10_000, { toOn: '2026-06-30' }), settingOf('CST-07', 'limit', 8_000, { fromOn: '2026-07-01' })] });
    const meals = [costLine({ category: 'meal', basis: 'person_day', unitFen: 9_000 })];
    expect([ofLine('CST-07', { costs: meals, fromOn: '2026-06-30' }, rules), ofLine('CST-07', { costs: meals, fromOn: '2026-07-01' }, rules)]).toEqual(['', 'block costs.unitFen']);
  });
});

describe('the whole plan', () => {
  type Over = NonNullable<Parameters<typeof planOf>[0]>;
  const table = (id: string, cases: readonly [string, Over, string][], rules: Rules = shippedRules) => test.each(cases)(`${id}: %s`, (_, over, wanted) => expect(ofPlan(id, over, rules)).toBe(wanted));
  table('PLN-02', [
    ['heard', {}, ''], ['no word of it', { discussions: [planTalk({ opinions: null })] }, 'block'], ['no discussion', { discussions: [] }, 'block'], ['written on a line', { discussions: [], items: [planLine({ opinions: '同意' })] }, ''], ['a branch without lines', { discussions: [], items: [planLine({ state: 'dropped' })] }, ''], ['a line added during the year only', { discussions: [], items: [planLine({ extra: true, extraReason: '急' })] }, ''],
  ]);
  table('PLN-03', [
    ['half of the committee', { discussions: [planTalk({ present: 2, expected: 4 })] }, ''], ['less than half', { discussions: [planTalk({ present: 1, expected: 3 })] }, 'block'], ['half of the members is not more than half', { discussions: [planTalk({ meeting: 'members', present: 5, expected: 10 })] }, 'block'],
    ['more than half of the members', { discussions: [planTalk({ meeting: 'members', present: 6, expected: 10 })] }, ''], ['nobody was expected', { discussions: [planTalk({ present: 0, expected: 0 })] }, 'block'], ['one good one is enough', { discussions: [planTalk({ present: 1 }), planTalk()] }, ''], ['none', { discussions: [] }, 'block'], ['a line added during the year only', { discussions: [], items: [planLine({ extra: true, extraReason: '急' })] }, ''],
  ]);
  const finance = planStep({ id: planId(31), position: 2, step: 'finance', decidedBy: planId(41), decidedAt: '2026-02-02T02:00:00.000Z' });
  table('PLN-04', [
    ['in order', { steps: [planStep(), finance] }, ''], ['finance first', { steps: [planStep({ state: 'pending' }), finance] }, 'block'], ['committee later', { steps: [planStep({ decidedAt: '2026-02-03T02:00:00.000Z' }), finance] }, 'block'], ['one’s own line', { steps: [planStep({ decidedBy: planId(2) })] }, 'block'],
    ['the same person twice', { steps: [planStep(), { ...finance, decidedBy: planId(40) }] }, 'block'], ['another round', { steps: [planStep({ state: 'returned' }), { ...finance, round: 2 }] }, ''],
  ]);
  test.each<[string, string, string | null, string]>([
    ['before it is told', '2026-03-14', null, ''], ['from the day it is told', '2026-03-15', null, 'warn'], ['on the last day', '2026-03-31', null, 'warn'], ['late', '2026-04-01', null, 'warn'], ['filed', '2026-04-01', '2026-03-30', ''],
  ])('PLN-05: %s', (_, day, filedOn, wanted) => expect(ofPlan('PLN-05', { plan: { filedOn } }, today(day))).toBe(wanted));
  const extra = planLine({ id: planId(60), extra: true, extraReason: '急', state: 'approved' });
  table('PLN-06', [
    ['both', { items: [extra], steps: [planStep({ itemId: extra.id }), { ...finance, itemId: extra.id }] }, ''], ['one of them', { items: [extra], steps: [planStep({ itemId: extra.id })] }, 'block'], ['of another line', { items: [extra], steps: [planStep(), finance] }, 'block'], ['not approved yet', { items: [{ ...extra, state: 'proposed' }] }, ''],
  ]);
  table('PLN-07', [
    ['at', {}, ''], ['above by a fen', { plan: { budgetFen: 19_999 } }, 'block'], ['below', { plan: { budgetFen: 20_001 } }, ''], ['no budget yet', { plan: { budgetFen: null } }, ''], ['what the partner pays is not ours', { plan: { budgetFen: 0 }, items: [planLine({ costs: [costLine({ payer: 'partner' })] })] }, ''], ['dropped lines cost nothing', { plan: { budgetFen: 0 }, items: [planLine({ state: 'dropped' })] }, ''],
  ]);
  table('PLN-07', [['above sixty in a hundred', { plan: { budgetFen: 33_333 } }, 'block'], ['at sixty', { plan: { budgetFen: 33_334 } }, '']], rulesWith({ over: [settingOf('PLN-07', 'percent', 60)] }));
  const trips = (n: number, away: 'city' | 'province' = 'city') => ({ items: Array.from({ length: n }, (_, index) => planLine({ id: planId(70 + index), away })) });
  table('PLN-10', [['no figure is shipped', trips(9), '']]);
  table('PLN-10', [['at', trips(2), ''], ['above', trips(3), 'block'], ['once out of the province', trips(1, 'province'), ''], ['twice out of the province', trips(2, 'province'), 'block']], twoTrips);
});

describe('an activity', () => {
  const approval = (step: 'committee' | 'finance') => ({ id: planId(80), round: 1, position: 1, step, state: 'approved' as const, why: '', meetingOn: null, meetingKind: null, comment: null, decidedBy: null, decidedName: null, decidedAt: null });
  const held = (over: Parameters<typeof exampleFacts>[0]) => exampleFacts({ ...over, activity: { stage: 'held', approvalRound: 1, ...over?.activity } });
  const planned = (away: 'no' | 'city' | 'province' | null): ActivityFacts['planned'] => ({ id: planId(10), away, people: null, extra: false });
  test.each<[string, ActivityFacts, string]>([
    ['in no plan, approved by one', held({ approvals: [approval('committee')] }), 'block'], ['by both', held({ approvals: [approval('committee'), approval('finance')] }), ''], ['still in preparation', exampleFacts(), ''], ['from the plan', held({ planned: planned('no') }), ''], ['by its number', held({ activity: { planItem: '3' } }), ''],
  ])('PLN-06: %s', (_, facts, wanted) => expect(severities('PLN-06', facts)).toBe(wanted));
  test.each<[string, ActivityFacts, string]>([
    ['not known', exampleFacts(), ''], ['planned at home', exampleFacts({ planned: planned('no') }), ''], ['planned out of town', exampleFacts({ planned: planned('city') }), 'warn'], ['pays for a journey', exampleFacts({ costs: [costLine({ category: 'intercity', basis: 'person_trip' })] }), 'warn'],
  ])('PLN-09: %s', (_, facts, wanted) => expect(severities('PLN-09', facts)).toBe(wanted));
  const outing = (on: string, away: 'city' | 'province' = 'city') => ({ id: planId(90), code: '2026-009', on, away, branchIds: [ids.branch] });
  test.each<[string, ActivityFacts, string]>([
    ['the second', exampleFacts({ planned: planned('city'), outings: [outing('2026-03-01')] }), ''], ['the third', exampleFacts({ planned: planned('city'), outings: [outing('2026-03-01'), outing('2026-05-01')] }), 'block'], ['of last year', exampleFacts({ planned: planned('city'), outings: [outing('2025-12-31'), outing('2025-05-01')] }), ''],
    ['out of the province within two years', exampleFacts({ planned: planned('province'), outings: [outing('2025-05-01', 'province')] }), 'block'], ['longer ago', exampleFacts({ planned: planned('province'), outings: [outing('2024-12-09', 'province')] }), ''], ['at home', exampleFacts({ planned: planned('no'), outings: [outing('2026-03-01'), outing('2026-05-01')] }), ''],
  ])('PLN-10: %s', (_, facts, wanted) => expect(severities('PLN-10', facts, twoTrips)).toBe(wanted));
});

test('a plan in order is passed over in silence', () => {
  const { items, whole } = planFindings(planOf(), shippedRules);
  expect([items.flat(), whole]).toEqual([[], []]);
});

test('what is remembered of a plan is what a fresh look gives, whatever was changed, added, taken out or moved', () => {
  const cell = fc.record({
    away: fc.constantFrom('no' as const, 'city' as const, 'province' as const), content: fc.constantFrom('题', null), extra: fc.boolean(), state: fc.constantFrom('proposed' as const, 'dropped' as const, 'approved' as const),
    proposerId: fc.constantFrom(planId(2), planId(40)), branchId: fc.constantFrom(planId(1), planId(4)), opinions: fc.constantFrom('同意', null), costs: fc.constantFrom<Partial<CostLine>>({}, { unitFen: 90_000, payer: 'partner' }, { unitFen: 70_000, note: '白酒' }).map((line): CostLine[] => [costLine(line)]),
  });
  const edit = fc.record({ at: fc.nat(7), kind: fc.constantFrom('change' as const, 'add' as const, 'drop' as const, 'swap' as const), cell });
  fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.array(edit, { maxLength: 8 }), (cells, edits) => {
    const check = planCheck();
    let known: PlanFacts = planOf({ items: cells.map((one, index) => planLine({ ...one, id: planId(100 + index) })), steps: [planStep()] });
    const same = () => {
      const order = (found: readonly { check: string; subject: string }[]) => found.map((one) => `${one.check} ${one.subject}`).toSorted();
      const [a, b] = [check(known, twoTrips), planFindings(known, twoTrips)];
      expect(a.items).toEqual(b.items);
      expect(order(a.whole)).toEqual(order(b.whole));
    };
    same();
    for (const [index, { at, kind, cell: over }] of edits.entries()) {
      const items = [...known.items];
      const place = items.length === 0 ? 0 : at % items.length;
      if (kind === 'change' && items.length > 0) items[place] = { ...items[place], ...over } as PlanItem;
      if (kind === 'add') items.splice(place, 0, planLine({ ...over, id: planId(200 + index) }));
      if (kind === 'drop') items.splice(place, 1);
      if (kind === 'swap') items.reverse();
      known = { ...known, items };
      same();
    }
  }));
});
