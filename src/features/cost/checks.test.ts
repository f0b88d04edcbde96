import { describe, expect, test } from 'vitest';
import { rulesWith, settingOf, shippedRules } from '#features/rulebook/fixtures.ts';
import { runCheck } from '#shared/check.ts';
import type { Rules } from '#shared/rules.ts';
import { costChecks } from './checks.ts';
import { lineOf, type CostFacts } from './facts-checks.ts';
import type { CostLine } from './facts.ts';
import { exampleCosts } from './fixtures.ts';

type Line = Partial<CostLine>;
function says(id: string, lines: readonly Line[], over: Partial<CostFacts> = {}, rules: Rules = shippedRules): string {
  const check = costChecks.find((one) => one.id === id);
  if (check === undefined) throw new Error(id);
  return runCheck(check, exampleCosts(lines, over), rules).map(({ severity }) => severity).join(' ');
}
type Case = readonly [why: string, lines: readonly Line[], over: Partial<CostFacts>, says: string];
const table = (id: string, cases: readonly Case[], rules: Rules = shippedRules) =>
  test.each(cases)(`${id}: %s`, (_, lines, over, wanted) => expect(says(id, lines, over, rules)).toBe(wanted));
const confirmed = (rule: string, parameter: string, value: unknown) => rulesWith({ over: [settingOf(rule, parameter, value)] });

const bus = (yuan: number, over: Line = {}): Line => ({ category: 'hire', basis: 'vehicle_day', quantity: 1, times: 1, seats: 45, unitFen: yuan * 100, ...over });
const meal = (yuan: number, over: Line = {}): Line => ({ category: 'meal', basis: 'person_meal', quantity: 20, times: 1, unitFen: yuan * 100, ...over });
const room = (yuan: number, over: Line = {}): Line => ({ category: 'venue', basis: 'person_half_day', quantity: 20, times: 1, unitFen: yuan * 100, ...over });
const talk = (yuan: number, over: Line = {}): Line => ({ category: 'lecture', basis: 'class_hour', quantity: 1, times: 2, unitFen: yuan * 100, lecturer: 'full', ...over });
const bed = (yuan: number, over: Line = {}): Line => ({ category: 'lodging', basis: 'room_night', quantity: 10, times: 1, unitFen: yuan * 100, ...over });

describe('hire', () => {
  table('CST-01', [
    ['below', [bus(1499)], {}, ''], ['at', [bus(1500)], {}, ''], ['above', [bus(1501)], {}, 'block'], ['a small vehicle is not its business', [bus(1501, { seats: 25 })], {}, ''],
    ['at 26 seats it is a coach', [bus(1501, { seats: 26 })], {}, 'block'], ['out of town a reason will do', [bus(1501)], { away: 'city' }, 'warn'],
    ['out of the province too', [bus(1501)], { away: 'province' }, 'warn'], ['nobody knows whether it goes out', [bus(1501)], { away: null }, 'block'],
    ['seats not said, over both ceilings', [bus(1501, { seats: null })], {}, 'block'], ['costs nothing', [bus(1501, { quantity: 0 })], {}, ''], ['two lines', [bus(1600), bus(1700)], {}, 'block block'],
  ]);
  table('CST-02', [
    ['below', [bus(999, { seats: 25 })], {}, ''], ['at', [bus(1000, { seats: 25 })], {}, ''], ['above', [bus(1001, { seats: 25 })], {}, 'block'], ['a coach is not its business', [bus(1001)], {}, ''],
    ['seats not said: asked', [bus(1001, { seats: null })], {}, 'ask'], ['seats not said, over both: the other rule', [bus(1501, { seats: null })], {}, ''], ['out of town', [bus(1001, { seats: 20 })], { away: 'city' }, 'warn'],
  ]);
  table('CST-03', [
    ['half empty', [bus(100, { seats: 40 })], { people: 20 }, ''], ['more than half empty', [bus(100, { seats: 41 })], { people: 20 }, 'warn'], ['one more than needed', [bus(100, { seats: 20, quantity: 2 })], { people: 20 }, 'warn'],
    ['two needed', [bus(100, { seats: 20, quantity: 2 })], { people: 21 }, ''], ['people not known', [bus(100, { seats: 45 })], { people: null }, ''], ['seats not known', [bus(100, { seats: null })], {}, ''], ['no vehicle', [{}], {}, ''],
  ]);
  table('CST-04', [
    ['below', [bus(1999)], {}, ''], ['at', [bus(2000)], {}, 'warn'], ['two days come to it', [bus(1000, { times: 2 })], {}, 'warn'], ['a contract', [bus(3000, { papers: ['contract'] })], {}, ''], ['paid by the partner', [bus(3000, { payer: 'partner' })], {}, ''],
  ]);
});

