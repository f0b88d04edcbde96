import { expect, test } from 'vitest';
import { sourceOf } from './guesses.ts';

const hour = (n: number): Date => new Date(n * 3_600_000);

test.each([
  ['10.1.2.3', '10.1.2.3'], ['::ffff:10.1.2.3', '10.1.2.3'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:db8::9', '2001:db8:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['', null],
])('who asks from %s is counted as %s', (address, source) => expect(sourceOf(address, hour(1))).toBe(source));

test('a flood from many addresses counts as one, those seen before are told apart, and an hour later all is forgotten', () => {
  const all = new Set(Array.from({ length: 5_000 }, (_, at) => sourceOf(`10.${at >> 8}.${at & 255}.1`, hour(2))));
  expect(all.size).toBe(2_001);
  expect(all.has(null)).toBe(true);
  expect(sourceOf('10.0.0.1', hour(2))).toBe('10.0.0.1');
  expect(sourceOf('10.19.200.1', hour(3))).toBe('10.19.200.1');
});
