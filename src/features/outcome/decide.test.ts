import { describe, expect, test } from 'vitest';
import { actor, actors, given, id, ids } from '#features/activity/fixtures.ts';
import { applyTo, checksOf } from '#features/attendance/fixtures.ts';
import { exampleAction } from '#features/record/fixtures-checks.ts';
import { rulesWith, settingOf } from '#features/rulebook/fixtures.ts';
import type { Decision } from '#shared/decision.ts';
import { leadsIn } from './checks.ts';
import * as decide from './decide.ts';
import * as after from './decide-after.ts';
import * as onAction from './decide-action.ts';
import { daysLate, nobody, numberOf, stateOf, type Action, type OutcomeKnown, type PeopleKnown, type Problem, type Spread } from './facts.ts';

const rules = rulesWith();
const problem: Problem = {
  id: id(300), kind: 'problem', text: '口径不一', sideId: null, raisedByPersonId: ids.member, raisedByName: '李向东', raisedByWords: null, projectId: null, toldAt: null, version: 3, year: 2026, number: 7,
  branchId: ids.branch, place: null, enteredBy: ids.proposer, enteredName: '陈思远', createdAt: null, answer: null, partnerToldAt: null, partnerToldWay: null, leadsAnswer: null, closedAt: null, closedYear: null,
  closedNumber: null, closedName: null, closeNote: null, shownOn: null, shownWhere: null, activityId: null, suggestionId: null, consultationId: null, observationId: null, suggestionAuthorId: null,
};
const action = (over: Partial<Action> = {}): Action => ({ ...exampleAction, id: id(301), problemId: problem.id, activityId: null, branchId: ids.branch, state: 'open', ...over });
const knownWith = (over: Partial<OutcomeKnown> = {}): OutcomeKnown => ({ problem, actions: [action()], spreads: [], files: [], activity: null, rules, next: { number: 8, closed: 4 }, ...over });
const people: PeopleKnown = { living: [ids.member, ids.secretary, ids.committee, ids.stranger], homes: { [ids.member]: ids.branch, [ids.stranger]: ids.otherBranch }, branches: [ids.branch, ids.otherBranch], secretaries: [{ branchId: ids.otherBranch, personId: ids.stranger }] };
const c = { commandId: id(900), id: problem.id };
const named = { ...c, actionId: id(301), actionVersion: 1 };
const as = (by: keyof typeof actors) => given(actors[by]);
const verified = action({ state: 'verified', verifiedAt: '2026-11-20T01:00:00.000Z' });
const otherSecretary = given(actor(ids.stranger, '他支部书记', [{ post: 'secretary', branchId: ids.otherBranch }], [ids.otherBranch]));

describe('how far a problem is', () => {
  test.each<[string, Partial<Problem>, Partial<Action>[], string]>([
    ['nothing planned', {}, [], 'open'], ['all dropped', {}, [{ state: 'dropped' }], 'open'], ['one under way', {}, [{ state: 'verified' }, { state: 'open' }], 'going'], ['one reported', {}, [{ state: 'done' }, { state: 'verified' }], 'reported'],
    ['all verified', {}, [{ state: 'verified' }], 'verified'], ['told', { toldAt: 'x' }, [{ state: 'verified' }], 'told'], ['crossed off', { toldAt: 'x', closedAt: 'y' }, [], 'closed'],
    ['another branch at work on it', {}, [{ state: 'verified' }, { state: 'open', spreadId: id(1) }], 'verified'],
  ])('%s', (_, over, actions, wanted) => expect(stateOf({ ...problem, ...over }, actions.map(action))).toBe(wanted));
  test.each([['2026-11-24', 0], ['2026-11-23', 1], ['2026-10-24', 31]])('due on %s it is %s days late', (dueOn, late) => expect(daysLate(action({ dueOn }), '2026-11-24')).toBe(late));
  test('numbers', () => expect([numberOf(2026, 7), numberOf(null, null)]).toEqual(['2026-007', '']));
});

