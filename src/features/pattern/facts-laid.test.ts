import { describe, expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import { papers } from '#features/papers/documents-catalogue.ts';
import { ruleOf } from '#features/rulebook/book.ts';
import { designSchema, paperKeys, unfit } from './facts.ts';
import { dueOn, layOn } from './facts-laid.ts';
import { textsOf } from './facts-names.ts';
import { shippedPatterns } from './shipped.ts';

/** A pattern laid on a day, and the six that ship. */

const plain = new Map<string, boolean>();
// 2026-10-01 to -07 is a holiday, 2026-10-10 a Saturday on which people work.
const october = new Map([...['01', '02', '05', '06', '07'].map((day): [string, boolean] => [`2026-10-${day}`, false]), ['2026-10-10', true]]);

describe('the day a task is due', () => {
  test.each([
    [-7, '2026-12-10', plain, '2026-12-03'], // Thursday
    [-5, '2026-12-10', plain, '2026-12-04'], // Saturday: done on Friday
    [3, '2026-12-10', plain, '2026-12-14'], // Sunday: on Monday
    [0, '2026-12-12', plain, '2026-12-12'], // The day itself stays, whatever it is.
    [-7, '2026-10-12', october, '2026-09-30'], // In the middle of the holiday
    [-2, '2026-10-12', october, '2026-10-10'], // A Saturday on which people work
    [3, '2026-09-29', october, '2026-10-08'],
  ])('%i days from %s', (days, day, calendar, due) => expect(dueOn(days, day, calendar)).toBe(due));
});

const { sides } = exampleFacts();
const [design] = shippedPatterns.map((one) => one.design);
if (design === undefined) throw new Error('patterns ship');

describe('laid on an activity', () => {
  test('agenda on the day with owners by their names, ends by its minutes', () => {
    const laid = layOn(design, { day: '2026-12-10', place: '高炉前', sides, today: '2026-11-24', calendar: plain });
    expect(laid.sessions).toMatchObject([{ day: '2026-12-10', from: '09:00', to: '11:40', place: '高炉前', stops: [] }]);
    expect(laid.sessions[0]?.agenda.map(({ owner }) => owner)).toEqual(['计算机处党支部', '数据办党支部', '双方', '双方', '双方']);
    expect(laid).toMatchObject({ hurried: 0 });
    expect(laid.tasks.find(({ what }) => what === '方案报批')?.due).toBe('2026-12-03');
  });
  test('a day that is too near: what would be past stands on the next working day, and is counted', () => {
    const laid = layOn(design, { day: '2026-11-30', place: null, sides: [], today: '2026-11-28', calendar: plain });
    expect(laid.hurried).toBeGreaterThan(5);
    expect(laid.tasks.every(({ due }) => due !== null && due >= '2026-11-28')).toBe(true);
    expect(laid.tasks.find(({ what }) => what === '方案报批')).toMatchObject({ due: '2026-11-30', owner: '主办支部' });
  });
  test('without a day nothing is dated', () => {
    const laid = layOn(design, { day: null, place: null, sides, today: '2026-11-28', calendar: plain });
    expect(laid.sessions[0]).toMatchObject({ day: '', from: '09:00', place: '' });
    expect(laid.tasks.every(({ due }) => due === null)).toBe(true);
  });
});

describe.each(shippedPatterns.map((one) => [one.name, one] as const))('%s ships', (_, pattern) => {
  test('as a whole design', () => {
    expect(designSchema.parse(pattern.design)).toEqual(pattern.design);
    expect(unfit(pattern.design)).toEqual([]);
    const strands = pattern.design.sessions.flatMap(({ agenda }) => agenda.map(({ strand }) => strand));
    for (const strand of ['theory', 'problem', 'outcome']) expect(strands).toContain(strand);
    expect(pattern.design.todo.some(({ days }) => (days ?? 0) < 0) && pattern.design.todo.some(({ days }) => (days ?? 0) > 0)).toBe(true);
    for (const { text } of textsOf(pattern.design)) expect(text).not.toMatch(/\d{4}年|审计厅|武钢|东风/u);
  });
  test('with papers and rules there are', () => {
    for (const rule of pattern.design.minds) expect([rule, ruleOf(rule)?.id]).toEqual([rule, rule]);
  });
});
test('every paper a pattern can name is one of an activity’s papers', () => expect(paperKeys.filter((key) => !papers.some((paper) => paper.key === key))).toEqual([]));
test('six ship, each under its own id and name', () => {
  expect(shippedPatterns.map(({ name }) => name)).toEqual(['参观见学', '座谈交流', '集体研讨', '联合党课', '会诊', '走访慰问'].toSorted((a, b) => shippedPatterns.findIndex((one) => one.name === a) - shippedPatterns.findIndex((one) => one.name === b)));
  expect(new Set(shippedPatterns.map(({ id }) => id)).size).toBe(6);
});
test('a session of midnight and an empty agenda fit no day', () => {
  const session = design.sessions[0];
  if (session === undefined) throw new Error('a shipped pattern has a session');
  expect(unfit({ ...design, sessions: [{ ...session, from: '23:00' }] }).map(({ check, field }) => `${check} ${field}`)).toEqual(['need.pattern_day design.sessions.0.agenda']);
  expect(unfit({ ...design, sessions: [{ ...session, agenda: [] }] }).map(({ check }) => check)).toEqual(['need.pattern_agenda']);
  expect(designSchema.safeParse({ ...design, sessions: [{ ...session, agenda: [{ title: '学', minutes: 0, by: 'both', strand: 'theory' }] }] }).success).toBe(false);
});
