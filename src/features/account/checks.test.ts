import { expect, test } from 'vitest';
import type { RuleSetting, Rules } from '#shared/rules.ts';
import { shippedSettings } from '#features/rulebook/shipped.ts';
import { lockedUntil, measure, passwordFindings } from './checks.ts';

const rules: Rules = { today: '2026-11-23', calendar: new Map(), settings: shippedSettings };
const judge = (password: string, lastUsed: number | null = null, on = '2026-11-23', by: Rules = rules): string[] =>
  passwordFindings(measure(password, 'liwei', lastUsed), by, on).map((finding) => finding.check);

test.each([
  ['Lian-xue-2026', null, []],
  ['lianxue-2026', null, []],
  ['Lx-2026', null, ['account.password_short']],
  ['lianxuelianxue', null, ['account.password_plain']],
  ['LIANXUE2026LIANXUE', null, ['account.password_plain']],
  ['联学联学联学联学Aa', null, []],
  ['short', null, ['account.password_short', 'account.password_plain']],
  ['Liwei-2026-ok', null, ['account.password_name']],
  ['Lian-xue-2026', 1, ['account.password_used']],
  ['Lian-xue-2026', 5, ['account.password_used']],
  ['Lian-xue-2026', 6, []],
])('SEC-01: %s, last used %s ago', (password, lastUsed, expected) => {
  expect(judge(password, lastUsed)).toEqual(expected);
});

test('SEC-01: a number changed from a day on counts from that day', () => {
  const base = shippedSettings.find((setting) => setting.rule === 'SEC-01' && setting.parameter === 'minLength') as RuleSetting;
  const stricter: Rules = { ...rules, settings: [...rules.settings, { ...base, value: 14, fromOn: '2026-12-01' }] };
  expect(judge('Lian-xue-2026', null, '2026-11-30', stricter)).toEqual([]);
  expect(judge('Lian-xue-2026', null, '2026-12-01', stricter)).toEqual(['account.password_short']);
  const [finding] = passwordFindings(measure('Lian-xue-2026', 'x'), stricter, '2026-12-01');
  expect(finding?.basis).toMatchObject({ value: 14, unit: '位' });
});

test.each([
  [4, null],
  [5, '2026-11-23T02:15:00.000Z'],
  [9, '2026-11-23T02:15:00.000Z'],
])('SEC-02: after %s failures', (failures, until) => {
  expect(lockedUntil(failures, rules, '2026-11-23', '2026-11-23T02:00:00.000Z')).toBe(until);
});
