import { describe, expect, test } from 'vitest';
import type { ActivityFacts, Programme } from '#features/activity/facts.ts';
import { exampleFacts, exampleProgramme } from '#features/activity/fixtures.ts';
import { rulesWith, says, settingOf, severities } from '#features/rulebook/fixtures.ts';
import { exampleRecord } from '#features/record/fixtures-checks.ts';

const session = exampleProgramme.sessions[0] as Programme['sessions'][number];
const programme = (...sessions: Partial<Programme['sessions'][number]>[]): Programme => ({ tasks: [], sessions: sessions.map((over) => ({ ...session, ...over })) });
const at = (place: string) => exampleFacts({ activity: { place, programme: programme({ place, stops: [] }) } });
const stopping = (name: string, kind: 'visit' | 'scenic' = 'visit') => exampleFacts({ activity: { programme: programme({ stops: [{ name, kind }] }) } });

describe('PLC-01 barred scenic areas', () => {
  test.each([
    '庐山会议旧址', '江西省九江市庐山风景区', '安徽省黄山市黄山景区', '武当山特区', '承德避暑山庄', '八达岭长城', '太湖之滨', '乐山大佛', '武陵源', '漓江游船', '三亚亚龙湾',
    '庐 山', '廬山', '峨眉山', '华山西峰', '九华山', '西双版纳热带植物园', '少林寺',
  ])('%s is barred', (place) => {
    expect(severities('PLC-01', at(place))).toBe('block');
    expect(severities('PLC-01', stopping(place))).toBe('block');
  });
  test.each([
    '太湖路12号', '太湖流域管理局', '安徽省太湖县委党校', '黄山市审计局', '庐山市党群服务中心', '泰山区审计局', '华山医院', '嵩山路街道', '武夷山市', '白云山制药厂', '张家界市审计局',
    '桂林市审计局', '三亚市审计局', '西双版纳傣族自治州审计局', '黄果树集团', '漓江出版社', '金华山路', '峨眉山市', '江西省审计厅三楼会议室', '黄山头镇',
  ])('%s is not', (place) => expect(severities('PLC-01', at(place))).toBe(''));

  test('九华山 is not also 华山', () => expect(says('PLC-01', at('九华山'))[0]?.facts).toMatchObject({ area: '九华山' }));
  test('an override is bound to the words of the place', () => expect(says('PLC-01', at('庐山会议旧址'))[0]?.subject).toBe('庐山会议旧址'));
  test('where it really went is read too', () => {
    const facts = exampleFacts({ record: { ...exampleRecord, actualStops: [{ name: '庐山', kind: 'visit' }] } });
    expect(says('PLC-01', facts).map((finding) => finding.field)).toEqual(['record.actualStops']);
  });
  test('the list is the office’s: an empty office says nothing, an unconfirmed list warns', () => {
    expect(says('PLC-01', at('庐山'), { ...rulesWith(), settings: [] })).toEqual([]);
    const own = (status: 'confirmed' | 'unconfirmed') => rulesWith({ over: [settingOf('PLC-01', 'areas', [{ name: '东湖', aliases: ['东湖'], except: [] }], { status })] });
    expect(severities('PLC-01', at('东湖宾馆'), own('confirmed'))).toBe('block');
    expect(severities('PLC-01', at('东湖宾馆'), own('unconfirmed'))).toBe('warn');
    expect(severities('PLC-01', at('庐山'), own('confirmed'))).toBe('');
  });
});

describe('PLC-02 no tourist or leisure stops', () => {
  test.each([
    ['a scenic stop by its kind', stopping('东湖绿道', 'scenic'), 'warn'], ['by its words', at('梁子湖度假村'), 'warn'], ['a hot spring', stopping('咸宁温泉'), 'warn'],
    ['a hall', exampleFacts(), ''], ['the culture and tourism office', at('文化和旅游局会议室'), ''], ['no programme', exampleFacts({ activity: { programme: null, place: null } }), ''],
  ])('%s', (_, facts, expected) => expect(severities('PLC-02', facts)).toBe(expected));
});

