import { describe, expect, test } from 'vitest';
import type { ActivityFacts, Declarations, Stage } from '#features/activity/facts.ts';
import { exampleFacts, exampleProgramme, id, ids } from '#features/activity/fixtures.ts';
import { exampleRecord, exampleReview } from '#features/record/fixtures-checks.ts';
import { auditing, rulesWith, says, severities } from '#features/rulebook/fixtures.ts';
import { noDeclarations } from '#features/activity/facts.ts';

type Activity = Partial<ActivityFacts['activity']>;
const step = (over: Partial<ActivityFacts['approvals'][number]>): ActivityFacts['approvals'][number] => ({
  id: id(90), round: 1, position: 4, step: 'discipline', state: 'approved', why: '', meetingOn: null, meetingKind: null, comment: null,
  decidedBy: ids.discipline, decidedName: '王清正', decidedAt: null, ...over,
});
const underAudit = (activity: Activity = {}, rest: Partial<Omit<ActivityFacts, 'activity'>> = {}) => auditing(exampleFacts({ activity, ...rest }), 'under_audit');
const stating = (declared: Partial<Declarations>) => exampleFacts({ activity: { declarations: { ...noDeclarations, ...declared } } });

describe('INT-01 stricter with a unit under audit', () => {
  const held = (stage: Stage, ...approvals: ActivityFacts['approvals']) => underAudit({ stage, approvalRound: 1 }, { approvals });
  test.each([
    ['no audit', exampleFacts(), ''], ['planned', auditing(exampleFacts(), 'planned'), ''], ['told while it is prepared', underAudit(), 'warn'],
    ['in approval, step still to come', held('approval', step({ state: 'waiting' })), 'warn'], ['in approval, step approved', held('approval', step({})), ''],
    ['to be held without the step', held('held'), 'block'], ['to be held, step not needed then', held('held', step({ state: 'not_needed' })), 'block'],
    ['approved in an earlier round only', held('held', step({ round: 0 })), 'block'], ['another step approved', held('held', step({ step: 'committee' })), 'block'],
    ['to be held with it', held('held', step({})), ''],
  ])('%s', (_, facts, expected) => expect(severities('INT-01', facts)).toBe(expected));
  test('our own side is never the auditee', () => {
    const facts = exampleFacts();
    expect(severities('INT-01', { ...facts, sides: facts.sides.map((side) => (side.own ? { ...side, audit: 'under_audit' } : side)) })).toBe('');
  });
});

describe('INT-02 close to an audit', () => {
  test.each([['no', ''], ['planned', 'warn'], ['cooling', 'warn'], ['under_audit', '']] as const)('%s', (audit, expected) => {
    expect(severities('INT-02', auditing(exampleFacts(), audit))).toBe(expected);
  });
  test('planned and cooling are not told apart: what stands in the plan is work-secret', () => {
    expect(says('INT-02', auditing(exampleFacts(), 'planned'))).toEqual(says('INT-02', auditing(exampleFacts(), 'cooling')));
  });
});

describe('INT-03 no demands beyond the audit', () => {
  const team = { ...exampleFacts().branches[0], kind: 'temporary', projectId: ids.project } as ActivityFacts['branches'][number];
  test.each([
    ['an audit team hosts', underAudit({}, { branches: [team] }), 'ask'], ['linked to a project', underAudit({ projectIds: [ids.project] }), 'ask'],
    ['a division hosts', underAudit(), ''], ['the partner is not under audit', exampleFacts({ branches: [team] }), ''],
  ])('%s', (_, facts, expected) => expect(severities('INT-03', facts)).toBe(expected));
});