describe('audit leads are asked about (SUP-23)', () => {
  test.each<[string, string, string | null, string]>([['of a way of working', '口径不一', null, ''], ['about a lead', '发现审计线索', null, 'ask'], ['answered', '发现审计线索', '只是方法名称', '']])('%s', (_, text, answer, wanted) => {
    expect(leadsIn({ text }, rules, answer).map(({ severity }) => severity).join()).toBe(wanted);
  });
  test('by the words of the day', () => expect(leadsIn({ text: '发现审计线索' }, rulesWith({ over: [settingOf('SUP-23', 'words', ['底稿'])] }), null)).toEqual([]));
});

const note = (over: object = {}, by = as('member'), more: Partial<decide.NoteKnown> = {}): Decision =>
  decide.note({ ...people, rules, number: 8, projectKnown: true, suggestion: null, ...more }, { ...c, kind: 'voice', text: '办事要跑三次', branchId: ids.branch, raisedByPersonId: null, raisedByWords: '一线质检员', projectId: null, place: '某车间', ...over }, by);
describe('what was heard', () => {
  test.each<[string, Decision, string]>([
    ['by whoever heard it', note(), ''], ['without a place', note({ place: ' '.trim() }), 'need.voice_place'], ['without whose voice', note({ raisedByWords: null }), 'need.raised_by'],
    ['into a branch one is not in', note({ branchId: ids.otherBranch }), 'need.own_branch'], ['about a lead', note({ text: '有举报材料' }), 'SUP-23'], ['about a lead, answered', note({ text: '有举报材料', leadsAnswer: '只是说明流程' }), ''],
    ['of a suggestion not answered yet', note({ kind: 'suggestion', suggestionId: id(5) }, as('member'), { suggestion: { id: id(5), authorId: ids.secretary, state: 'open' } }), 'need.suggestion_accepted'],
  ])('%s', (_, decision, wanted) => expect(checksOf(decision).join()).toBe(wanted));
  test('gets the next number of the year', () => expect(applyTo(note(), 'problem')).toMatchObject([{ year: 2026, number: 8, kind: 'voice', place: '某车间', enteredName: '李向东' }]));
  test('of a suggestion is told to its author', () => expect(applyTo(note({ kind: 'suggestion', suggestionId: id(5), raisedByWords: null }, as('member'), { suggestion: { id: id(5), authorId: ids.secretary, state: 'accepted' } }), 'problem')).toMatchObject([{ raisedByPersonId: ids.secretary, suggestionId: id(5) }]));
});

const plan = (over: object = {}, by = as('secretary')): Decision => decide.plan({ ...knownWith(), ...people }, { ...c, measure: '统一口径', ownerId: ids.member, dueOn: '2026-12-20', ...over }, by);
describe('planning', () => {
  test.each<[string, Decision, string]>([
    ['as it should be', plan(), ''], ['by a stranger', plan({}, as('stranger')), 'forbidden.post'], ['due yesterday', plan({ dueOn: '2026-11-23' }), 'need.due_ahead'], ['due in the year 9999', plan({ dueOn: '9999-12-31' }), 'need.due_far'],
    ['an owner who left', plan({ ownerId: id(77) }), 'need.person'], ['a branch that is no more', plan({ branchId: id(78) }), 'need.branch_living'], ['its owner as verifier', plan({ verifyById: ids.member }), 'need.verifier_other'],
  ])('%s', (_, decision, wanted) => expect(checksOf(decision).join()).toBe(wanted));
  test('is given to where its owner is at home', () => expect(applyTo(plan({ ownerId: ids.stranger }), 'action')).toMatchObject([{ branchId: ids.otherBranch, state: 'open' }]));
  test('what was told, and crossed off, is open again; its number stays', () => {
    const again = decide.plan({ ...knownWith({ problem: { ...problem, toldAt: 'x', closedAt: 'y', closedYear: 2026, closedNumber: 3 } }), ...people }, { ...c, measure: '再办', ownerId: ids.member, dueOn: '2026-12-20' }, as('secretary'));
    expect(applyTo(again, 'problem')).toMatchObject([{ toldAt: null, closedAt: null }]);
  });
  test('one without a number gets it when somebody works on it', () => {
    const old = onAction.progress(knownWith({ problem: { ...problem, year: null, number: null } }), { ...named, text: '已收集', fileIds: [] }, as('member'));
    expect(applyTo(old, 'problem')).toMatchObject([{ year: 2026, number: 8 }]);
  });
});

