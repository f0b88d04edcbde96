import { describe, expect, test } from 'vitest';
import { applyTo, checksOf } from '#features/attendance/fixtures.ts';
import { actors, given, id, ids } from '#features/activity/fixtures.ts';
import type { Decision } from '#shared/decision.ts';
import * as decide from './decide.ts';

const c = { commandId: id(900) };
const open: decide.SuggestionKnown = { id: id(1), authorId: ids.member, text: '学习数据式审计', state: 'open', version: 3, mergedAuthors: [] };
const other: decide.SuggestionKnown = { ...open, id: id(2), authorId: ids.proposer, text: '请教数据分析' };
const on = { id: open.id, version: 3, ...c };
const member = given(actors.member);
const secretary = given(actors.secretary);
const committee = given(actors.committee);
const eventOf = (decision: Decision) => (decision.ok ? decision.events[0] : null);

describe('making one', () => {
  const input = { ...c, kind: 'topic', text: '学习数据式审计', projectId: null } as const;
  test('is open, by its author, of the author’s branch', () => {
    expect(applyTo(decide.make({ projectKnown: true }, input, member), 'suggestion')).toMatchObject([{ authorId: ids.member, branchId: ids.branch, state: 'open', text: '学习数据式审计' }]);
  });
  test('names a project of the office or none', () => expect(checksOf(decide.make({ projectKnown: false }, input, member))).toEqual(['need.project']));
});

describe('who and when', () => {
  const state = (to: decide.SuggestionKnown['state']) => ({ suggestion: { ...open, state: to } });
  test.each<[string, Decision, string]>([
    ['the author changes it', decide.edit({ suggestion: open, projectKnown: true }, { ...on, kind: 'opinion', text: '改', projectId: null }, member), ''],
    ['another changes it', decide.edit({ suggestion: open, projectKnown: true }, { ...on, kind: 'opinion', text: '改', projectId: null }, secretary), 'forbidden.author'],
    ['the author takes it back', decide.withdraw({ suggestion: open }, on, member), ''],
    ['another takes it back', decide.withdraw({ suggestion: open }, on, committee), 'forbidden.author'],
    ['a member accepts', decide.accept({ suggestion: open }, { ...on, reason: null }, member), 'forbidden.post'],
    ['a secretary accepts', decide.accept({ suggestion: open }, { ...on, reason: null }, secretary), ''],
    ['机关党委 declines', decide.decline({ suggestion: open }, { ...on, reason: '已有安排' }, committee), ''],
    ['accepted before', decide.accept(state('accepted'), { ...on, reason: null }, secretary), 'need.suggestion_open'],
    ['withdrawn', decide.decline(state('withdrawn'), { ...on, reason: '晚了' }, secretary), 'need.suggestion_open'],
    ['merged', decide.edit({ ...state('merged'), projectKnown: true }, { ...on, kind: 'topic', text: '改', projectId: null }, member), 'need.suggestion_open'],
  ])('%s', (_, decision, wanted) => expect(checksOf(decision).join()).toBe(wanted));
  test('an older version is stale', () => expect(decide.accept({ suggestion: open }, { ...on, version: 2, reason: null }, secretary)).toMatchObject({ ok: false, findings: [{ check: 'stale.suggestion' }], current: { id: open.id } }));
});

describe('merging', () => {
  const merge = (into: decide.SuggestionKnown | null, suggestion = open) => decide.merge({ suggestion, into }, { ...on, into: into?.id ?? id(3) }, secretary);
  test('keeps the trace and tells every author', () => {
    const decision = merge(other, { ...open, mergedAuthors: [ids.stranger] });
    expect(applyTo(decision, 'suggestion')).toMatchObject([{ state: 'merged', mergedInto: other.id }]);
    expect(eventOf(decision)).toMatchObject({ name: 'suggestion.merged', details: { people: [ids.member, ids.stranger], about: other.id } });
  });
  test.each([['nobody’s', null], ['itself', open], ['one that is answered', { ...other, state: 'declined' } as const]])('not into %s', (_, into) => expect(checksOf(merge(into))).toEqual(['need.merge_into']));
});

test('the answer reaches the author and those merged into it, with the reason', () => {
  const decision = decide.decline({ suggestion: { ...open, mergedAuthors: [ids.proposer, ids.member] } }, { ...on, reason: '已有安排' }, committee);
  expect(eventOf(decision)).toMatchObject({ name: 'suggestion.declined', details: { reason: '已有安排', people: [ids.member, ids.proposer], about: open.id } });
  expect(applyTo(decision, 'suggestion')).toMatchObject([{ state: 'declined', reason: '已有安排', decidedBy: ids.committee }]);
});