const withMeal = { ...exampleProgramme, sessions: exampleProgramme.sessions.map((session) => ({ ...session, stops: [{ name: '食堂', kind: 'meal' as const }] })) };
const asked: [id: string, what: string, declared: Partial<Declarations>, plain: string, audited: string][] = [
  ['INT-04', 'they arrange a meal', { arrangedByPartner: ['meal'] }, '', 'block'],
  ['INT-04', 'they drew up a plain itinerary', { itineraryBy: 'partner' }, '', ''],
  ['INT-05', 'a book given', { gifts: [{ direction: 'out', what: '书' }] }, 'warn', 'block'],
  ['INT-05', 'two gifts', { gifts: [{ direction: 'out', what: '书' }, { direction: 'in', what: '茶' }] }, 'warn warn', 'block block'],
  ['INT-06', 'paid, no approval', { paidLecture: { approvalNo: null } }, 'block', 'block'],
  ['INT-06', 'paid, blank approval', { paidLecture: { approvalNo: ' ' } }, 'block', 'block'],
  ['INT-06', 'paid, approved', { paidLecture: { approvalNo: '〔2026〕8号' } }, '', 'block'],
  ['INT-07', 'their bus, unpaid', { partnerVehicle: { paymentRecord: null } }, 'warn', 'block'],
  ['INT-07', 'their bus, paid', { partnerVehicle: { paymentRecord: '收据12号' } }, '', ''],
  ['INT-08', 'alcohol', { alcohol: true }, 'block', 'block'],
  ['INT-08', 'no alcohol', { alcohol: false }, '', ''],
  ['INT-09', 'working papers', { workingPapers: { clearance: null } }, 'block', 'block'],
  ['INT-09', 'cleared', { workingPapers: { clearance: '2026-12-01 已审' } }, '', ''],
];
describe('INT-04 to -09: what is stated about conduct', () => {
  test.each(asked)('%s %s', (check, _, declared, plain, audited) => {
    expect(severities(check, stating(declared))).toBe(plain);
    expect(severities(check, auditing(stating(declared), 'under_audit'))).toBe(audited);
  });
  test.each(['INT-04', 'INT-05', 'INT-06', 'INT-07', 'INT-08', 'INT-09'])('%s says nothing of what is not stated', (check) => {
    expect(severities(check, underAudit())).toBe('');
  });
  test('an itinerary of theirs with a meal counts as arranged', () => {
    expect(severities('INT-04', underAudit({ programme: withMeal, declarations: { ...noDeclarations, itineraryBy: 'partner' } }))).toBe('block');
    expect(severities('INT-04', underAudit({ programme: withMeal, declarations: { ...noDeclarations, itineraryBy: 'own' } }))).toBe('');
  });
  test('people’s own donations are no gifts', () => {
    expect(severities('INT-05', underAudit({}, { record: { ...exampleRecord, donations: [{ what: '慰问金', to: '困难群众', fen: 10_000 }] } }))).toBe('');
  });
});

describe('INT-10 were requests made', () => {
  test.each([['没有', ''], ['  ', 'block'], [null, 'block']])('%s', (requestsAnswer, expected) => {
    expect(severities('INT-10', exampleFacts({ record: { ...exampleRecord, requestsAnswer } }))).toBe(expected);
  });
  test('nothing before there is a record', () => expect(severities('INT-10', exampleFacts())).toBe(''));
});

describe('INT-11 in the integrity report', () => {
  const project = (closedOn: string | null) => ({ id: ids.project, code: 'A1', name: '甲项目', closedOn });
  const after = (closedOn: string | null, declared: Partial<Declarations> = {}, stage: Stage = 'conversion') =>
    underAudit({ stage, declarations: { ...noDeclarations, ...declared } }, { projects: [project(closedOn)] });
  test.each([
    ['project open', after(null), ''], ['closed today', after('2026-11-24'), 'warn'], ['closes tomorrow', after('2026-11-25'), ''],
    ['closed and reported', after('2026-11-01', { integrityReport: '报告第3号' }), ''], ['not yet held', after('2026-11-01', {}, 'held'), ''],
    ['not an auditee', { ...exampleFacts({ activity: { stage: 'conversion' } }), projects: [project('2026-11-01')] }, ''],
  ])('%s', (_, facts, expected) => expect(severities('INT-11', facts, rulesWith())).toBe(expected));
});

describe('INT-12 the organiser does not review', () => {
  const reviewed = (rest: Partial<Omit<ActivityFacts, 'activity'>>) => exampleFacts({ activity: { approvalRound: 1 }, ...rest });
  test.each([
    ['another’s opinion', reviewed({ approvals: [step({})] }), ''], ['the proposer’s opinion', reviewed({ approvals: [step({ decidedBy: ids.proposer })] }), 'block'],
    ['his in an earlier round', reviewed({ approvals: [step({ decidedBy: ids.proposer, round: 0 })] }), ''],
    ['another’s secrecy review', reviewed({ reviews: [exampleReview] }), ''], ['the organiser’s', reviewed({ reviews: [{ ...exampleReview, reviewerId: ids.proposer }] }), 'block'],
    ['a step of another post', reviewed({ approvals: [step({ step: 'branch', decidedBy: ids.proposer })] }), ''],
  ])('%s', (_, facts, expected) => expect(severities('INT-12', facts)).toBe(expected));
});
