import { describe, expect, test } from 'vitest';
import { actor, actors, given, id } from '#features/activity/fixtures.ts';
import type { Actor } from '#shared/actor.ts';
import type { Decision } from '#shared/decision.ts';
import { cancel, edit, enterOpinion, follow, invite, note, open, opine, opineByLink, withdrawSide, type Askable, type OpenFacts } from './decide.ts';
import { concerned, followOf, isMet, mayConclude, readsOthers, runs, speaksFor, type ActivityOf, type Known, type SideOf } from './facts.ts';
import { systemOf } from '#shared/actor.ts';

const [host, guest, other] = [id(1), id(2), id(3)];
const organiser = actor(id(10), '组织', [{ post: 'member', branchId: host }], [host]);
const hostSecretary = actor(id(11), '主办书记', [{ post: 'secretary', branchId: host }], [host]);
const guestMember = actor(id(12), '来宾', [{ post: 'member', branchId: guest }], [guest]);
const stranger = actor(id(13), '旁人', [{ post: 'member', branchId: other }], [other]);
const committee = actor(id(14), '党委', [{ post: 'committee', branchId: null }], []);
const link: Actor = { ...actors.link, link: { id: id(20), activityId: id(100), sideId: id(32), post: '书记' } };
const activity: ActivityOf = { id: id(100), code: 'LX-1', theme: '会诊', kind: '主题联学', forms: ['业务会诊'], stage: 'held', standing: 'active', hostBranchIds: [host], branchId: host, organiserId: id(10), proposerId: id(10) };
const sideAt = (position: number, over: Partial<SideOf>): SideOf => ({ id: id(40 + position), sideId: null, branchId: null, name: `第${position}方`, position, branchIds: [], withdrawnAt: null, givenAt: null, spoken: null, authorId: null, version: 1, ...over });
const sides = [sideAt(1, { sideId: id(31), branchIds: [host] }), sideAt(2, { branchId: guest, branchIds: [guest] }), sideAt(3, { sideId: id(32) })];
const known = (over: { consultation?: Partial<Known['consultation']>; activity?: Partial<ActivityOf>; sides?: readonly SideOf[] } = {}): Known => ({
  consultation: { id: id(200), activityId: id(100), problemId: null, title: '口径不一', state: 'open', dueOn: '2026-11-30', actionIds: [], followedAt: null, createdBy: id(10), version: 1, ...over.consultation },
  activity: { ...activity, ...over.activity }, sides: over.sides ?? sides, secretaries: [{ branchId: host, personId: id(11) }, { branchId: guest, personId: id(15) }],
});
const says = (decision: Decision): string => (decision.ok ? decision.events.map((event) => event.name).join() : decision.findings.map((finding) => finding.check).join(' '));

const askable: Askable[] = [{ sideId: id(31), branchId: null, name: '主办', branchIds: [host] }, { sideId: id(32), branchId: null, name: '省厅', branchIds: [] }, { sideId: null, branchId: guest, name: '来宾', branchIds: [guest] }, { sideId: null, branchId: host, name: '主办', branchIds: [host] }];
const facts = (over: Partial<OpenFacts> = {}): OpenFacts => ({ activity, askable, files: [id(50)], problem: null, secretaries: [], ...over });
const input = { commandId: id(600), activityId: id(100), problemId: null, title: '口径不一', background: '三套口径', fileIds: [id(50)], dueOn: '2026-12-01', sideIds: [id(31), id(32)], branchIds: [guest] };

describe('opened', () => {
  test.each([
    ['three sides', {}, {}, organiser, 'consultation.opened'], ['by the host’s secretary', {}, {}, hostSecretary, 'consultation.opened'], ['by 机关党委', {}, {}, committee, 'consultation.opened'],
    ['by a stranger', {}, {}, stranger, 'forbidden.consultation'], ['by an invited branch', {}, {}, guestMember, 'forbidden.consultation'], ['by an administrator', {}, {}, actor(id(16), '甲', [{ post: 'system_admin', branchId: null }], []), 'forbidden.post'],
    ['one side only', { sideIds: [id(31)], branchIds: [] }, {}, organiser, 'need.consultation_sides'], ['nobody', { sideIds: [], branchIds: [] }, {}, organiser, 'need.consultation_sides'],
    ['a side twice', { branchIds: [host] }, {}, organiser, 'need.consultation_twice'], ['the same id twice is one', { sideIds: [id(31), id(31)], branchIds: [] }, {}, organiser, 'need.consultation_sides'],
    ['a side of another activity', { sideIds: [id(31), id(99)] }, {}, organiser, 'need.consultation_askable'], ['a file of another activity', { fileIds: [id(51)] }, {}, organiser, 'need.consultation_file'],
    ['a day gone by', { dueOn: '2026-11-01' }, {}, organiser, 'need.consultation_due'],
    ['an activity in another form', {}, { activity: { ...activity, forms: ['座谈'] } }, organiser, 'need.consultation_form'], ['one whose kind says it', {}, { activity: { ...activity, forms: [], kind: '专题会诊' } }, organiser, 'consultation.opened'],
    ['after it is held', {}, { activity: { ...activity, stage: 'summary' } }, organiser, 'need.consultation_ahead'],
    ['after it, for a problem', { problemId: id(70) }, { activity: { ...activity, forms: [], stage: 'conversion' }, problem: { id: id(70), closed: false } }, organiser, 'consultation.opened'],
    ['for an unknown problem', { problemId: id(70) }, {}, organiser, 'need.consultation_problem'], ['for one crossed off', { problemId: id(70) }, { problem: { id: id(70), closed: true } }, organiser, 'need.consultation_problem_open'],
    ['of a cancelled activity', {}, { activity: { ...activity, standing: 'cancelled' } }, organiser, 'standing.cancelled'],
  ] as const)('%s', (_, over, about, who, expected) => expect(says(open(facts(about as Partial<OpenFacts>), { ...input, ...over } as unknown as Parameters<typeof open>[1], given(who)))).toBe(expected));
});

