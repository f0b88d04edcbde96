import { costLine } from '#features/cost/fixtures.ts';
import type { PlanFacts, PlanItem } from './facts.ts';

/** A plan of one branch that no rule has a word for, for table tests. Other fixtures of the plan stand in fixtures.ts. */

export const planId = (n: number): string => `00000000-0000-7000-a000-${String(n).padStart(12, '0')}`;

export const planLine = (over: Partial<PlanItem> = {}): PlanItem => ({
  id: planId(10), branchId: planId(1), branchName: '计算机处党支部', branchKind: 'standing', position: 1, number: null, state: 'proposed',
  content: '科技强审联学', form: '共同研讨', fromOn: '2026-06-01', toOn: '2026-06-30', place: '武汉市', away: 'no', people: 20, fundSource: 'party_fiscal', noCost: false, owner: null, effect: null,
  unitId: null, partner: '江西省审计厅', partnerIndustry: null, partnerRegion: null, contact: null, source: 'difficult', projectId: null, suggestionIds: [], problemId: null, arrangementLineId: null,
  earlierId: null, outcome: null, countsAsThemeDay: false, countsAsLecture: false, opinions: null, extra: false, extraReason: null, returnedNote: null, proposerId: planId(2), version: 1,
  unitName: null, unitIndustry: null, unitRegion: null, unitField: null, frontLine: null, audit: 'no', costs: [costLine()], activityIds: [], ...over,
});

const discussion: PlanFacts['discussions'][number] = { id: planId(20), branchId: planId(1), metOn: '2026-01-10', meeting: 'committee', present: 2, expected: 3, opinions: '同意', opinionsFrom: 8, recordedName: '李向东', createdAt: '2026-01-10T02:00:00.000Z' };
export const planTalk = (over: Partial<typeof discussion> = {}): typeof discussion => ({ ...discussion, ...over });

const step: PlanFacts['steps'][number] = { id: planId(30), itemId: null, round: 1, position: 1, step: 'committee', state: 'approved', comment: null, conditions: null, decidedBy: planId(40), decidedName: '吴常青', decidedAt: '2026-02-01T02:00:00.000Z' };
export const planStep = (over: Partial<typeof step> = {}): typeof step => ({ ...step, ...over });

export const planOf = ({ plan, ...rest }: Partial<Omit<PlanFacts, 'plan'>> & { readonly plan?: Partial<PlanFacts['plan']> } = {}): PlanFacts => ({
  plan: {
    id: planId(3), year: 2026, state: 'called', opensOn: '2025-12-01', dueOn: '2026-01-15', note: null, arrangementTitle: null, budgetFen: 20_000, round: 1, approvedOn: null, conditions: null,
    filedOn: '2026-03-01', spendingOpen: false, version: 1, ...plan,
  },
  arrangement: [], items: [planLine()], discussions: [planTalk()], steps: [], versions: [], papers: [], ...rest,
});
