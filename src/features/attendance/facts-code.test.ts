import { describe, expect, test } from 'vitest';
import { rulesWith, settingOf, shippedRules } from '#features/rulebook/fixtures.ts';
import { Sealed } from '#platform/sealed.ts';
import { codeRuleOn, digitsOf, judge, nextAt, stepAt, stepsOf, stepsWith, type Showing } from './facts-code.ts';

const at = (time: string): string => `2026-11-23T${time}:00.000Z`;
const showing = (over: Partial<Showing> = {}): Showing => ({ id: 'a', openedAt: at('01:00'), untilAt: at('13:00'), closedAt: null, stepSeconds: 60, ...over });
const step = (time: string) => stepAt(at(time), 60);

test('steps are counted alike everywhere, and the next one is known', () => {
  expect([stepAt(at('01:00'), 60) + 1, step('01:01')]).toEqual([step('01:01'), step('01:01')]);
  expect(nextAt(Date.parse('2026-11-23T01:00:20.000Z'), 60)).toBe(Date.parse(at('01:01')));
});

test('codes are shown until the hours are over, or it is closed', () => {
  const [first, last] = stepsOf(showing());
  expect([last - first, stepsOf(showing({ closedAt: at('02:00') }))[1], stepsOf(showing({ closedAt: at('14:00') }))[1]]).toEqual([720, step('02:00'), last]);
});

describe('digits', () => {
  const [ours, others] = [new Sealed('geheim'), new Sealed('anders')];
  test('six of them, the same for the same step and key, others for another showing or key', () => {
    const code = ours.code('on-site a', 5);
    expect(code).toMatch(/^\d{6}$/);
    expect([ours.code('on-site a', 5) === code, ours.code('on-site b', 5) === code, ours.code('on-site a', 6) === code, others.code('on-site a', 5) === code]).toEqual([true, false, false, false]);
  });
  test('are found again in their showing, and hardly anywhere else', () => {
    const codeAt = (one: number) => ours.code('on-site a', one);
    expect(stepsWith(showing(), codeAt, codeAt(step('03:30')))).toContain(step('03:30'));
    expect(stepsWith(showing({ closedAt: at('03:00') }), codeAt, codeAt(step('03:30')))).not.toContain(step('03:30'));
  });
  test.each([['123456', '123456'], ['123 456', '123456'], ['１２３－４５６', '123456'], ['12345', null], ['1234567', null], ['12345a', null], ['', null]])('%s reads as %s', (typed, wanted) => expect(digitsOf(typed)).toBe(wanted));
});

describe('what a typed code tells, ten minutes allowed', () => {
  const shown = [{ step: step('02:00'), stepSeconds: 60 }];
  test.each([
    ['typed and arrived at once', shown, '02:00', '02:00', 'right'],
    ['typed in time, arrived hours later', shown, '02:00', '09:00', 'right'],
    ['the phone nine minutes late', shown, '01:51', '02:00', 'right'],
    ['the phone nine minutes ahead', shown, '02:09', '02:00', 'right'],
    ['the phone twelve minutes ahead of the office', shown, '02:12', '02:00', 'look'],
    ['the phone an hour late', shown, '01:00', '02:00', 'look'],
    ['the phone in another year', shown, '23:59', '02:00', 'look'],
    ['a code that stood nowhere', [], '02:00', '02:00', 'wrong'],
    ['a code that is only shown later', [{ step: step('05:00'), stepSeconds: 60 }], '05:00', '02:00', 'wrong'],
    ['the same digits at two times, one of them right', [{ step: step('01:10'), stepSeconds: 60 }, ...shown], '02:00', '02:00', 'right'],
  ] as const)('%s', (_, matches, said, now, wanted) => expect(judge(matches, at(said), at(now), 10)).toBe(wanted));
});

test('REC-20: off until the office wants it; its figures are read on their day and stay within reason', () => {
  expect(codeRuleOn(shippedRules, '2026-11-23')).toEqual({ on: false, stepSeconds: 60, hours: 12, toleranceMinutes: 10, tries: 8, pauseMinutes: 15 });
  expect(codeRuleOn({ ...shippedRules, settings: [] }, '2026-11-23').on).toBe(false);
  const set = (parameter: string, value: unknown) => codeRuleOn(rulesWith({ over: [settingOf('REC-20', parameter, value, { fromOn: '2026-11-01' })] }), '2026-11-23');
  expect([set('onSite', true).on, set('hours', 99).hours, set('stepSeconds', 1).stepSeconds, set('toleranceMinutes', 30).toleranceMinutes]).toEqual([true, 24, 15, 30]);
});