const effect = { ...named, before: '三套', after: '一套', method: '抽查' };
const reported = action({ state: 'done', reportedBy: ids.member });
describe('who and when', () => {
  const verify = (one: Action, by = as('secretary'), over: object = {}): Decision => onAction.verify(knownWith({ actions: [one] }), { ...effect, ...over }, by);
  test.each<[string, Decision, string]>([
    ['verified by the secretary', verify(reported), ''], ['by its owner', verify({ ...reported, ownerId: ids.secretary }), 'forbidden.verifier'], ['by whoever reported it, before it was handed over', verify({ ...reported, ownerId: ids.committee, reportedBy: ids.secretary }), 'forbidden.verifier'],
    ['by the leader who answers for it', verify({ ...reported, leaderId: ids.secretary }), 'forbidden.verifier'], ['by a stranger', verify(reported, as('stranger')), 'forbidden.post'], ['by a stranger who was asked', verify({ ...reported, verifyById: ids.stranger }, as('stranger')), ''],
    ['unreported', verify(action()), 'need.action_state'], ['one figure only', verify(reported, as('secretary'), { beforeFigure: 12 }), 'need.figures'], ['figures and unit', verify(reported, as('secretary'), { beforeFigure: 12, afterFigure: 5, figureUnit: '天' }), ''],
    ['moved by its owner alone', onAction.moveDue(knownWith(), { ...named, dueOn: '2027-01-31', reason: '等资料' }, as('member')), 'forbidden.post'], ['moved by the secretary', onAction.moveDue(knownWith(), { ...named, dueOn: '2027-01-31', reason: '等资料' }, as('secretary')), ''],
    ['moved to the past', onAction.moveDue(knownWith(), { ...named, dueOn: '2026-11-01', reason: '等资料' }, as('committee')), 'need.due_ahead'], ['moved nowhere', onAction.moveDue(knownWith(), { ...named, dueOn: '2026-12-31', reason: '等资料' }, as('committee')), 'need.due_same'],
    ['evidence of another activity', onAction.progress(knownWith({ files: [{ id: id(5) }] }), { ...named, text: '看', fileIds: [id(6)] }, as('member')), 'need.evidence_file'],
    ['a kind of result nobody has', onAction.report({ ...knownWith(), ...nobody }, { ...named, resultKind: '奖状', evidence: '有', evidenceFileIds: [] }, as('member')), 'need.result_kind'],
    ['a kind of result of the office', onAction.report({ ...knownWith(), ...nobody }, { ...named, resultKind: '典型案例', evidence: '有', evidenceFileIds: [] }, as('member')), ''],
    ['an older version', onAction.progress(knownWith({ actions: [action({ version: 4 })] }), { ...named, text: '看', fileIds: [] }, as('member')), 'stale.action'],
  ])('%s', (_, decision, wanted) => expect(checksOf(decision).join()).toBe(wanted));
  test('the history keeps the day from and to, and the state from then on', () => {
    expect(applyTo(onAction.moveDue(knownWith(), { ...named, dueOn: '2027-01-31', reason: '等资料' }, as('secretary')), 'actionStep')).toMatchObject([{ kind: 'moved', fromOn: '2026-12-31', toOn: '2027-01-31', text: '等资料', state: 'open' }]);
  });
  test('a report reaches whoever was asked, if still there', () => {
    const report = (living: string[]) => onAction.report({ ...knownWith({ actions: [action({ verifyById: ids.stranger })] }), ...nobody, living }, { ...named, resultKind: 'method', evidence: '有', evidenceFileIds: [] }, as('member'));
    const told = (decision: Decision) => (decision.ok ? decision.events[0]?.details['people'] : null);
    expect([told(report([ids.stranger])), told(report([]))]).toEqual([[ids.stranger], []]);
  });
});

