import { describe, expect, test } from 'vitest';
import { actor, actors, given, id } from '#features/activity/fixtures.ts';
import type { Actor, Post } from '#shared/actor.ts';
import type { Change, Decision } from '#shared/decision.ts';
import { counting, settingOn, type RuleSetting, type Rules } from '#shared/rules.ts';
import type { Setting as AnySetting } from './contract.ts';
import { confirm, set } from './decide.ts';

type Setting = AnySetting & { id: string };
const office = (post: Post, person = id(30)): Actor => actor(person, '安全员', [{ post, branchId: null }], []);
const security = office('security_admin');

const row = (over: Partial<Setting> = {}): Setting => ({
  id: id(500), parameter: 'workingDays', value: 7, unit: '个工作日', severity: null, profile: 'central', fromOn: '2017-10-01', toOn: null, source: '甲', article: null,
  status: 'unconfirmed', confirmedBy: null, confirmedOn: null, version: 1, ...over,
});
const input = (over: Partial<Parameters<typeof set>[1]> = {}) => ({
  commandId: id(600), rule: 'PLN-11', parameter: 'workingDays', value: 5, severity: null, fromOn: '2026-12-01', source: '本办规定', article: null, ...over,
});
const refusals = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));

/** The rows as they stand after a decision. */
function after(rows: readonly Setting[], decision: Decision): Setting[] {
  if (!decision.ok) throw new Error(refusals(decision).join());
  return decision.changes.reduce((now: Setting[], change: Change) => {
    if (change.op === 'insert') return [...now, change.row as Setting];
    return change.op === 'update' ? now.map((one) => (one.id === change.id ? { ...one, ...change.set } : one)) : now;
  }, [...rows]);
}
const inForce = (rows: readonly Setting[], rule: string, on: string): unknown => {
  const settings = counting(rows.map((one) => ({ ...one, rule }) as RuleSetting));
  const rules: Rules = { today: '2026-11-24', calendar: new Map(), settings };
  return settingOn(rules, rule, rows[0]?.parameter ?? '', on)?.value;
};

describe('who sets', () => {
  const by = (rule: string, parameter: string, value: number | string[], who: Actor) => refusals(set({ all: [], rows: [] }, input({ rule, parameter, value }), given(who)));
  test.each([
    ['committee', actors.committee, [], [], ['forbidden.post']], ['discipline', actors.discipline, ['forbidden.post'], ['forbidden.post'], ['forbidden.post']],
    ['security', security, ['forbidden.post'], ['forbidden.post'], []], ['secretary', actors.secretary, ['forbidden.post'], ['forbidden.post'], ['forbidden.post']],
    ['member', actors.member, ['forbidden.post'], ['forbidden.post'], ['forbidden.post']], ['finance', actors.finance, ['forbidden.post'], ['forbidden.post'], ['forbidden.post']],
    ['system administrator', office('system_admin'), ['forbidden.post'], ['forbidden.post'], ['forbidden.post']], ['link', actors.link, ['forbidden.post'], ['forbidden.post'], ['forbidden.post']],
    ['a token that may only read', { ...actors.committee, may: 'read' as const }, ['forbidden.read_only'], ['forbidden.read_only'], ['forbidden.read_only']],
  ])('%s', (_, who, pln, plc, sec) => {
    expect(by('PLN-11', 'workingDays', 5, who)).toEqual(pln);
    expect(by('PLC-02', 'words', ['景区'], who)).toEqual(plc);
    expect(by('SEC-02', 'failures', 4, who)).toEqual(sec);
  });
});

describe('what is set', () => {
  const say = (over: Partial<Parameters<typeof set>[1]>, who: Actor = actors.committee) => refusals(set({ all: [], rows: [row()] }, input(over), given(who)));
  test.each([
    ['from today', { fromOn: '2026-11-24' }, []], ['from yesterday', { fromOn: '2026-11-23' }, ['rulebook.past']], ['an unknown rule', { rule: 'XXX-01' }, ['rulebook.no_rule']],
    ['an unknown parameter', { parameter: 'days' }, ['rulebook.no_parameter']], ['words for a figure', { value: ['a'] }, ['rulebook.value_kind']], ['yes for a figure', { value: true }, ['rulebook.value_kind']],
    ['nought', { value: 0 }, ['rulebook.value_range']], ['one', { value: 1 }, []], ['too much', { value: 10_001 }, ['rulebook.value_range']],
    ['over a hundred per cent', { rule: 'PLC-05', parameter: 'percent', value: 101 }, ['rulebook.value_range']], ['severity where it may be overridden', { severity: 'block' }, []],
    ['severity where nobody may', { rule: 'ORG-04', parameter: 'actions', value: ['选举'], severity: 'warn' }, ['rulebook.severity_fixed']],
    ['severity on a second parameter', { rule: 'PLC-01', parameter: 'followedBy', value: ['路'], severity: 'warn' }, ['rulebook.severity_fixed']],
    ['reminders oftener than the law’s spirit', { rule: 'BRD-04', parameter: 'perItem', value: 3 }, ['rulebook.value_bound']], ['reminders fewer', { rule: 'BRD-04', parameter: 'perItem', value: 1 }, []],
    ['reminders from seven', { rule: 'BRD-04', parameter: 'from', value: 7 }, ['rulebook.value_bound']], ['reminders till eight in the evening', { rule: 'BRD-04', parameter: 'to', value: 20 }, ['rulebook.value_bound']],
    ['a check without a threshold is hardened', { rule: 'PLN-08', parameter: 'on', value: true, severity: 'block' }, []],
    ['the amount for the leading group', { rule: 'APPROVAL', parameter: 'leading_group_from_fen', value: 0 }, []],
  ] as const)('%s', (_, over, expected) => expect(say(over as Partial<Parameters<typeof set>[1]>)).toEqual(expected));
});

