import { describe, expect, test } from 'vitest';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { exampleFacts, id, ids } from '#features/activity/fixtures.ts';
import { rulesWith, severities, settingOf, shippedRules } from '#features/rulebook/fixtures.ts';
import { runCheck } from '#shared/check.ts';
import type { Rules } from '#shared/rules.ts';
import { branchChecks, memberChecks } from './checks-branch.ts';
import type { BranchChecked } from './facts-checks.ts';

const leader = (name: string, fromOn = '2025-01-01') => ({ name, appointedBy: null, fromOn });
const standing: BranchChecked = {
  id: ids.branch, name: '计算机处党支部', kind: 'standing', day: '2026-11-24', fullMembers: 6, members: 8, leaders: [leader('甲')], approvedBy: null, approvedOn: null, startOn: null, plannedEnd: null,
  projectFrom: null, projectTo: null, themeDays: ['2026-10-15'],
};
const onSite: BranchChecked = { ...standing, kind: 'temporary', approvedBy: '机关党委', approvedOn: '2026-09-03', startOn: '2026-09-01', plannedEnd: '2026-11-30', projectFrom: '2026-09-01', projectTo: '2026-11-30' };
function of(name: string, facts: BranchChecked, rules: Rules = shippedRules): string {
  const check = branchChecks.find((one) => one.id === name);
  if (check === undefined) throw new Error(name);
  return runCheck(check, facts, rules).map(({ severity, subject }) => `${severity} ${subject}`.trim()).join(', ');
}
const table = (name: string, base: BranchChecked, cases: readonly [string, Partial<BranchChecked>, string][], rules?: Rules) =>
  test.each(cases)(`${name}: %s`, (_, over, wanted) => expect(of(name, { ...base, ...over }, rules)).toBe(wanted));

table('ORG-01', standing, [
  ['at the least', { fullMembers: 3 }, ''], ['below', { fullMembers: 2 }, 'warn'], ['at the most', { members: 50 }, ''], ['above', { members: 51 }, 'warn'], ['full members not known', { fullMembers: null }, ''], ['a temporary branch has its own rules', { kind: 'temporary', fullMembers: 1 }, ''],
]);
table('ORG-02', standing, [
  ['six need none', {}, ''], ['seven do', { fullMembers: 7 }, 'warn'], ['three are enough', { fullMembers: 7, leaders: ['甲', '乙', '丙'].map((name) => leader(name)) }, ''], ['seven are the most', { fullMembers: 30, leaders: [...'甲乙丙丁戊己庚'].map((name) => leader(name)) }, ''],
  ['eight are too many', { fullMembers: 30, leaders: [...'甲乙丙丁戊己庚辛'].map((name) => leader(name)) }, 'warn'], ['not known', { fullMembers: null }, ''],
]);
table('ORG-07', onSite, [['three months', {}, ''], ['a day short of six', { projectTo: '2027-02-28' }, ''], ['six', { projectTo: '2027-03-01' }, 'warn'], ['by its planned end', { projectTo: null, plannedEnd: '2027-06-01' }, 'warn'], ['not known', { projectFrom: null }, ''], ['a regular one', { kind: 'standing', projectTo: '2028-01-01' }, '']]);
table('ORG-08', onSite, [
  ['in order', {}, ''], ['thirty days', { plannedEnd: '2026-09-30' }, ''], ['twenty-nine', { plannedEnd: '2026-09-29' }, 'warn days'], ['three members', { members: 3 }, ''], ['two', { members: 2 }, 'warn members'], ['approved on the third day', { approvedOn: '2026-09-04' }, ''], ['on the fourth', { approvedOn: '2026-09-05' }, 'warn request'], ['not known', { startOn: null, approvedOn: null }, ''],
]);
table('ORG-09', standing, [['within', { leaders: [leader('甲', '2023-11-24')] }, ''], ['over', { leaders: [leader('甲', '2023-11-23')] }, 'warn'], ['nobody entered', { leaders: [] }, '']]);
table('ORG-09', standing, [['an office of five years', { leaders: [leader('甲', '2022-01-01')] }, '']], rulesWith({ over: [settingOf('ORG-09', 'years', 5)] }));
table('ORG-10', standing, [['held last month', {}, ''], ['not held', { themeDays: ['2026-11-02'] }, 'ask 2026-10'], ['it began in that month', { themeDays: [], startOn: '2026-10-08' }, ''], ['in January December is asked', { day: '2027-01-02', themeDays: [] }, 'ask 2026-12']]);

test.each([[31, false, 'ask'], [32, false, ''], [55, true, 'ask'], [56, true, ''], [null, true, '']] as const)('ORG-11: %s hours, leads: %s', (hours, leads, wanted) => {
  const [check] = memberChecks;
  expect(check && runCheck(check, { personId: ids.member, day: '2026-12-31', hours, leads }, shippedRules).map(({ severity }) => severity).join(' ')).toBe(wanted);
});

describe('over an activity', () => {
  const branch = (over: Partial<ActivityFacts['branches'][number]>) => exampleFacts({ branches: [{ id: ids.branch, name: '临时党支部', kind: 'temporary', projectId: ids.project, approvalNo: '3号', approvedBy: '机关党委', approvedOn: '2026-09-01', plannedEnd: null, dissolvedOn: null, projectClosedOn: null, ...over }] });
  test.each<[string, ActivityFacts, string]>([
    ['appointed by the approver', branch({ leaders: [{ name: '甲', appointedBy: '机关党委' }] }), ''], ['under a longer name', branch({ leaders: [{ name: '甲', appointedBy: '某办 机关党委' }] }), ''], ['by somebody else', branch({ leaders: [{ name: '甲', appointedBy: '审计组' }] }), 'block'], ['by nobody', branch({ leaders: [{ name: '甲', appointedBy: null }] }), 'block'],
    ['no leader', branch({ leaders: [] }), 'block'], ['leaders not known', branch({}), ''], ['a standing branch', branch({ kind: 'standing', leaders: [] }), ''],
  ])('ORG-05: %s', (_, facts, wanted) => expect(severities('ORG-05', facts)).toBe(wanted));
  const row = (n: number, sideId: string, state: 'present' | 'leave', personId: string | null = ids.member) => ({ id: id(90 + n), sideId, personId, name: '李向东', post: null, state, reason: null, branchId: null });
  test.each<[string, ActivityFacts['attendance'], string]>([
    ['on one side', [row(1, ids.ownSide, 'present')], ''], ['on two', [row(1, ids.ownSide, 'present'), row(2, ids.partnerSide, 'present')], 'block'], ['present here, on leave there', [row(1, ids.ownSide, 'present'), row(2, ids.partnerSide, 'leave')], ''], ['names without a person', [row(1, ids.ownSide, 'present', null), row(2, ids.partnerSide, 'present', null)], ''],
  ])('ORG-12: %s', (_, attendance, wanted) => expect(severities('ORG-12', exampleFacts({ attendance }))).toBe(wanted));
});