describe('after it', () => {
  const close = (over: Partial<Problem>, input: object = {}, by = as('secretary')): Decision => after.close(knownWith({ problem: { ...problem, ...over }, actions: [verified] }), { ...c, version: 3, ...input }, by);
  const spread = (branchIds: string[], spreads: Spread[] = [], one = verified): Decision => after.spread({ ...knownWith({ actions: [one], spreads }), ...people }, { ...named, branchIds }, as('secretary'));
  const asked: Spread = { id: id(400), problemId: problem.id, actionId: id(301), branchId: ids.otherBranch, branchName: '财政处', note: null, state: 'asked', word: null, askedBy: ids.secretary, askedName: '周书记', askedAt: 'x', answeredName: null, answeredAt: null, adoptedActionId: null, version: 1 };
  const answer = (over: object, by = otherSecretary, one = verified): Decision => after.answerSpread({ ...knownWith({ actions: [one], spreads: [asked] }), ...people }, { ...c, spreadId: id(400), version: 1, answer: 'adopted', word: '', dueOn: '2026-12-31', ...over }, by);
  test.each<[string, Decision, string]>([
    ['told while one is under way', after.tell(knownWith(), { ...c, answer: '好了' }, as('secretary')), 'need.tell_when_done'], ['told twice', after.tell(knownWith({ problem: { ...problem, toldAt: 'x' } }), { ...c, answer: '好了' }, as('secretary')), 'need.told_once'],
    ['crossed off before it is told', close({}), 'need.close_when_told'], ['crossed off', close({ toldAt: 'x' }), ''], ['by a member', close({ toldAt: 'x' }, {}, as('member')), 'forbidden.post'], ['twice', close({ toldAt: 'x', closedAt: 'y' }), 'need.closed_once'],
    ['made public tomorrow', close({ toldAt: 'x' }, { shownOn: '2026-11-25', shownWhere: '公告栏' }), 'need.past_day'], ['made public nowhere', close({ toldAt: 'x' }, { shownOn: '2026-11-20' }), 'need.shown_both'], ['seen in an older version', close({ toldAt: 'x' }, { version: 2 }), 'stale.problem'],
    ['spread to itself', spread([ids.branch]), 'need.spread_own'], ['to a branch that is no more', spread([id(78)]), 'need.branch_living'], ['to another', spread([ids.otherBranch]), ''], ['twice', spread([ids.otherBranch], [asked]), 'need.spread_once'], ['before it is verified', spread([ids.otherBranch], [], action()), 'need.action_state'],
    ['taken up', answer({}), ''], ['taken up by another’s secretary', answer({}, as('secretary')), 'forbidden.post'], ['without a day', answer({ dueOn: null }), 'need.due'], ['does not fit, without a word', answer({ answer: 'unfit' }), 'need.spread_word'], ['after it was reopened', answer({}, otherSecretary, action()), 'need.spread_verified'],
  ])('%s', (_, decision, wanted) => expect(checksOf(decision).join()).toBe(wanted));
  test('the number it is crossed off by is given once', () => expect([applyTo(close({ toldAt: 'x' }), 'problem'), applyTo(close({ toldAt: 'x', closedYear: 2025, closedNumber: 2 }), 'problem')]).toMatchObject([[{ closedYear: 2026, closedNumber: 4 }], [{ closedYear: 2025, closedNumber: 2 }]]));
  test('what a branch takes up is an action of its own', () => {
    const decision = answer({});
    expect(applyTo(decision, 'action')).toMatchObject([{ branchId: ids.otherBranch, ownerId: ids.stranger, activityId: null, spreadId: id(400), state: 'open' }]);
    expect(applyTo(decision, 'spread')).toMatchObject([{ state: 'adopted', adoptedActionId: expect.any(String) }]);
  });
});

test('in other hands: who left is followed, a branch that is no more is followed by the owner’s own; twice is once', () => {
  const over = (more: Partial<onAction.HandOverKnown>) => onAction.handOver({ action: action(), known: knownWith(), ownerGone: false, branchGone: false, heir: ids.secretary, branchId: ids.otherBranch, ...more }, null, as('secretary'));
  expect(checksOf(over({})).join()).toBe('outcome.nothing_to_hand');
  expect(applyTo(over({ ownerGone: true }), 'action')).toMatchObject([{ ownerId: ids.secretary, branchId: ids.branch }]);
  expect(applyTo(over({ branchGone: true }), 'action')).toMatchObject([{ ownerId: ids.member, branchId: ids.otherBranch }]);
  expect(checksOf(over({ ownerGone: true, heir: null })).join()).toBe('outcome.nothing_to_hand');
});