describe('who stands how to it', () => {
  test('runs it', () => expect([organiser, hostSecretary, committee, guestMember, stranger, link].map((one) => runs(one, activity))).toEqual([true, true, true, false, false, false]));
  test('speaks for a side', () => {
    expect(sides.map((side) => speaksFor(guestMember, side, id(100)))).toEqual([false, true, false]);
    expect(sides.map((side) => speaksFor(link, side, id(100)))).toEqual([false, false, true]);
    expect(sides.map((side) => speaksFor(link, side, id(101)))).toEqual([false, false, false]);
  });
  const given1 = (at: number) => sides.map((side, index) => (index === at ? { ...side, givenAt: '2026-11-20T00:00:00Z' } : side));
  test.each([
    ['an invited side before its own', guestMember, known({ sides: given1(0) }), false], ['an invited side after its own', guestMember, known({ sides: given1(1) }), true],
    ['a link before its own', link, known({ sides: given1(1) }), false], ['a link after its own', link, known({ sides: given1(2) }), true],
    ['whoever runs it and is asked too', organiser, known({ sides: given1(1) }), false], ['whoever runs it and is not asked', committee, known({ sides: given1(1) }), true],
    ['somebody else', stranger, known({ sides: given1(1) }), false], ['somebody else once it is held', stranger, known({ sides: given1(1), activity: { stage: 'summary' } }), true],
    ['somebody else once it is concluded', stranger, known({ sides: given1(1), consultation: { state: 'concluded' } }), true],
    ['a side that was withdrawn', guestMember, known({ sides: given1(1).map((side, index) => (index === 1 ? { ...side, withdrawnAt: '2026-11-21T00:00:00Z' } : side)) }), false],
  ] as const)('%s reads the others: %#', (_, who, about, expected) => expect(readsOthers(who, about)).toBe(expected));
  test('when it is held and when it may be concluded', () => {
    const at = (stage: ActivityOf['stage'], problemId: string | null = null) => known({ activity: { stage }, consultation: { problemId } });
    expect([isMet(at('held')), isMet(at('summary')), isMet(at('conversion', id(70)))]).toEqual([false, true, false]);
    expect([mayConclude(at('held')), mayConclude(at('archived')), mayConclude(at('conversion', id(70)))]).toEqual([false, true, true]);
  });
  test('news of it reaches secretaries and authors of the sides still asked, and whoever began it', () => {
    expect(concerned(known({ sides: sides.map((side) => ({ ...side, authorId: side.position === 2 ? id(12) : null })) })).toSorted()).toEqual([id(10), id(11), id(12), id(15)]);
    expect(concerned(known({ sides: sides.map((side) => (side.position === 2 ? { ...side, withdrawnAt: 'x' } : side)) })).toSorted()).toEqual([id(10), id(11)]);
  });
});

describe('opinions', () => {
  const said = { commandId: id(600), id: id(200), consultationSideId: id(42), version: 1, cause: '', suggestion: '统一口径', offer: '' };
  test.each([
    ['of its own side', guestMember, known(), {}, 'consultation.opined'], ['of another side', guestMember, known(), { consultationSideId: id(41) }, 'forbidden.consultation_side'], ['of a stranger', stranger, known(), {}, 'forbidden.consultation_side'],
    ['with an old version', guestMember, known(), { version: 2 }, 'stale.consultation'], ['of a withdrawn side', guestMember, known({ sides: sides.map((side) => ({ ...side, withdrawnAt: 'x' })) }), {}, 'need.consultation_side_in'],
    ['after the conclusion', guestMember, known({ consultation: { state: 'concluded' } }), {}, 'need.consultation_open'], ['of a cancelled activity', guestMember, known({ activity: { standing: 'cancelled' } }), {}, 'standing.cancelled'],
  ] as const)('%s', (_, who, about, over, expected) => expect(says(opine(about, { ...said, ...over }, given(who)))).toBe(expected));
  const late = (decision: Decision): unknown => (decision.ok && decision.changes[0]?.op === 'update' ? (decision.changes[0].set as { late?: boolean }).late : null);
  test('after its day it is taken and marked; a change later does not make it late', () => {
    expect(late(opine(known(), said, given(guestMember)))).toBe(false);
    expect(late(opine(known({ consultation: { dueOn: '2026-11-01' } }), said, given(guestMember)))).toBe(true);
    const before = sides.map((side) => ({ ...side, givenAt: '2026-10-30T00:00:00Z' }));
    expect(late(opine(known({ consultation: { dueOn: '2026-11-01' }, sides: before }), said, given(guestMember)))).toBeUndefined();
  });
  test('by the link, for its own side only', () => {
    expect(says(opineByLink(known(), said, given(link)))).toBe('consultation.opined');
    expect(says(opineByLink(known({ sides: sides.slice(0, 2) }), said, given(link)))).toBe('forbidden.consultation_side');
    expect(says(opineByLink(known(), said, given(organiser)))).toBe('forbidden.post');
  });
  test('entered on behalf by whoever runs it', () => {
    expect(says(enterOpinion(known(), { ...said, consultationSideId: id(43), name: '刘数明' }, given(organiser)))).toBe('consultation.opined');
    expect(says(enterOpinion(known(), { ...said, consultationSideId: id(43), name: '刘数明' }, given(guestMember)))).toBe('forbidden.consultation');
  });
});