describe('PLC-03 not stretched, not on days off (shipped: 1 day)', () => {
  const days = (activity: Partial<ActivityFacts['activity']>) => exampleFacts({ activity });
  const two = programme({ day: '2026-12-10' }, { day: '2026-12-11' });
  test.each([
    ['one working day', exampleFacts(), ''],
    ['two sessions on two days', days({ programme: two, plannedEnd: '2026-12-11' }), 'warn'],
    ['planned over two days', days({ plannedEnd: '2026-12-11' }), 'warn'],
    ['a Saturday', days({ programme: programme({ day: '2026-12-12' }), plannedOn: '2026-12-12', plannedEnd: '2026-12-12' }), 'warn'],
    ['no day yet', days({ programme: null, plannedOn: null, plannedEnd: null }), ''],
    ['held as approved', days({ approvedProgramme: exampleProgramme, heldOn: '2026-12-10' }), ''],
    ['held a day later than approved', days({ approvedProgramme: exampleProgramme, heldOn: '2026-12-11' }), 'warn'],
  ])('%s', (_, facts, expected) => expect(severities('PLC-03', facts)).toBe(expected));

  test('counts holidays by the calendar, and a make-up Saturday as work', () => {
    expect(says('PLC-03', exampleFacts(), rulesWith({ calendar: new Map([['2026-12-10', false]]) }))[0]?.facts).toEqual({ days: 1, off: 1, beyond: 0, limit: 1 });
    const saturday = days({ programme: programme({ day: '2026-12-12' }), plannedOn: '2026-12-12', plannedEnd: '2026-12-12' });
    expect(says('PLC-03', saturday, rulesWith({ calendar: new Map([['2026-12-12', true]]) }))).toEqual([]);
  });
  test('two days are fine where the office says two', () => {
    expect(severities('PLC-03', days({ plannedEnd: '2026-12-11' }), rulesWith({ over: [settingOf('PLC-03', 'days', 2)] }))).toBe('');
  });
  test('a record that ends the next day stretches it', () => {
    const facts = exampleFacts({ activity: { approvedProgramme: exampleProgramme, heldOn: '2026-12-10' }, record: { ...exampleRecord, endedAt: '2026-12-11T04:00:00.000Z' } });
    expect(says('PLC-03', facts)[0]?.facts).toEqual({ days: 2, off: 0, beyond: 1, limit: 1 });
  });
});

describe('PLC-04 the route as approved', () => {
  const went = (names: readonly string[], stopsReason: string | null = null) =>
    exampleFacts({ activity: { approvedProgramme: exampleProgramme }, record: { ...exampleRecord, stopsReason, actualStops: names.map((name) => ({ name, kind: 'visit' as const })) } });
  test.each([
    ['as approved', went(['江西省审计厅']), ''], ['written with a space', went(['江西省 审计厅']), ''], ['one more', went(['江西省审计厅', '八一广场']), 'ask'],
    ['another', went(['八一广场']), 'ask'], ['none entered', went([]), 'ask'], ['one more, with the reason', went(['江西省审计厅', '八一广场'], '对方临时安排展览'), ''],
    ['a blank reason', went(['八一广场'], '  '), 'ask'], ['no record yet', exampleFacts({ activity: { approvedProgramme: exampleProgramme } }), ''],
    ['nothing was approved', exampleFacts({ record: exampleRecord }), ''],
  ])('%s', (_, facts, expected) => expect(severities('PLC-04', facts)).toBe(expected));
  test('says what was added and what was left out', () => {
    expect(says('PLC-04', went(['八一广场']))[0]?.facts).toEqual({ added: '八一广场', left: '江西省审计厅' });
    expect(says('PLC-04', went([]))[0]?.facts).toEqual({ added: '@check.none', left: '江西省审计厅' });
  });
});

describe('PLC-05 mostly learning (shipped: 60 %, unconfirmed)', () => {
  const minutes = (learning: number, other: number) =>
    exampleFacts({ activity: { programme: programme({ agenda: [{ title: '学', minutes: learning, owner: '', strand: 'theory' }, { title: '行', minutes: other, owner: '', strand: 'other' }] }) } });
  test.each([['59 %', minutes(59, 41), 'warn'], ['60 %', minutes(60, 40), ''], ['61 %', minutes(61, 39), ''], ['no agenda', exampleFacts({ activity: { programme: programme({ agenda: [] }) } }), '']])(
    '%s', (_, facts, expected) => expect(severities('PLC-05', facts)).toBe(expected),
  );
  test('hardened but unconfirmed it only warns', () => {
    expect(severities('PLC-05', minutes(10, 90), rulesWith({ over: [settingOf('PLC-05', 'percent', 60, { severity: 'block', status: 'unconfirmed' })] }))).toBe('warn');
    expect(severities('PLC-05', minutes(10, 90), rulesWith({ over: [settingOf('PLC-05', 'percent', 60, { severity: 'block' })] }))).toBe('block');
  });
});
