import type { Item, Observation, Round } from './facts.ts';

/** A round of one sampled activity, for tables of examples. */

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ids = { round: id(1), item: id(2), activity: id(3), branch: id(4), other: id(5), lead: id(11), second: id(12), discipline: id(13), secretary: id(14), organiser: id(15), observation: id(21) } as const;

export const round = (over: Partial<Round> = {}): Round => ({
  id: ids.round, name: '上半年督导检查', state: 'open', fromOn: '2026-01-01', toOn: '2026-06-30', branchIds: [], branches: [], stages: ['summary', 'archived'], method: 'drawn', seed: 'seed', reason: null, size: 1,
  population: [{ code: '2026-001', theme: '科技强审', branch: '计算机处党支部', place: 1 }, { code: '2026-002', theme: '学习宪法', branch: '法规处党支部', place: null }], checklist: [{ key: 'q1', text: '内容务实', basis: '本办机制' }, { key: 'q2', text: '联系业务', basis: '本办机制' }],
  openedOn: '2026-07-01', openedName: '吴常青', leadId: ids.lead, leadName: '吴常青', conclusion: null, closedOn: null, closedName: null, publishedOn: null, endedReason: null, version: 1, ...over,
});
export const item = (over: Partial<Item> = {}): Item => ({
  id: ids.item, activityId: ids.activity, code: '2026-001', theme: '科技强审', standing: 'active', heldOn: '2026-03-05', branchId: ids.branch, branch: '计算机处党支部', hostBranchIds: [ids.branch], organiserId: ids.organiser,
  proposerId: ids.organiser, responsibleId: ids.branch, position: 1, note: null, notedName: null, version: 1, answers: [], ...over,
});
export const answered = (key: string, answer: 'yes' | 'no' | 'na' = 'yes') => ({ key, answer, note: answer === 'no' ? '没有讨论记录' : null, byName: '吴常青', at: '2026-07-02T02:00:00.000Z', version: 1 });
export const observation = (over: Partial<Observation> = {}): Observation => ({
  id: ids.observation, itemId: ids.item, activityId: ids.activity, branchId: ids.branch, kind: 'problem', state: 'open', itemKey: 'q1', text: '没有讨论记录', requirement: '补记讨论要点', dueOn: '2026-08-01', ownerId: null, ownerName: null,
  responsibleId: ids.branch, responsible: '计算机处党支部', byId: ids.lead, byName: '吴常青', at: '2026-07-02T02:00:00.000Z', reply: null, replyName: null, repliedAt: null, report: null, reporterId: null, reporterName: null,
  reportedAt: null, recheckNote: null, recheckerName: null, recheckedAt: null, returned: 0, withdrawnReason: null, version: 1, files: [], ...over,
});