describe('what those who run it do', () => {
  const one = { commandId: id(600), id: id(200), version: 1 };
  test.each([
    ['a side is withdrawn', withdrawSide(known(), { ...one, consultationSideId: id(42), reason: '出差' }, given(organiser)), 'consultation.side_withdrawn'],
    ['an unknown side', withdrawSide(known(), { ...one, consultationSideId: id(99), reason: '出差' }, given(organiser)), 'need.consultation_side'],
    ['a side is asked too', invite({ ...known({ sides: sides.slice(0, 1) }), askable }, { ...one, sideIds: [], branchIds: [guest] }, given(organiser)), 'consultation.invited'],
    ['one that is asked already', invite({ ...known(), askable }, { ...one, sideIds: [], branchIds: [guest] }, given(organiser)), 'need.consultation_twice'],
    ['the outside side again', invite({ ...known(), askable }, { ...one, sideIds: [id(32)], branchIds: [] }, given(organiser)), 'need.consultation_twice'],
    ['nobody', invite({ ...known(), askable }, { ...one, sideIds: [], branchIds: [] }, given(organiser)), 'need.consultation_one'],
    ['notes before it is held', note(known(), { ...one, notes: [{ consultationSideId: id(42), text: '要点' }] }, given(organiser)), 'need.consultation_met'],
    ['notes of the meeting', note(known({ activity: { stage: 'summary' } }), { ...one, notes: [{ consultationSideId: id(42), text: '要点' }] }, given(organiser)), 'consultation.noted'],
    ['notes of the same side twice', note(known({ activity: { stage: 'summary' } }), { ...one, notes: [{ consultationSideId: id(42), text: '甲' }, { consultationSideId: id(42), text: '乙' }] }, given(organiser)), 'need.consultation_side'],
    ['edited', edit({ ...known(), files: [id(50)] }, { ...one, title: '新', background: '背景', fileIds: [id(50)], dueOn: '2026-12-05' }, given(organiser)), 'consultation.edited'],
    ['edited with the old day, which is past', edit({ ...known({ consultation: { dueOn: '2026-11-01' } }), files: [] }, { ...one, title: '新', background: '背景', fileIds: [], dueOn: '2026-11-01' }, given(organiser)), 'consultation.edited'],
    ['cancelled', cancel(known(), { ...one, reason: '不办了' }, given(organiser)), 'consultation.cancelled'],
    ['cancelled of a cancelled activity', cancel(known({ activity: { standing: 'cancelled' } }), { ...one, reason: '活动取消' }, given(organiser)), 'consultation.cancelled'],
    ['cancelled twice', cancel(known({ consultation: { state: 'cancelled' } }), { ...one, reason: '不办了' }, given(organiser)), 'need.consultation_open'],
    ['an old version', cancel(known({ consultation: { version: 2 } }), { ...one, reason: '不办了' }, given(organiser)), 'stale.consultation'],
  ] as const)('%s', (_, decision, expected) => expect(says(decision)).toBe(expected));
});

test('all sides are told once all that was not dropped is verified, and not before', () => {
  expect([[], [{ state: 'verified' }, { state: 'dropped' }], [{ state: 'verified' }, { state: 'done' }], [{ state: 'dropped' }]].map(followOf)).toEqual(['none', 'verified', 'open', 'none']);
  const system = systemOf(id(0));
  const at = (states: readonly string[], followedAt: string | null) => says(follow({ ...known({ consultation: { state: 'concluded', followedAt } }), actions: states.map((state) => ({ state })) }, null, given(system)));
  expect([at(['verified'], null), at(['verified'], 'x'), at(['verified', 'open'], null), at(['verified', 'open'], 'x')]).toEqual(['consultation.followed', 'consultation.nothing_new', 'consultation.nothing_new', 'consultation.follow_open']);
  expect(says(follow({ ...known({ consultation: { state: 'concluded' } }), actions: [{ state: 'verified' }] }, null, given(organiser)))).toBe('forbidden.post');
});
