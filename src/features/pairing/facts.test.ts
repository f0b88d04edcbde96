import { expect, test } from 'vitest';
import { stateOn } from './facts.ts';

test.each([
  ['not begun', { fromOn: '2026-12-01', untilOn: null, endedOn: null }, 'to_begin'],
  ['without an end', { fromOn: '2026-01-01', untilOn: null, endedOn: null }, 'in_force'],
  ['long before its end', { fromOn: '2026-01-01', untilOn: '2027-01-01', endedOn: null }, 'in_force'],
  ['the first day that is told', { fromOn: '2026-01-01', untilOn: '2026-12-23', endedOn: null }, 'ends_soon'],
  ['its last day', { fromOn: '2026-01-01', untilOn: '2026-11-23', endedOn: null }, 'ends_soon'],
  ['the day after', { fromOn: '2026-01-01', untilOn: '2026-11-22', endedOn: null }, 'expired'],
  ['ended today', { fromOn: '2026-01-01', untilOn: null, endedOn: '2026-11-23' }, 'ended'],
  ['to be ended tomorrow', { fromOn: '2026-01-01', untilOn: null, endedOn: '2026-11-24' }, 'in_force'],
] as const)('%s', (_, term, state) => expect(stateOn(term, '2026-11-23', '2026-12-23')).toBe(state));
