import { describe, expect, test } from 'vitest';
import { actors, given, id } from '#features/activity/fixtures.ts';
import type { Decision } from '#shared/decision.ts';
import { counting, layered, settingOn, type Followed, type RuleSetting } from '#shared/rules.ts';
import { ruleOf } from './book.ts';
import { contradictions, contradictionsWith } from './decide-contradictions.ts';
import { chooseProfile, dropProfile } from './decide-profiles.ts';
import { set } from './decide.ts';
import { settingOf } from './fixtures.ts';
import { shippedSettings } from './shipped.ts';
import { profiles, underlay } from './shipped-profiles.ts';

const refusals = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));
const facts = (decision: Decision) => (decision.ok ? null : decision.findings[0]?.facts);
const followed = (profile: string, over: Partial<Followed> = {}) => ({ id: id(800), profile, position: 1, fromOn: '2026-07-01', toOn: null, version: 1, ...over });
const value = (settings: readonly RuleSetting[], rule: string, parameter: string, on: string): unknown => settingOn({ today: on, calendar: new Map(), settings: counting(settings) }, rule, parameter, on)?.value ?? null;

describe('layers', () => {
  const all = (own: readonly RuleSetting[], ...sets: Followed[]) => layered(own, sets, underlay);
  test('an office made before a rule was shipped has it all the same; its own founding rows stand as they are', () => {
    const old = shippedSettings.filter((row) => !row.rule.startsWith('CST-') && !row.rule.startsWith('DOC-'));
    expect(value(all(old), 'CST-01', 'limit', '2026-11-24')).toBe(150_000);
    expect(all(shippedSettings).length).toBe(shippedSettings.length);
    const ended = old.map((row) => (row.rule === 'PLN-11' ? { ...row, toOn: '2026-01-31' } : row));
    expect(value(all(ended), 'PLN-11', 'workingDays', '2026-11-24')).toBeNull();
  });
  test('a set counts in its days; a later one lies over an earlier one, the office’s own on top of all', () => {
    const hunan = followed('hunan', { toOn: '2026-12-31' });
    expect(['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((on) => value(all(shippedSettings, hunan), 'CST-01', 'limit', on))).toEqual([150_000, 120_000, 120_000, 150_000]);
    const fujian = followed('fujian', { position: 2, fromOn: '2026-10-01' });
    expect(['2026-09-30', '2026-10-01'].map((on) => value(all(shippedSettings, hunan, fujian), 'PLN-10', 'provinceTrips', on))).toEqual([1, 0]);
    const own = settingOf('CST-01', 'limit', 100_000, { fromOn: '2026-08-01' });
    expect(['2026-07-31', '2026-08-01'].map((on) => value(all([...shippedSettings, own], hunan), 'CST-01', 'limit', on))).toEqual([120_000, 100_000]);
  });
  test('what waits for confirmation lies under what is confirmed, wherever it comes from', () => {
    const proposed = settingOf('CST-01', 'limit', 900_000, { status: 'unconfirmed', fromOn: '2026-08-01' });
    expect(value(all([...shippedSettings, proposed], followed('hunan')), 'CST-01', 'limit', '2026-12-01')).toBe(120_000);
  });
  test('every figure of every set is a parameter of the book, of its own kind', () => {
    for (const { figures } of profiles) for (const { rule, parameter, value: figure } of figures) {
      expect(ruleOf(rule)?.parameters.some((one) => one.parameter === parameter), `${rule}.${parameter}`).toBe(true);
      expect(typeof figure).toBe('number');
    }
  });
});

describe('choosing', () => {
  const choose = (over: Partial<Parameters<typeof chooseProfile>[1]> = {}, sets: readonly ReturnType<typeof followed>[] = [], own = shippedSettings, who: Parameters<typeof given>[0] = actors.committee) =>
    chooseProfile({ followed: sets, own }, { commandId: id(1), profile: 'hunan', fromOn: '2026-12-01', ...over }, given(who));
  test('over what is followed already', () => expect(choose({}, [followed('henu')])).toMatchObject({ ok: true, changes: [{ op: 'insert', row: { profile: 'hunan', position: 2, fromOn: '2026-12-01', toOn: null } }] }));
  test.each([
    ['no such set', choose({ profile: 'mars' }), ['rulebook.no_profile']], ['from a day gone by', choose({ fromOn: '2026-11-23' }), ['rulebook.past']], ['followed already', choose({}, [followed('hunan')]), ['rulebook.followed_already']],
    ['ended before', choose({}, [followed('hunan', { toOn: '2026-11-30' })]), []], ['not by finance', choose({}, [], shippedSettings, actors.finance), ['forbidden.post']],
    ['against the office’s own value', choose({}, [], [...shippedSettings, settingOf('CST-01', 'limit', 110_000)]), ['rulebook.contradicts']],
  ] as const)('%s', (_, decision, wanted) => expect(refusals(decision)).toEqual(wanted));
});

describe('stopping', () => {
  const none = { activities: 0, lines: 0 };
  const drop = (over: Partial<Parameters<typeof dropProfile>[1]> = {}, after = none, row = followed('hunan'), who: Parameters<typeof given>[0] = actors.committee) =>
    dropProfile({ followed: [row], after }, { commandId: id(2), id: row.id, version: 1, lastOn: '2026-12-31', known: false, ...over }, given(who));
  test('it ends on the day given, and what lies before keeps it', () => expect(drop()).toMatchObject({ ok: true, changes: [{ op: 'update', set: { toOn: '2026-12-31', version: 2 } }] }));
  test('one that is in use is told first, with how much, and then ends all the same', () => {
    expect([refusals(drop({}, { activities: 3, lines: 12 })), facts(drop({}, { activities: 3, lines: 12 }))]).toEqual([['rulebook.profile_in_use'], { activities: 3, lines: 12, last: '2026-12-31' }]);
    expect(drop({ known: true }, { activities: 3, lines: 12 }).ok).toBe(true);
  });
  test('before it began it never counts', () => expect(drop({ lastOn: '2026-11-24' }, none, followed('hunan', { fromOn: '2027-01-01' }))).toMatchObject({ changes: [{ set: { toOn: '2026-12-31' } }] }));
  test.each([
    ['yesterday is past', drop({ lastOn: '2026-11-23' }), ['rulebook.last_past']], ['twice', drop({}, none, followed('hunan', { toOn: '2026-12-01' })), ['rulebook.ended_already']], ['an older page', drop({ version: 9 }), ['stale.office_profile']],
    ['another set', drop({ id: id(999) }), ['rulebook.not_followed']], ['a member', drop({}, none, followed('hunan'), actors.member), ['forbidden.post']],
  ] as const)('%s', (_, decision, wanted) => expect(refusals(decision)).toEqual(wanted));
});

describe('parameters that contradict one another are refused, both named', () => {
  test('what is shipped, and every set over it, agrees with itself', () => {
    expect(contradictions(shippedSettings, '2026-11-24')).toEqual([]);
    for (const { id: name } of profiles) expect(contradictions(layered(shippedSettings, [followed(name)], underlay), '2026-11-24'), name).toEqual([]);
  });
  const named = (rule: string, parameter: string, figure: number) => {
    const decision = set({ rows: [], all: shippedSettings }, { commandId: id(3), rule, parameter, value: figure, severity: null, fromOn: '2026-12-01', source: '本办', article: null }, given(actors.committee));
    return decision.ok ? 'ok' : decision.findings.map((finding) => `${finding.check} ${String(finding.facts['aRule'])} ${String(finding.facts['aValue'])} / ${String(finding.facts['bRule'])} ${String(finding.facts['bValue'])}`).join('; ');
  };
  test.each([
    ['one meal above the day', 'CST-06', 'limit', 10_100, 'rulebook.contradicts CST-06 101.00元 / CST-07 100.00元'], ['one meal as much as the day', 'CST-06', 'limit', 10_000, 'ok'], ['the day below one meal', 'CST-07', 'limit', 3_900, 'rulebook.contradicts CST-06 40.00元 / CST-07 39.00元'],
    ['a minibus dearer than a coach', 'CST-02', 'limit', 160_000, 'rulebook.contradicts CST-02 1,600.00元 / CST-01 1,500.00元'], ['class hours longer than half a day', 'CST-10', 'hoursPerHalfDay', 7, 'rulebook.too_long CST-10 7学时 / CST-10 45分钟'], ['a day no month has', 'PLN-05', 'month', 2, 'rulebook.no_such_day PLN-05 2月 / PLN-05 31日'],
    ['associate above full', 'CST-10', 'associate', 100_100, 'rulebook.contradicts CST-10 1,001.00元 / CST-10 1,000.00元'], ['a size upside down', 'ORG-01', 'most', 2, 'rulebook.contradicts ORG-01 3人 / ORG-01 2人'], ['nothing to do with others', 'CST-03', 'percent', 80, 'ok'],
  ])('%s', (_, rule, parameter, figure, wanted) => expect(named(rule, parameter, figure)).toBe(wanted));
  test('also against a value that begins later', () => {
    const later = [...shippedSettings, settingOf('CST-07', 'limit', 5_000, { fromOn: '2027-01-01' })];
    const row = (toOn: string | null) => settingOf('CST-06', 'limit', 6_000, { fromOn: '2026-12-01', toOn, layer: 9 });
    expect([contradictionsWith(later, row(null)).length, contradictionsWith(later, row('2026-12-31')).length]).toEqual([1, 0]);
  });
  test.each([['negative', -1], ['a fraction', 1.5], ['overflowing', 1_000_000_001]])('an amount that is %s is refused by the contract or by its range', (_, figure) => expect(named('CST-01', 'limit', figure)).not.toBe('ok'));
});
