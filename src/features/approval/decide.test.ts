import { describe, expect, test } from 'vitest';
import { actors, exampleFacts, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import type { ActivityFacts, ApprovalFacts } from '#features/activity/facts.ts';
import { guard } from '#features/activity/guard.ts';
import type { Decision } from '#shared/decision.ts';
import { approve, decline, sendBack, submit, withdraw } from './decide.ts';
import { stepsFor } from './steps.ts';

const step = (over: Partial<ApprovalFacts>): ApprovalFacts => ({
  id: id(100), round: 1, position: 1, step: 'branch', state: 'pending', why: '', meetingOn: null, meetingKind: null, comment: null,
  decidedBy: null, decidedName: null, decidedAt: null, ...over,
});
const inApproval = (approvals: ApprovalFacts[], over: Partial<ActivityFacts['activity']> = {}) =>
  ({ facts: exampleFacts({ approvals, activity: { stage: 'approval', approvalRound: 1, ...over } }), rules: plainRules });
const input = { commandId: id(1), id: ids.activity, version: 1, comment: null, meetingOn: '2026-11-20', meetingKind: '支委会' as const };
const checks = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));
const sets = (decision: Decision, table: string) => (decision.ok ? decision.changes.filter((change) => change.table === table) : []);

describe('which steps are needed', () => {
  const needed = (facts: ActivityFacts, settings: typeof plainRules.settings = []) =>
    stepsFor(facts, { ...plainRules, settings }).filter((one) => one.needed).map((one) => one.step);
  const setting = (parameter: string, value: unknown) => ({
    rule: 'APPROVAL', parameter, value, unit: null, severity: null, profile: 'office', fromOn: '2020-01-01', toOn: null, source: '本办', article: null, status: 'confirmed' as const,
  });
  const audited = exampleFacts().sides.map((side) => (side.own ? side : { ...side, audit: 'under_audit' as const }));

  test.each([
    ['planned, no money', exampleFacts({ activity: { planItem: '2026-3' } }), [], ['branch', 'committee']],
    ['not in the plan', exampleFacts(), [], ['branch', 'committee', 'finance']],
    ['money', exampleFacts({ activity: { planItem: '2026-3', estimateFen: 1 } }), [], ['branch', 'committee', 'finance']],
    ['partner under audit', exampleFacts({ sides: audited, activity: { planItem: '2026-3' } }), [], ['branch', 'committee', 'discipline']],
    ['under audit, office asks 分党组', exampleFacts({ sides: audited, activity: { planItem: '2026-3' } }), [setting('leading_group_when_heightened', true)], ['branch', 'committee', 'discipline', 'leading_group']],
    ['below the amount', exampleFacts({ activity: { planItem: '2026-3', estimateFen: 99_999 } }), [setting('leading_group_from_fen', 100_000)], ['branch', 'committee', 'finance']],
    ['at the amount', exampleFacts({ activity: { planItem: '2026-3', estimateFen: 100_000 } }), [setting('leading_group_from_fen', 100_000)], ['branch', 'committee', 'finance', 'leading_group']],
  ])('%s', (_, facts, settings, expected) => {
    expect(needed(facts, settings)).toEqual(expected);
  });
});

test('submitting asks the first step and moves to 审批', () => {
  const decision = submit({ facts: exampleFacts(), rules: plainRules }, { commandId: id(1), id: ids.activity, version: 1 }, given(actors.proposer));
  expect(sets(decision, 'approval').map((change) => (change.op === 'insert' ? change.row : {}))).toMatchObject([
    { step: 'branch', state: 'pending' }, { step: 'committee', state: 'waiting' }, { step: 'finance', state: 'waiting' },
    { step: 'discipline', state: 'not_needed' }, { step: 'leading_group', state: 'not_needed' },
  ]);
  expect(sets(decision, 'activity')).toMatchObject([{ set: { stage: 'approval', approvalRound: 1, version: 2 } }]);
});

describe('nobody decides on their own', () => {
  test.each([
    ['the proposer', actors.proposer, {}, ['forbidden.own']],
    ['the organiser', actors.member, { organiserId: ids.member }, ['forbidden.own']],
    ['another member of the branch', actors.member, {}, []],
  ])('%s', (_, by, over, expected) => {
    expect(checks(approve(inApproval([step({})], over), input, given(by)))).toEqual(expected);
  });
  test('nobody twice in one round', () => {
    const steps = [step({ state: 'approved', decidedBy: ids.committee }), step({ id: id(101), position: 2, step: 'finance' })];
    expect(checks(approve(inApproval(steps), input, given(actors.committee)))).toEqual(['forbidden.twice']);
  });
  test('the discipline reviewer is not the organiser (INT-12)', () => {
    const known = inApproval([step({ step: 'discipline' })], { organiserId: ids.discipline });
    expect(checks(approve(known, input, given(actors.discipline)))).toEqual(['INT-12']);
  });
});

describe('deciding', () => {
  test('the branch step wants the meeting it was discussed at', () => {
    expect(checks(approve(inApproval([step({})]), { ...input, meetingOn: null }, given(actors.member)))).toEqual(['need.meeting']);
  });
  test('the next step becomes pending', () => {
    const decision = approve(inApproval([step({}), step({ id: id(101), position: 2, step: 'committee', state: 'waiting' })]), input, given(actors.member));
    expect(sets(decision, 'approval')).toMatchObject([{ set: { state: 'approved' } }, { id: id(101), set: { state: 'pending' } }]);
    expect(sets(decision, 'activity')).toMatchObject([{ set: { version: 2 } }]);
  });
  test('the last step leads to 实施 and keeps what was approved', () => {
    const decision = approve(inApproval([step({ step: 'committee' })]), input, given(actors.committee));
    expect(sets(decision, 'activity')).toMatchObject([{ set: { stage: 'held', approvedProgramme: exampleFacts().activity.programme } }]);
  });
  test('returned goes back to the programme, the rest is withdrawn', () => {
    const decision = sendBack(inApproval([step({ step: 'committee' }), step({ id: id(101), position: 2, step: 'finance', state: 'waiting' })]), { ...input, comment: '补充分工' }, given(actors.committee));
    expect(sets(decision, 'approval')).toMatchObject([{ set: { state: 'returned', comment: '补充分工' } }, { set: { state: 'withdrawn' } }]);
    expect(sets(decision, 'activity')).toMatchObject([{ set: { stage: 'programme' } }]);
  });
  test('declined ends there', () => {
    const decision = decline(inApproval([step({ step: 'committee' })]), { ...input, comment: '不宜举办' }, given(actors.committee));
    expect(sets(decision, 'activity')).toMatchObject([{ set: { standing: 'declined', standingReason: '不宜举办' } }]);
  });
  test('withdrawn by the branch before it is decided', () => {
    expect(sets(withdraw(inApproval([step({})])), 'approval')).toMatchObject([{ set: { state: 'withdrawn' } }]);
  });
});

describe('who may decide the pending step', () => {
  const by = (pending: ApprovalFacts['step']) =>
    Object.entries(actors).filter(([, who]) => guard('approval.approve', who, inApproval([step({ step: pending })]).facts, plainRules).length === 0).map(([name]) => name);
  test.each([
    ['branch', ['proposer', 'secretary', 'member']],
    ['committee', ['committee']],
    ['finance', ['finance']],
    ['discipline', ['discipline']],
    ['leading_group', ['leader']],
  ] as const)('%s', (pending, expected) => {
    expect(by(pending)).toEqual(expected);
  });
});