describe('venue and meals', () => {
  table('CST-05', [
    ['below', [room(49)], {}, ''], ['at', [room(50)], {}, ''], ['above, while the clause is unconfirmed', [room(51)], {}, 'warn'], ['a room by half-days', [room(1000, { basis: 'half_day', quantity: 1 })], { people: 20 }, ''],
    ['a room too dear', [room(1001, { basis: 'half_day', quantity: 1 })], { people: 20 }, 'warn'], ['people not known', [room(5000, { basis: 'half_day', quantity: 1 })], { people: null }, ''],
    ['a lump sum over two half-days', [room(2002, { basis: 'lump', quantity: 1 })], { people: 20, halfDays: 2 }, 'warn'], ['a lump sum, half-days not known', [room(2002, { basis: 'lump', quantity: 1 })], { halfDays: null }, ''],
  ]);
  table('CST-05', [['above, once confirmed', [room(51)], {}, 'block']], confirmed('CST-05', 'limit', 5_000));
  table('CST-06', [
    ['below', [meal(39)], {}, ''], ['at', [meal(40)], {}, ''], ['above', [meal(41)], {}, 'block'], ['two meals are a day', [meal(41, { times: 2 })], {}, ''], ['two meals on two days', [meal(41, { times: 2 })], { days: 2 }, 'block'],
    ['a full day', [meal(90, { basis: 'person_day' })], {}, ''], ['two tables of different people', [meal(41, { quantity: 10 }), meal(40, { quantity: 10 })], {}, 'block'], ['lunch and dinner of all', [meal(41), meal(40)], {}, ''], ['days not known: one', [meal(41)], { days: null }, 'block'],
  ]);
  table('CST-07', [
    ['below', [meal(99, { basis: 'person_day' })], {}, ''], ['at', [meal(100, { basis: 'person_day' })], {}, ''], ['above', [meal(101, { basis: 'person_day' })], {}, 'block'], ['three meals above', [meal(34, { times: 3 })], {}, 'block'], ['three meals at', [meal(30, { times: 3 })], {}, ''],
    ['lunch and dinner of all', [meal(60), meal(41)], {}, 'block'], ['where the standard is higher', [meal(120, { basis: 'person_day' })], { place: '青海省西宁市' }, ''], ['above the higher one, which waits for confirmation', [meal(121, { basis: 'person_day' })], { place: '青海省西宁市' }, 'warn'], ['one meal is not its business', [meal(150)], {}, ''],
  ]);
  table('CST-09', [
    ['nobody draws', [meal(30, { onAllowance: 0 })], {}, ''], ['somebody draws', [meal(30, { onAllowance: 1 })], {}, 'warn'], ['not said', [meal(30)], {}, ''], ['not said on site', [meal(30)], { onSite: true }, 'ask'], ['nobody draws on site', [meal(30, { onAllowance: 0 })], { onSite: true }, ''],
    ['the bus as well', [bus(900, { onAllowance: 3 })], {}, 'warn'], ['a venue is not personal', [room(30, { onAllowance: 3 })], {}, ''], ['the partner’s people', [meal(30, { onAllowance: 3, spentOn: 'partner' })], {}, ''],
  ]);
  const hosted = (over: Line = {}): Line => meal(40, { payer: 'partner', ...over });
  table('CST-18', [
    ['one meal, unpaid', [hosted()], {}, 'warn'], ['one meal, paid', [hosted({ papers: ['payment'] })], {}, ''], ['a second, unpaid', [hosted({ times: 2 })], {}, 'block'], ['a second on another line', [hosted(), hosted()], {}, 'block block'],
    ['the second is paid', [hosted(), hosted({ papers: ['payment'] })], {}, 'warn'], ['a whole day', [hosted({ basis: 'person_day' })], {}, 'block'], ['our own meal', [meal(40)], {}, ''], ['even where it is free', [hosted({ unitFen: 0 })], {}, 'warn'],
  ]);
});

