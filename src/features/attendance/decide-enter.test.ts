import { describe, expect, test } from 'vitest';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { actors, exampleFacts, exampleProgramme, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import { exampleRecord } from '#features/record/fixtures-checks.ts';
import type { EnteredSide } from './contract.ts';
import { enter, type ForEntering } from './decide-enter.ts';
import type { Elsewhere, Seat } from './facts.ts';
import { applyTo, checksOf } from './fixtures.ts';

const seat = (personId: string, name: string): Seat => ({ personId, name, sideId: ids.ownSide, branchId: ids.branch, branchName: '计算机处党支部', secretary: false });
const guest = id(60);
const known = (facts: ActivityFacts = exampleFacts({ activity: { stage: 'held' } }), elsewhere: readonly Elsewhere[] = []): ForEntering => ({
  facts, rules: plainRules, roster: [seat(ids.proposer, '陈思远'), seat(ids.member, '李向东')], guests: [{ personId: guest, name: '赵旁听' }], elsewhere,
});
type Person = EnteredSide['people'][number];
const own = (personId: string | null, state: Person['state'], over: Partial<Person> = {}): Person => ({ personId, name: '', post: null, state, reason: null, ...over });
const theirs = (name: string, state: Person['state'] = 'present', over: Partial<Person> = {}): Person => ({ personId: null, name, post: null, state, reason: null, ...over });
const unknown = { expected: null, present: null, onLeave: null, absent: null };
const ours = (people: Person[], over: Partial<EnteredSide> = {}): EnteredSide => ({ sideId: ids.ownSide, people, counts: unknown, countWords: null, ...over });
const partner = (people: Person[], over: Partial<EnteredSide> = {}): EnteredSide => ({ sideId: ids.partnerSide, people, counts: unknown, countWords: null, ...over });
const run = (sides: EnteredSide[], of = known()) => enter(of, { commandId: id(90), id: ids.activity, version: 1, sides }, given(actors.proposer));
const bothPresent = [own(ids.proposer, 'present'), own(ids.member, 'present')];

describe('our own side', () => {
  test('people by id make the numbers; the branch each stands for is kept; observers are not expected', () => {
    const decision = run([ours([own(ids.proposer, 'present'), own(ids.member, 'leave', { reason: ' 出差 ' }), own(guest, 'observer'), own(null, 'observer', { name: '钱特邀', post: '讲师' })])]);
    expect(applyTo(decision, 'attendance').map((row) => row)).toMatchObject([
      { personId: ids.proposer, name: '陈思远', state: 'present', branchId: ids.branch, sideId: ids.ownSide }, { name: '李向东', state: 'leave', reason: '出差', branchId: ids.branch },
      { personId: guest, name: '赵旁听', state: 'observer', branchId: null }, { personId: null, name: '钱特邀', post: '讲师', state: 'observer' },
    ]);
    expect(applyTo(decision, 'side')).toEqual([{ expected: 2, present: 1, onLeave: 1, absent: 0, countWords: null }]);
    expect(decision).toMatchObject({ events: [{ name: 'attendance.entered', details: { present: 1, expected: 2, sides: 1 } }] });
  });
  test('an office’s person keeps the office’s name, whatever was typed', () =>
    expect(applyTo(run([ours([own(ids.member, 'present', { name: '别名' })])]), 'attendance')).toMatchObject([{ name: '李向东' }]));
  test.each([
    ['leave without a reason', [own(ids.member, 'leave')], {}, ['need.leave_reason_of']],
    ['somebody of no branch here counted', [own(guest, 'present')], {}, ['need.observer_only']],
    ['a name alone counted', [own(null, 'present', { name: '路人' })], {}, ['need.observer_only']],
    ['nobody’s id', [own(id(61), 'observer')], {}, ['need.attendee']],
    ['the same twice', [own(ids.member, 'present'), own(ids.member, 'present')], {}, ['need.counted_once']],
    ['numbers that the list does not make', bothPresent, { counts: { ...unknown, present: 9 } }, ['need.counts_listed']],
    ['numbers the list makes', bothPresent, { counts: { expected: 2, present: 2, onLeave: 0, absent: 0 } }, []],
  ] as const)('%s', (_, people, over, checks) => expect(checksOf(run([ours([...people], over)]))).toEqual(checks));
  test('only numbers, where no list is made', () =>
    expect(applyTo(run([ours([], { counts: { expected: 12, present: 10, onLeave: 2, absent: null } })]), 'side')).toEqual([{ expected: 12, present: 10, onLeave: 2, absent: 0, countWords: null }]));
});

describe('the partner’s side', () => {
  test('words are kept as words: no number is made of them', () =>
    expect(applyTo(run([partner([], { countWords: '20余人' })]), 'side')).toEqual([{ ...unknown, countWords: '20余人' }]));
  test('names and posts, fewer than the numbers', () => {
    const decision = run([partner([theirs('刘明', 'present', { post: '书记' })], { counts: { ...unknown, present: 12 } })]);
    expect(applyTo(decision, 'attendance')).toMatchObject([{ personId: null, name: '刘明', post: '书记', branchId: null }]);
    expect(applyTo(decision, 'side')).toEqual([{ expected: null, present: 12, onLeave: null, absent: null, countWords: null }]);
  });
  test.each([
    ['a person of ours', [own(ids.member, 'present', { name: '李向东' })], unknown, ['need.partner_names']],
    ['a line without a name', [theirs('')], unknown, ['need.attendee']],
    ['more present than expected', [], { expected: 5, present: 6, onLeave: null, absent: null }, ['need.counts_sum']],
    ['more names than people', [theirs('甲'), theirs('乙')], { ...unknown, present: 1 }, ['need.counts_named']],
    ['two of one name are two people', [theirs('王伟'), theirs('王伟')], unknown, []],
    ['leave without a reason is theirs to say', [theirs('刘明', 'leave')], unknown, []],
  ] as const)('%s', (_, people, counts, checks) => expect(checksOf(run([partner([...people], { counts })]))).toEqual(checks));
});

describe('across sides and activities', () => {
  test('a side of another activity, and one named twice', () => {
    expect(checksOf(run([{ ...ours([]), sideId: id(62) }]))).toEqual(['need.side']);
    expect(checksOf(run([partner([]), partner([])]))).toEqual(['need.side_twice']);
  });
  const [session] = exampleProgramme.sessions;
  const other = (over: Partial<Elsewhere> = {}): Elsewhere => ({ personId: ids.member, code: '2026-009', theme: '另一次', heldOn: '2026-12-10', programme: exampleProgramme, ...over });
  test.each([
    ['the same hours', other(), 'present', ['need.counted_elsewhere']],
    ['on leave here', other(), 'leave', []],
    ['other hours of that day', other({ programme: { tasks: [], sessions: session === undefined ? [] : [{ ...session, from: '14:00', to: '16:00' }] } }), 'present', []],
    ['another person', other({ personId: ids.leader }), 'present', []],
  ] as const)('counted elsewhere: %s', (_, elsewhere, state, checks) =>
    expect(checksOf(run([ours([own(ids.member, state, { reason: '出差' })])], known(undefined, [elsewhere])))).toEqual(checks));
});

describe('entered again', () => {
  const row = { id: id(70), sideId: ids.ownSide, personId: ids.member, name: '李向东', post: null, state: 'present' as const, reason: null, branchId: ids.branch };
  const before = (rest: Partial<Omit<ActivityFacts, 'activity'>> = {}) => {
    const facts = exampleFacts({ activity: { stage: 'summary' }, attendance: [row, { ...row, id: id(71), personId: ids.proposer, name: '陈思远' }], ...rest });
    return known({ ...facts, sides: facts.sides.map((side) => (side.own ? { ...side, expected: 2, present: 2, onLeave: 0, absent: 0 } : side)) });
  };
  test('keeps the rows that are the same and replaces the others', () => {
    const decision = run([ours([own(ids.member, 'present'), own(ids.proposer, 'absent', { reason: '生病' })])], before());
    expect(applyTo(decision, 'attendance')).toMatchObject([id(71), { name: '陈思远', state: 'absent', reason: '生病' }]);
    expect(decision).toMatchObject({ events: [{ name: 'attendance.replaced' }] });
  });
  test('the very same changes nothing', () => expect(run([ours(bothPresent)], before())).toMatchObject({ ok: true, changes: [] }));
  test('other numbers than were signed: the record is signed anew', () => {
    const consent = { id: id(72), sideId: ids.partnerSide, subject: 'record' as const, subjectVersion: 1, decision: 'approve' as const, way: 'link' as const, name: '刘明', post: '书记', comment: null, linkId: null, personId: null, fileId: null, at: '', superseded: false };
    const decision = run([ours([own(ids.member, 'present')])], before({ record: exampleRecord, consents: [consent] }));
    expect(applyTo(decision, 'consent')).toEqual([{ superseded: true }]);
    expect(applyTo(decision, 'record')).toEqual([{ version: exampleRecord.version + 1 }]);
  });
});
