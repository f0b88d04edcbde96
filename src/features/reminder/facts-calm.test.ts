import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarRows } from '#database/seed/calendar.ts';
import { addDays, isWorkingDay, workingDaysAfter } from '#shared/dates.ts';
import { shippedRules } from '#features/rulebook/fixtures.ts';
import { calmOn, dayLate, digestFor, hasJumped, isItsTurn, keyOf, mayTellAt, splitKey, type Calm, type Told } from './facts-calm.ts';

const calendar = new Map(calendarRows.map(({ day, working }) => [day, working]));
const calm: Calm = { perItem: 2, from: 8, to: 18, again: 5, clockDays: 10 };
const zone = 'Asia/Shanghai';

test('the limits as shipped: BRD-04 and SUP-30', () => expect(calmOn(shippedRules, '2026-11-23')).toEqual(calm));

describe('when anybody may be told', () => {
  test.each([
    ['a Monday at eight', '2026-11-23T00:00:00Z', 'yes'],
    ['a minute before', '2026-11-22T23:59:00Z', 'not_now'],
    ['the last minute before six', '2026-11-23T09:59:59Z', 'yes'],
    ['six in the evening', '2026-11-23T10:00:00Z', 'not_now'],
    ['the night', '2026-11-23T19:00:00Z', 'not_now'],
    ['a Saturday', '2026-11-28T02:00:00Z', 'not_today'],
    ['国庆, a Thursday', '2026-10-01T02:00:00Z', 'not_today'],
    ['a Saturday that is worked instead (调休)', '2026-10-10T02:00:00Z', 'yes'],
    ['春节, a Tuesday', '2026-02-17T02:00:00Z', 'not_today'],
  ])('%s', (_, at, expected) => expect(mayTellAt(new Date(at), zone, calm, calendar)).toBe(expected));

  test('by the office’s own clock: the same instant in another zone, and where clocks are put forward', () => {
    expect(mayTellAt(new Date('2026-11-23T00:30:00Z'), 'Asia/Urumqi', calm, calendar)).toBe('not_now');
    // New York, the Monday after clocks went forward: eight o'clock is 12:00 UTC, not 13:00.
    expect([mayTellAt(new Date('2026-03-09T12:00:00Z'), 'America/New_York', calm, calendar), mayTellAt(new Date('2026-03-06T12:00:00Z'), 'America/New_York', calm, calendar)]).toEqual(['yes', 'not_now']);
  });
  test('a calmer office keeps its own hours; none keeps longer ones than the rule allows', () => {
    expect(mayTellAt(new Date('2026-11-23T00:30:00Z'), zone, { ...calm, from: 9 }, calendar)).toBe('not_now');
  });
});

describe('whether it is an item’s turn', () => {
  const told = (times: number, last: string): Told => ({ times, last });
  test.each<[string, Told | null, boolean]>([
    ['never told', null, true],
    ['told this morning', told(1, '2026-11-23'), false],
    ['told four working days ago', told(1, '2026-11-17'), false],
    ['told five working days ago', told(1, '2026-11-16'), true],
    ['told twice, long ago', told(2, '2026-01-05'), false],
    ['told on a day that is still to come: the clock went back', told(1, '2026-12-23'), false],
  ])('%s', (_, before, expected) => expect(isItsTurn(before, '2026-11-23', calm, calendar)).toBe(expected));
});

test('a digest holds each item once, without what is muted, and nothing on a day that had one', () => {
  const waits = { personId: 'p', items: ['a.x:1', 'a.x:1', 'a.y:2', 'b.z:3'], muted: new Set(['a.y:2', 'b.z']), told: new Map(), hasToday: false };
  expect(digestFor(waits, '2026-11-23', calm, calendar, 100)).toEqual(['a.x:1']);
  expect(digestFor({ ...waits, hasToday: true }, '2026-11-23', calm, calendar, 100)).toEqual([]);
  expect(digestFor({ ...waits, muted: new Set() }, '2026-11-23', calm, calendar, 2)).toEqual(['a.x:1', 'a.y:2']);
  expect([splitKey('outcome.action:12'), keyOf('outcome.action', '12')]).toEqual([{ watch: 'outcome.action', about: '12' }, 'outcome.action:12']);
});

test('a jump of the clock', () => {
  expect([hasJumped(null, '2026-11-23', calm), hasJumped('2026-11-22', '2026-11-23', calm), hasJumped('2026-11-13', '2026-11-23', calm), hasJumped('2026-10-23', '2026-11-23', calm), hasJumped('2026-12-23', '2026-11-23', calm)]).toEqual([false, false, false, true, false]);
});

test('the day from which more than so many working days have passed', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 20 }), (n, days) => {
    const today = addDays('2025-06-01', n);
    const last = dayLate(today, days, calendar);
    expect(workingDaysAfter(last, today, calendar)).toBeGreaterThan(days);
    expect(workingDaysAfter(addDays(last, 1), today, calendar)).toBeLessThanOrEqual(days);
  }));
});

test('whatever the clock does, nobody is told of an item more than twice, twice on a day, or outside working days', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.boolean()), { maxLength: 60 });
  fc.assert(fc.property(steps, (moves) => {
    let today = '2026-06-01';
    const digests: { day: string; items: string[] }[] = [];
    for (const [move, mutes] of moves) {
      today = addDays(today, move);
      if (!isWorkingDay(today, calendar)) continue;
      const told = new Map<string, Told>();
      for (const { day, items } of digests) for (const key of items) told.set(key, { times: (told.get(key)?.times ?? 0) + 1, last: [told.get(key)?.last ?? day, day].toSorted().at(-1) ?? day });
      const items = digestFor({ personId: 'p', items: ['a.x:1', 'a.x:2', 'b.z:3'], muted: new Set(mutes ? ['b.z'] : []), told, hasToday: digests.some(({ day }) => day === today) }, today, calm, calendar, 100);
      if (items.length > 0) digests.push({ day: today, items });
    }
    expect(new Set(digests.map(({ day }) => day)).size).toBe(digests.length);
    for (const key of ['a.x:1', 'a.x:2', 'b.z:3']) expect(digests.filter(({ items }) => items.includes(key)).length).toBeLessThanOrEqual(2);
  }), { numRuns: 300 });
});