describe('lectures', () => {
  table('CST-10', [
    ['associate at', [talk(500, { lecturer: 'associate' })], {}, ''], ['associate above', [talk(501, { lecturer: 'associate' })], {}, 'block'], ['full below', [talk(999)], {}, ''], ['full at', [talk(1000)], {}, ''], ['full above', [talk(1001)], {}, 'block'],
    ['academician at', [talk(1500, { lecturer: 'academician' })], {}, ''], ['academician above', [talk(1501, { lecturer: 'academician' })], {}, 'block'], ['others at', [talk(300, { lecturer: 'other' })], {}, ''], ['others above: one local rule only', [talk(301, { lecturer: 'other' })], {}, 'warn'],
    ['title not said', [talk(200, { lecturer: null })], {}, 'ask'], ['four hours in a half-day', [talk(1000, { times: 4 })], { minutes: 180 }, ''], ['five hours', [talk(1000, { times: 5 })], { minutes: 240 }, 'block'], ['eight in a day', [talk(1000, { times: 8 })], { halfDays: 2, minutes: 480 }, ''],
    ['longer than the activity', [talk(1000, { times: 4 })], { minutes: 179 }, 'warn'], ['time not known', [talk(1000, { times: 9 })], { halfDays: null, minutes: null }, ''],
  ]);
  table('CST-11', [['own lecturer, a fee', [talk(100, { lecturerOwn: true })], {}, 'warn'], ['own lecturer, no fee', [talk(0, { lecturerOwn: true })], {}, ''], ['another’s', [talk(100)], {}, '']]);
});

describe('what it is, who pays, out of which pot', () => {
  const note = (text: string): Line => ({ note: text });
  table('CST-08', [['an allowance', [note('每人补助50元')], {}, 'block'], ['spaced', [note('发放 津 贴')], {}, 'block'], ['a standard named', [note('按伙食补助标准就餐')], {}, ''], ['no note', [{}], {}, '']]);
  table('CST-12', [['one of eight', [{}], {}, ''], ['none of them', [{ category: 'gift' as never }], {}, 'block'], ['a lump of meals', [meal(500, { basis: 'lump' })], {}, 'warn'], ['other costs may be a lump', [{ category: 'other', basis: 'lump' }], {}, '']]);
  table('CST-13', [
    ['spirits', [note('白酒两瓶')], {}, 'block'], ['cigarettes', [note('香烟')], {}, 'block'], ['gifts', [note('纪念品')], {}, 'block'], ['a hotel is none', [note('某酒店会议室')], {}, ''], ['a city is none', [note('烟台市')], {}, ''], ['tickets are explained', [note('景区门票')], {}, 'warn'],
    ['full width', [note('ＫＴＶ')], {}, 'warn'], ['nothing', [note('学习资料')], {}, ''],
  ]);
  table('CST-14', [
    ['each its own', [{ payer: 'own', spentOn: 'own' }, { payer: 'partner', spentOn: 'partner' }], {}, ''], ['they pay ours', [{ payer: 'partner' }], {}, 'ask'], ['we pay theirs', [{ spentOn: 'partner' }], {}, 'ask'], ['under audit', [{ payer: 'partner' }], { audited: true }, 'block'], ['nothing is paid', [{ payer: 'partner', unitFen: 0 }], {}, ''],
  ]);
  table('CST-15', [
    ['party_fiscal', [{ fundSource: 'party_fiscal' }], {}, ''], ['own_work_fund', [{ fundSource: 'own_work_fund' }], {}, ''], ['no source', [{ fundSource: null }], {}, 'block'], ['dues without a decision', [{ fundSource: 'party_dues' }], {}, 'block'],
    ['dues, a blank decision', [{ fundSource: 'party_dues', decision: ' ' }], {}, 'block'], ['dues with a decision', [{ fundSource: 'party_dues', decision: '2026-11-02 支委会' }], {}, ''], ['the partner’s own money', [{ fundSource: null, payer: 'partner' }], {}, ''], ['nothing is paid', [{ fundSource: null, unitFen: 0 }], {}, ''],
  ]);
});

