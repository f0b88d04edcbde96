import { plainRules } from '#features/activity/fixtures.ts';
import type { CostLine } from '#features/cost/facts.ts';
import type { PlanFacts, PlanItem } from '#features/plan/facts.ts';
import type { PlanKnown } from './facts-plan.ts';

/** An approved year of two branches, for trying the year's papers. */

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const exampleCost = (n: number, over: Partial<CostLine> = {}): CostLine => ({
  id: id(n), position: 1, category: 'hire', basis: 'vehicle_day', quantity: 1, times: 1, unitFen: 150_000, seats: 45, lecturer: null, lecturerOwn: false, fundSource: 'party_fiscal', decision: null, payer: 'own', spentOn: 'own',
  onAllowance: null, note: null, amountFen: 150_000, actualFen: null, actualNote: null, papers: [], version: 1, ...over,
});

export const exampleItem = (n: number, over: Partial<PlanItem> = {}): PlanItem => ({
  id: id(n), branchId: id(900), branchName: '计算机处党支部', branchKind: 'standing', position: n, number: n, state: 'approved', content: '大数据审计方法研讨', form: '座谈', fromOn: '2027-03-01', toOn: '2027-03-31', place: '江西省审计厅', away: 'province',
  people: 20, fundSource: 'party_fiscal', noCost: false, owner: '李向东', effect: '形成一套数据分析方法', unitId: null, partner: '江西省审计厅数据办党支部', partnerIndustry: 'S', partnerRegion: '360000', contact: null, source: 'project', projectId: null,
  suggestionIds: [], problemId: null, arrangementLineId: id(800), earlierId: null, outcome: '提出两条审计建议', countsAsThemeDay: true, countsAsLecture: false, opinions: null, extra: false, extraReason: null, returnedNote: null, proposerId: id(7), version: 1,
  unitName: null, unitIndustry: null, unitRegion: null, unitField: null, frontLine: true, audit: 'no', costs: [exampleCost(100 + n)], activityIds: [], ...over,
});

const step = (n: number, name: 'committee' | 'finance' | 'leading_group', over: Partial<PlanFacts['steps'][number]> = {}): PlanFacts['steps'][number] => ({
  id: id(700 + n), itemId: null, round: 1, position: n, step: name, state: 'approved', comment: null, conditions: null, decidedBy: id(8), decidedName: '某人', decidedAt: '2027-02-10T02:00:00.000Z', ...over,
});

export const examplePlan: PlanFacts = {
  plan: {
    id: id(1), year: 2027, state: 'approved', opensOn: '2027-01-04', dueOn: '2027-01-25', note: null, arrangementTitle: '2027年党员教育培训工作安排', budgetFen: 1_000_000, round: 1, approvedOn: '2027-02-20', conditions: '外地活动逐项报批',
    filedOn: null, spendingOpen: false, version: 9,
  },
  arrangement: [{ id: id(800), position: 1, text: '深入学习贯彻党的创新理论' }, { id: id(801), position: 2, text: '加强警示教育' }],
  items: [
    exampleItem(1),
    exampleItem(2, { branchId: id(901), branchName: '财政处党支部', content: '财政改革联学', fromOn: '2027-04-01', toOn: '2027-06-30', place: null, away: 'no', people: null, source: 'hot', partner: null, frontLine: null, costs: [], noCost: true, outcome: null, arrangementLineId: null, countsAsThemeDay: false, countsAsLecture: true }),
    exampleItem(3, { content: null, fromOn: null, toOn: null, form: null, costs: [], source: null, effect: null, outcome: null, countsAsThemeDay: false, arrangementLineId: null }),
    exampleItem(4, { state: 'dropped', content: '不再列入的活动' }),
    exampleItem(5, { state: 'draft', content: '尚在起草的活动', number: null }),
  ],
  discussions: [{ id: id(600), branchId: id(900), metOn: '2027-01-20', meeting: 'committee', present: 4, expected: 5, opinions: '建议多到一线。', opinionsFrom: 12, recordedName: '李向东', createdAt: '2027-01-20T02:00:00.000Z' }],
  steps: [step(1, 'committee'), step(2, 'finance', { comment: '同意，租车从紧。' }), step(3, 'leading_group', { conditions: '外地活动逐项报批' })],
  versions: [], papers: [{ id: id(500), kind: 'points', number: '武办机党〔2027〕3号', datedOn: '2027-02-25', version: 1 }],
};

export const yearKnown = (over: Partial<PlanKnown> = {}, facts: PlanFacts = examplePlan): PlanKnown => ({ facts, office: '审计署武汉特派办', today: '2027-03-01', rules: plainRules, demo: true, names: {}, takenNumbers: [], spent: [], ...over });
