import { describe, expect, test } from 'vitest';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { actors, exampleFacts, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import { applyTo, checksOf } from './fixtures.ts';
import { announce, hold, reply } from './decide.ts';
import type { Seat } from './facts.ts';
import { agree, completed, sameHours, seats, type Standing } from './facts.ts';

const seat = (personId: string, name: string): Seat => ({ personId, name, sideId: ids.ownSide, branchId: ids.branch, branchName: '计算机处党支部', secretary: false });
const roster = [seat(ids.proposer, '陈思远'), seat(ids.member, '李向东')];
const facts = (over: Partial<ActivityFacts['activity']> = {}, rest: Partial<Omit<ActivityFacts, 'activity'>> = {}) => exampleFacts({ activity: { stage: 'held', ...over }, ...rest });
const known = (of = facts()) => ({ facts: of, rules: plainRules, roster });
const base = { commandId: id(90), id: ids.activity };
const command = { ...base, version: 1 };

describe('the notice', () => {
  test('goes to everyone once, with when it went; again says so', () => {
    const first = announce(known(), { ...command, note: '带上笔记本' }, given(actors.proposer));
    expect(first).toMatchObject({ ok: true, events: [{ name: 'attendance.announced', details: { people: [ids.proposer, ids.member], count: 2, again: false, note: '带上笔记本' } }] });
    expect(applyTo(first, 'activity')).toEqual([{ announcedAt: '2026-11-24T02:00:00.000Z', version: 2 }]);
    const again = announce(known(facts({ announcedAt: '2026-11-20T02:00:00.000Z' })), { ...command, note: '' }, given(actors.proposer));
    expect(again).toMatchObject({ events: [{ details: { again: true, note: null } }] });
  });
  test('needs somebody to go to', () => expect(checksOf(announce({ ...known(), roster: [] }, { ...command, note: null }, given(actors.proposer)))).toEqual(['need.concerned']));
});

describe('answers', () => {
  test.each([
    ['comes', actors.member, 'yes', null, [], { answer: 'yes', reason: null, personId: ids.member }],
    ['a reason beside a yes is not kept', actors.member, 'yes', '路远', [], { answer: 'yes', reason: null }],
    ['leave with its reason', actors.member, 'leave', ' 出差 ', [], { answer: 'leave', reason: '出差' }],
    ['leave without', actors.member, 'leave', null, ['need.leave_reason'], null],
    ['leave with blanks', actors.member, 'leave', '  ', ['need.leave_reason'], null],
    ['who stands in no branch here', actors.stranger, 'yes', null, ['forbidden.concerned'], null],
    ['nobody in person', actors.link, 'yes', null, ['forbidden.concerned'], null],
  ] as const)('%s', (_, by, answer, reason, checks, row) => {
    const decision = reply(known(), { ...base, answer, reason }, given(by));
    expect(checksOf(decision)).toEqual(checks);
    if (row !== null) expect(applyTo(decision, 'reply')).toMatchObject([row]);
  });
  test('answered again replaces the earlier answer and counts its version on', () => {
    const earlier = { id: id(70), personId: ids.member, name: '李向东', answer: 'yes' as const, reason: null, at: '2026-11-23T02:00:00.000Z', version: 1 };
    const decision = reply(known(facts({}, { replies: [earlier] })), { ...base, answer: 'leave', reason: '生病' }, given(actors.member));
    expect(applyTo(decision, 'reply')).toEqual([{ answer: 'leave', reason: '生病', at: '2026-11-24T02:00:00.000Z', version: 2 }]);
    expect(decision).toMatchObject({ events: [{ details: { again: true, answer: '@attendance.answer.leave' } }] });
  });
});

describe('it took place', () => {
  test('on a day that has come', () => {
    const decision = hold(known(), { ...command, heldOn: '2026-11-24' }, given(actors.proposer));
    expect(applyTo(decision, 'activity')).toEqual([{ heldOn: '2026-11-24', sortOn: '2026-11-24', stage: 'summary', version: 2 }]);
    expect(decision).toMatchObject({ events: [{ name: 'activity.held', details: { heldOn: '2026-11-24', plannedOn: '2026-12-10' } }] });
  });
  test('not on one still to come', () => expect(checksOf(hold(known(), { ...command, heldOn: '2026-11-25' }, given(actors.proposer)))).toEqual(['need.past_day']));
});

describe('who is expected', () => {
  const side = (over: object) => ({ ...exampleFacts().sides[0], ...over }) as ActivityFacts['sides'][number];
  const stands = (personId: string, branchId: string, kind: Standing['kind']): Standing => ({ personId, name: personId, branchId, branchName: branchId, kind, secretary: false });
  const sides = [side({ id: 'home', branchIds: ['a'] }), side({ id: 'temp', branchIds: ['t'] }), side({ id: 'theirs', own: false, branchIds: ['p'] })];
  test.each([
    ['a member of one branch', [stands('x', 'a', 'home')], ['x home']],
    ['home and temporary: counted where the work is', [stands('x', 'a', 'home'), stands('x', 't', 'temporary')], ['x temp']],
    ['whichever comes first', [stands('x', 't', 'temporary'), stands('x', 'a', 'home')], ['x temp']],
    ['the partner’s people are theirs to name', [stands('x', 'p', 'home')], []],
  ])('%s', (_, standings, expected) => expect(seats(sides, standings).map((one) => `${one.personId} ${one.sideId}`)).toEqual(expected));
});

describe('numbers', () => {
  const counts = (expected: number | null, present: number | null, onLeave: number | null, absent: number | null) => ({ expected, present, onLeave, absent });
  test.each([
    ['three make the fourth', counts(10, 8, 1, null), counts(10, 8, 1, 1), true],
    ['parts make the whole', counts(null, 8, 1, 1), counts(10, 8, 1, 1), true],
    ['two unknown stay unknown', counts(10, 8, null, null), counts(10, 8, null, null), true],
    ['present alone', counts(null, 20, null, null), counts(null, 20, null, null), true],
    ['more present than expected', counts(10, 11, null, null), counts(10, 11, null, null), false],
    ['all four at odds', counts(10, 8, 1, 0), counts(10, 8, 1, 0), false],
    ['nothing known', counts(null, null, null, null), counts(null, null, null, null), true],
  ])('%s', (_, given_, made, true_) => {
    expect(completed(given_)).toEqual(made);
    expect(agree(made)).toBe(true_);
  });
});

describe('the same hours', () => {
  const on = (day: string, from: string, to: string, heldOn: string | null = null) => ({ heldOn, programme: { tasks: [], sessions: [{ day, from, to, place: 'x', stops: [], agenda: [] }] } });
  test.each([
    ['overlapping', on('2026-12-10', '09:00', '11:00'), on('2026-12-10', '10:00', '12:00'), true],
    ['one after the other', on('2026-12-10', '09:00', '11:00'), on('2026-12-10', '11:00', '12:00'), false],
    ['moved by the day it was held', on('2026-12-10', '09:00', '11:00', '2026-12-11'), on('2026-12-10', '09:00', '11:00'), false],
    ['hours nobody knows', { heldOn: '2026-12-10', programme: null }, on('2026-12-10', '09:00', '11:00'), false],
  ])('%s', (_, a, b, same) => expect([sameHours(a, b), sameHours(b, a)]).toEqual([same, same]));
});
