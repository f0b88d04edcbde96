import { expect, test } from 'vitest';
import { daysOf } from './facts-lines.ts';

test.each([
  ['2027-05-12', '2027-05-12', 1], ['2027-05-12', '2027-05-13', 2], ['2027-05-30', '2027-06-02', 4], ['2027-05-01', '2027-05-31', null], ['2027-04-01', '2027-06-30', null],
  ['2027-05-11', '2027-05-20', null], ['2027-02-21', '2027-02-28', null], ['2027-05-10', '2027-05-19', 10], [null, null, null],
])('%s to %s: %s days', (fromOn, toOn, days) => expect(daysOf({ fromOn, toOn })).toBe(days));
