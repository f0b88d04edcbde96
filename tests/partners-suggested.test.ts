import { expect, test } from 'vitest';
import { shippedWeights } from '#features/offer/shipped.ts';
import { measure } from '../bench/partners.ts';

/** On the real cases, one left out at a time (bench/partners.ts): worth more than what is usual, and much more than chance. */
test.each([
  { known: false, least: 0.7 },
  { known: true, least: 0.4 },
])('the kind of partner is among the first five', ({ known, least }) => {
  const { asked, suggested, frequent, random } = measure(shippedWeights, { known });
  expect(asked).toBe(76);
  expect(suggested / asked).toBeGreaterThanOrEqual(least);
  expect(suggested).toBeGreaterThan(frequent);
  expect(suggested).toBeGreaterThan(random * 4);
});
