import { expect, test } from 'vitest';
import { addDays, workingDaysAfter } from '#shared/dates.ts';
import type { RuleSetting, Rules } from '#shared/rules.ts';
import { fourOf, fourThings, limits, missingSpans, type FourFacts, type Verdict } from './facts-four.ts';

/** Thursday 2026-10-08 and Friday are working days after the October holiday; Saturday the 10th is a make-up day. */
const calendar = new Map([['2026-10-01', false], ['2026-10-02', false], ['2026-10-05', false], ['2026-10-06', false], ['2026-10-07', false], ['2026-10-10', true]]);
const setting = (rule: string, parameter: string, value: number, fromOn = '2017-10-01', toOn: string | null = null): RuleSetting =>
  ({ rule, parameter, value, unit: null, severity: null, profile: 'central', fromOn, toOn, source: '本办机制', article: null, status: 'unconfirmed' });
const settings = [setting('REC-03', 'workingDays', 3), setting('SUP-02', 'workingDays', 10), setting('SUP-03', 'workingDays', 15, '2017-10-01', '2026-08-31'), setting('SUP-03', 'workingDays', 5, '2026-09-01'), setting('SUP-04', 'days', 90)];
const rulesOn = (today: string): Rules => ({ today, calendar, settings });
const facts: FourFacts = {
  origin: 'entered', standing: 'active', heldOn: '2026-09-29', publicity: 'open', publicityReason: null, conversion: 'open', conversionReason: null,
  writtenOn: null, releasedOn: null, publishedOn: null, problems: 0, unsettled: 0, convertedOn: null, lastDue: null,
};
const short = ({ state, days, due, why }: Verdict): string => [state, days, due, why].filter((one) => one !== null).join(' ');

test.each<[string, Partial<FourFacts>, string, 'record' | 'publicity' | 'summary' | 'effect', string]>([
  ['not held yet', { heldOn: null }, '2026-10-20', 'record', 'not_yet'],
  ['within three working days, the holiday not counted', {}, '2026-10-09', 'record', 'due 2026-10-09'],
  ['a make-up Saturday is one of work', {}, '2026-10-10', 'record', 'missing 1 2026-10-09'],
  ['on a Sunday nothing more is overdue than on the day before', {}, '2026-10-11', 'record', 'missing 1 2026-10-09'],
  ['written in time', { writtenOn: '2026-10-09' }, '2026-11-20', 'record', 'present 2026-10-09'],
  ['written late, by working days', { writtenOn: '2026-10-13' }, '2026-11-20', 'record', 'late 3 2026-10-09'],
  ['on the weekend after the last day it is in time', { heldOn: '2026-10-20', writtenOn: '2026-10-25' }, '2026-11-20', 'record', 'present 2026-10-23'],
  ['a bulletin that is out', { releasedOn: '2026-10-12' }, '2026-11-20', 'summary', 'present 2026-10-19'],
  ['no publicity, with the reason', { publicity: 'skipped', publicityReason: '对方不公开' }, '2026-11-20', 'publicity', 'na skipped'],
  ['skipped, but there after all', { publicity: 'skipped', publishedOn: '2026-10-12' }, '2026-11-20', 'publicity', 'present 2026-10-12'],
  ['the limit of its own day, not of today', { heldOn: '2026-08-25' }, '2026-09-10', 'publicity', 'due 2026-09-15'],
  ['no problem entered within the days', {}, '2026-12-28', 'effect', 'due 2026-12-28'],
  ['no problem entered', {}, '2026-12-29', 'effect', 'missing 1 2026-12-28'],
  ['something under way has its own day', { problems: 1, unsettled: 1, lastDue: '2027-02-01' }, '2027-01-15', 'effect', 'due 2027-02-01'],
  ['settled, and when', { problems: 2, unsettled: 0, convertedOn: '2027-01-02' }, '2027-01-15', 'effect', 'late 5 2026-12-28'],
  ['nothing to convert', { conversion: 'skipped', conversionReason: '只是参观' }, '2027-01-15', 'effect', 'na skipped'],
  ['cancelled', { standing: 'cancelled', heldOn: null }, '2027-01-15', 'record', 'na cancelled'],
  ['brought in', { origin: 'imported', heldOn: '2019-01-01' }, '2027-01-15', 'summary', 'unknown imported'],
  ['before the office had a limit', { heldOn: '2016-05-05' }, '2027-01-15', 'record', 'due'],
])('%s', (_, over, today, thing, verdict) => expect(short(fourOf({ ...facts, ...over }, rulesOn(today))[thing])).toBe(verdict));

test('what a list is searched by is what each row is told: every day of three years, every one of the four', () => {
  for (const today of ['2026-10-08', '2026-10-10', '2026-10-11', '2026-11-27']) {
    const rules = rulesOn(today);
    for (const thing of fourThings) {
      const spans = missingSpans(thing, rules);
      for (let heldOn = '2024-01-01'; heldOn <= today; heldOn = addDays(heldOn, 1)) {
        const missing = fourOf({ ...facts, heldOn }, rules)[thing].state === 'missing';
        expect([heldOn, thing, spans.some(({ from, to }) => from <= heldOn && heldOn <= to)]).toEqual([heldOn, thing, missing]);
      }
    }
  }
});

test('a limit nobody has set makes nothing missing', () => {
  const rules = { ...rulesOn('2026-12-31'), settings: settings.filter(({ rule }) => rule !== limits.summary.rule) };
  expect(missingSpans('summary', rules)).toEqual([]);
  expect(fourOf(facts, rules).summary.state).toBe('due');
});

test('working days are counted the same far from today and near it', () => {
  expect(workingDaysAfter('1999-12-30', '2000-01-04', calendar)).toBe(3);
  expect(workingDaysAfter('2026-09-29', '2026-10-10', calendar)).toBe(4);
  expect(workingDaysAfter('2026-10-10', '2026-10-09', calendar)).toBe(0);
});