describe('travel and what was spent', () => {
  table('CST-16', [
    ['not known yet', [{}], {}, ''], ['as estimated', [{ actualFen: 20_000 }], {}, ''], ['over in all, the line within ten in a hundred', [{ actualFen: 22_000 }], {}, 'warn'], ['over by more', [{ actualFen: 22_001 }], {}, 'warn warn'], ['the line is explained', [{ actualFen: 22_001, actualNote: '临时加印' }], {}, 'warn'], ['below', [{ actualFen: 0 }], {}, ''],
  ]);
  table('CST-17', [
    ['no table: asked', [bed(350)], {}, 'ask'], ['a journey is asked about', [{ category: 'intercity', basis: 'person_trip' }], { away: 'city' }, 'ask'], ['a journey at home', [{ category: 'intercity', basis: 'person_trip' }], { away: 'no' }, 'warn'], ['neither', [{}], {}, ''],
  ]);
  table('CST-17', [
    ['below', [bed(349)], {}, ''], ['at', [bed(350)], {}, ''], ['above the lowest rank', [bed(351)], {}, 'ask'], ['at the highest', [bed(800)], {}, 'ask'], ['above all', [bed(801)], {}, 'block'], ['another place', [bed(801)], { place: '南昌市' }, 'ask'],
  ], confirmed('CST-17', 'table', [{ place: '武汉', others: 35_000, bureau: 48_000, minister: 80_000 }]));
  table('CST-19', [
    ['not held yet', [{}], {}, ''], ['nothing at hand', [{}], { held: true }, 'block block'], ['all at hand', [{ papers: ['invoice', 'payment'] }], { held: true }, ''], ['a bus needs its note', [bus(900, { papers: ['invoice', 'payment'] })], { held: true }, 'block'],
    ['a dear bus its contract too', [bus(2000, { papers: ['invoice', 'payment'] })], { held: true }, 'block block'], ['a lecturer signs', [talk(500, { papers: ['invoice', 'payment'] })], { held: true }, 'block'], ['meals are explained', [meal(30, { papers: ['invoice', 'payment', 'meal_note'] })], { held: true }, ''],
    ['dues need their decision', [{ fundSource: 'party_dues', papers: ['invoice', 'payment'] }], { held: true }, 'block'], ['the partner’s own', [{ payer: 'partner' }], { held: true }, ''], ['nothing was spent', [{ actualFen: 0 }], { held: true }, ''],
  ]);
});

describe('dates, missing settings, names', () => {
  const before = rulesWith({ over: [settingOf('CST-01', 'limit', 150_000, { toOn: '2026-12-31' }), settingOf('CST-01', 'limit', 120_000, { fromOn: '2027-01-01' })] });
  test.each([['2026-12-31', ''], ['2027-01-01', 'block']])('CST-01 on %s', (day, wanted) => expect(says('CST-01', [bus(1300)], { day }, before)).toBe(wanted));
  test('before anything was in force nothing is said', () => expect(says('CST-01', [bus(9999)], { day: '2017-09-30' })).toBe(''));
  test.each(costChecks.map((check) => [check.id]))('%s says nothing of an estimate that is in order, and nothing of none', (id) => expect([says(id, [{}]), says(id, [])]).toEqual(['', '']));
  test('a line is found again from what is said of it, and a price that changes is asked about anew', () => {
    const [check] = costChecks;
    const [a, b] = [1600, 1700].map((price) => check && runCheck(check, exampleCosts([bus(price)]), shippedRules)[0]);
    expect(lineOf({ subject: a?.subject ?? '' })).toBe(exampleCosts().lines[0]?.id);
    expect(a?.subject).not.toBe(b?.subject);
    expect(lineOf({ subject: '' })).toBeNull();
  });
  test('the largest line there can be does not overflow', () => expect(says('CST-01', [bus(1_000_000, { quantity: 100_000, times: 90 })])).toBe('block'));
});