describe('the past keeps the old value', () => {
  test('before and after the day', () => {
    const rows = after([row()], set({ all: [], rows: [row()] }, input(), given(actors.committee)));
    expect([inForce(rows, 'PLN-11', '2026-11-30'), inForce(rows, 'PLN-11', '2026-12-01')]).toEqual([7, 5]);
    expect(rows[0]).toMatchObject({ toOn: '2026-11-30', version: 2 });
    expect(rows[1]).toMatchObject({ status: 'confirmed', confirmedBy: '吴常青', confirmedOn: '2026-11-24', profile: 'office' });
  });
  test('set twice for the same day the last word counts; set before a later one it ends there', () => {
    const once = after([row()], set({ all: [], rows: [row()] }, input(), given(actors.committee)));
    const twice = after(once, set({ all: [], rows: once }, input({ value: 6 }), given(actors.committee, { newId: () => id(700) })));
    expect([inForce(twice, 'PLN-11', '2026-11-30'), inForce(twice, 'PLN-11', '2026-12-01')]).toEqual([7, 6]);
    const between = after(twice, set({ all: [], rows: twice }, input({ value: 9, fromOn: '2026-11-26' }), given(actors.committee, { newId: () => id(701) })));
    expect(['2026-11-25', '2026-11-26', '2026-11-30', '2026-12-01'].map((on) => inForce(between, 'PLN-11', on))).toEqual([7, 9, 9, 6]);
  });
});

describe('廉政 and 地点 wait for 机关纪委', () => {
  const old = row({ parameter: 'words', value: ['景区'], status: 'confirmed' });
  const proposed = after([old], set({ all: [], rows: [old] }, input({ rule: 'PLC-02', parameter: 'words', value: ['别的'] }), given(actors.committee)));
  const waiting = proposed[1] as Setting;
  const confirming = (who: Actor, over: Partial<{ setterId: string | null; version: number; today: string }> = {}) =>
    confirm({ all: [], rows: proposed, setterId: over.setterId ?? null }, { commandId: id(601), rule: 'PLC-02', id: waiting.id, version: over.version ?? 1 }, given(who, { today: over.today ?? '2026-11-24' }));

  test('what is proposed does not count, and the confirmed value stays', () => {
    expect(waiting.status).toBe('unconfirmed');
    expect(inForce(proposed, 'PLC-02', '2026-12-05')).toEqual(['景区']);
  });
  test('confirmed, it counts from its day', () => {
    const rows = after(proposed, confirming(actors.discipline));
    expect([inForce(rows, 'PLC-02', '2026-11-30'), inForce(rows, 'PLC-02', '2026-12-01')]).toEqual([['景区'], ['别的']]);
  });
  test('confirmed late, it counts from the day it is confirmed, not before', () => {
    const rows = after(proposed, confirming(actors.discipline, { today: '2026-12-20' }));
    expect([inForce(rows, 'PLC-02', '2026-12-19'), inForce(rows, 'PLC-02', '2026-12-20')]).toEqual([['景区'], ['别的']]);
  });
  test.each([
    ['机关党委', confirming(actors.committee), ['forbidden.post']], ['security', confirming(security), ['forbidden.post']], ['a member', confirming(actors.member), ['forbidden.post']],
    ['who set it', confirming(actors.discipline, { setterId: actors.discipline.personId }), ['rulebook.own']], ['an older version', confirming(actors.discipline, { version: 9 }), ['stale.rule_setting']],
  ])('%s is refused', (_, decision, expected) => expect(refusals(decision)).toEqual(expected));
  test('once is enough; another parameter’s row is not found', () => {
    const rows = after(proposed, confirming(actors.discipline));
    const again = { commandId: id(602), rule: 'PLC-02', id: waiting.id, version: 2 };
    expect(refusals(confirm({ all: [], rows, setterId: null }, again, given(actors.discipline)))).toEqual(['rulebook.confirmed_already']);
    expect(refusals(confirm({ all: [], rows, setterId: null }, { ...again, id: id(999) }, given(actors.discipline)))).toEqual(['rulebook.no_rule']);
  });
});

test('a shipped value that is 待核 is confirmed where it stands', () => {
  const rows = after([row()], confirm({ all: [], rows: [row()], setterId: null }, { commandId: id(603), rule: 'PLN-11', id: id(500), version: 1 }, given(actors.committee)));
  expect(rows).toMatchObject([{ status: 'confirmed', confirmedBy: '吴常青', fromOn: '2017-10-01', version: 2 }]);
});

test('a value that is over is left as it was', () => {
  const over = row({ toOn: '2026-11-23' });
  expect(refusals(confirm({ all: [], rows: [over], setterId: null }, { commandId: id(604), rule: 'PLN-11', id: id(500), version: 1 }, given(actors.committee)))).toEqual(['rulebook.past']);
});
