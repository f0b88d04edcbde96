import { describe, expect, test } from 'vitest';
import { exampleFacts, id, ids } from '#features/activity/fixtures.ts';
import type { Seat } from '#features/attendance/facts.ts';
import { draftOf, sidesOf, textOf, unmarked, type SideDraft } from './draft.ts';
import { linesOf, readLines, type Marks } from './names.ts';

const marks: Marks = { leave: '请假', absent: '缺席', observer: '列席' };
const seat = (personId: string, name: string): Seat => ({
  personId,
  name,
  sideId: ids.ownSide,
  branchId: ids.branch,
  branchName: '计算机处党支部',
  secretary: false,
});
const roster = [seat(ids.proposer, '陈思远'), seat(ids.member, '李向东'), seat(ids.secretary, '周正言')];
const reply = (personId: string, answer: 'yes' | 'leave', reason: string | null) => ({
  id: id(70),
  personId,
  name: '',
  answer,
  reason,
  at: '',
  version: 1,
});
const facts = exampleFacts({
  activity: { stage: 'held' },
  replies: [reply(ids.proposer, 'yes', null), reply(ids.member, 'leave', '出差')],
});

describe('names, one a line', () => {
  test.each([
    ['刘明', ['刘明', null, 'present', null]],
    ['刘明 支部书记', ['刘明', '支部书记', 'present', null]],
    ['1. 刘明\t支部书记', ['刘明', '支部书记', 'present', null]],
    ['12、刘明，支部书记', ['刘明', '支部书记', 'present', null]],
    ['王伟 科员 请假：出差', ['王伟', '科员', 'leave', '出差']],
    ['王伟 請假 生病 住院', ['王伟', null, 'leave', '生病 住院']],
    ['王伟 请假（家中有事）', ['王伟', null, 'leave', '家中有事']],
    ['王伟 缺席', ['王伟', null, 'absent', null]],
    ['赵旁听 讲师 列席', ['赵旁听', '讲师', 'observer', null]],
    ['John clerk leave: ill', ['John', 'clerk', 'leave', 'ill']],
    ['钱多 缺陷管理岗', ['钱多', '缺陷管理岗', 'present', null]],
    ['孙到 到岗专员', ['孙到', '到岗专员', 'present', null]],
  ])('%s', (line, [name, post, state, reason]) => expect(readLines(line)).toEqual([{ name, post, state, reason }]));
  test('empty lines are nobody; what is written reads back as the same', () => {
    const people = readLines('刘明 支部书记\r\n\r\n王伟 科员 请假：出差\n  \n赵旁听 列席');
    expect(people).toHaveLength(3);
    expect(readLines(linesOf(people, marks))).toEqual(people);
  });
});

describe('what the form starts from', () => {
  test('answers are marked, who said nothing is not', () => {
    const [own, partner] = draftOf(facts, roster, marks);
    expect(own?.people.map((one) => [one.name, one.state, one.reason])).toEqual([
      ['陈思远', 'present', ''],
      ['李向东', 'leave', '出差'],
      ['周正言', null, ''],
    ]);
    expect([own?.how, partner?.how, partner?.names, partner?.countWords]).toEqual(['list', 'list', '', '']);
  });
  const row = {
    id: id(71),
    sideId: ids.ownSide,
    personId: ids.member,
    name: '李向东',
    post: null,
    state: 'present' as const,
    reason: null,
    branchId: ids.branch,
  };
  test('what was entered counts more than what was answered; guests and the partner’s people come back', () => {
    const attendance = [
      row,
      {
        ...row,
        id: id(72),
        personId: ids.leader,
        name: '赵主任',
        state: 'observer' as const,
        branchId: null,
      },
      { ...row, id: id(73), sideId: ids.partnerSide, personId: null, name: '刘明', post: '书记' },
    ];
    const [own, partner] = draftOf({ ...facts, attendance }, roster, marks);
    expect(own?.people.map((one) => one.state)).toEqual([null, 'present', null]);
    expect([own?.guests, partner?.names]).toEqual([[{ id: ids.leader, name: '赵主任' }], '刘明 书记']);
  });
  test('numbers without a list, and a branch without members, are entered as numbers', () => {
    const sides = facts.sides.map((side) => (side.own ? { ...side, expected: 12, present: 10 } : side));
    expect(draftOf({ ...facts, sides }, roster, marks)[0]).toMatchObject({
      how: 'counts',
      counts: { expected: '12', present: '10', onLeave: '' },
    });
    expect(draftOf(facts, [], marks)[0]?.how).toBe('counts');
  });
});

describe('what is sent', () => {
  const [own, partner] = draftOf(facts, roster, marks) as [SideDraft, SideDraft];
  test('a side nobody said anything of is left out, unless something stood there', () => {
    expect(sidesOf([own, partner], facts).map((side) => side.sideId)).toEqual([ids.ownSide]);
    const before = {
      ...facts,
      sides: facts.sides.map((side) => (side.own ? side : { ...side, countWords: '20余人' })),
    };
    expect(sidesOf([own, partner], before).map((side) => side.sideId)).toEqual([ids.ownSide, ids.partnerSide]);
  });
  test('people by id with numbers left to be made; reasons only where somebody was not there', () => {
    const people = own.people.map((one) => ({ ...one, state: 'present' as const, reason: '出差' }));
    expect(sidesOf([{ ...own, people, counts: { ...own.counts, present: '9' } }], facts)).toMatchObject([
      { counts: { present: null }, people: [{ personId: ids.proposer, reason: null }, {}, {}] },
    ]);
  });
  test('by numbers only nobody is named; unknown stays unknown', () =>
    expect(
      sidesOf(
        [
          {
            ...own,
            how: 'counts',
            counts: { expected: '12', present: ' 10 ', onLeave: '', absent: '' },
          },
        ],
        facts,
      ),
    ).toEqual([
      {
        sideId: ids.ownSide,
        people: [],
        countWords: null,
        counts: { expected: 12, present: 10, onLeave: null, absent: null },
      },
    ]));
  test('who is not marked is told before it is sent', () =>
    expect([unmarked(own), unmarked({ ...own, how: 'counts' }), unmarked(partner)]).toEqual([1, 0, 0]));
  test('in words, for two to be compared', () =>
    expect(
      textOf(
        [own],
        () => '我方',
        ({ present }) => `实到 ${present ?? '未知'}`,
        (state) => state,
      ),
    ).toBe('我方\n实到 未知\n陈思远 present\n李向东 leave 出差'));
});
