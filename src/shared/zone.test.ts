import { expect, test } from 'vitest';
import { instantOf, localOf } from './zone.ts';

test('wall clock to instant and back, also west of Greenwich and across midnight', () => {
  expect(instantOf('2026-11-24T00:30', 'Asia/Shanghai')).toBe('2026-11-23T16:30:00.000Z');
  expect(localOf('2026-11-23T16:30:00.000Z', 'Asia/Shanghai')).toBe('2026-11-24T00:30');
  expect(instantOf('2026-07-01T09:00', 'America/New_York')).toBe('2026-07-01T13:00:00.000Z');
  expect(localOf('2026-07-01T13:00:00.000Z', 'UTC')).toBe('2026-07-01T13:00');
});

test('the hour after the clocks change', () => {
  expect(instantOf('2026-03-08T03:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
});

test('half a time is no time', () => {
  expect([instantOf('', 'UTC'), instantOf('2026-13-01T00:00', 'UTC')]).toEqual([null, null]);
});
