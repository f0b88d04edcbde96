import { describe, expect, test } from 'vitest';
import { exampleProduct } from './fixtures.ts';
import { burdenFindingsOf } from './checks.ts';
import { askedAgain, forbiddenIn, limitsOn, personalIn, phoneOn, tooMuch, utmost, wordsOf, writesFromPhone, type Product } from './facts.ts';
import { rulesWith, settingOf, shippedRules } from '#features/rulebook/fixtures.ts';

const found = (over: Partial<Product>) => burdenFindingsOf({ ...exampleProduct, ...over }, shippedRules).map(({ check, severity, subject }) => `${check} ${severity} ${subject}`);
const at = (name: string) => [{ where: '台账', name }];

test('a product that keeps to the rules is found guilty of nothing', () => expect(found({})).toEqual([]));

describe('BRD-01: what may not exist', () => {
  test.each(['points', 'totalScore', 'member_ranking', 'leaderboard', 'checkIn', 'clock_in_at', 'latitude', 'gps', 'geo_location', 'onlineMinutes', 'online_time', 'loginRate', 'signInDays', 'photoRequired', '积分', '活跃率', '打卡次数'])(
    '%s is found', (name) => expect(found({ names: at(name) })).toEqual([`BRD-01 block 台账.${name}`]));
  test.each(['signIn', 'likeness', 'rank', 'place', 'points_of_order_text', 'appointedBy', 'checkInput', 'checks', 'minutes', 'photos', '签到表', '地点'])(
    '%s is not', (name) => expect(forbiddenIn(at(name)).map((one) => one.name)).toEqual(name === 'points_of_order_text' ? [name] : []));
  test('names are read by their words', () => expect(wordsOf('onlineMinutes_perDay')).toBe('online minutes per day'));
});

describe('BRD-02: what a template asks again', () => {
  const held = ['联学主题', '时间', '地点', '主持人', '人', '机关党委意见'];
  test.each([
    ['联学主题：＿＿＿＿＿＿', ['联学主题']], ['一、地点：________　时间：', ['地点', '时间']], ['联学主题：{联学主题}', []], ['会议时间很长', []], ['主持人', []], ['主持人 ____', ['主持人']], ['人：____', []], ['活动地点：____', ['地点']], ['机关党委意见：____', []], ['地点：', ['地点']], ['地点：\n会议室', ['地点']],
  ])('%s', (text, wanted) => expect(askedAgain(text, held)).toEqual(held.filter((name) => wanted.includes(name))));
  test('is a warning that names the paper', () => expect(found({ asked: [{ paper: '审批表', names: ['联学主题'] }, { paper: '记录', names: [] }] })).toEqual(['BRD-02 warn 审批表']));
});

test('BRD-03: what must be uploaded is found, but for verbs about that very file', () => {
  const uploads = [{ where: 'record.complete', name: 'photoFileIds', required: true }, { where: 'outcome.report', name: 'evidenceFileIds', required: false }, { where: 'partner.consentOnPaper', name: 'fileId', required: true }];
  expect(found({ uploads })).toEqual(['BRD-03 block record.complete.photoFileIds']);
});

describe('BRD-04: reminders', () => {
  const reminder = { item: '甲', nth: 1, minutes: 9 * 60, workingDay: true };
  test.each([
    [reminder, null], [{ ...reminder, nth: 2 }, null], [{ ...reminder, nth: 3 }, 'often'], [{ ...reminder, workingDay: false }, 'day'], [{ ...reminder, minutes: 479 }, 'hours'],
    [{ ...reminder, minutes: 480 }, null], [{ ...reminder, minutes: 1079 }, null], [{ ...reminder, minutes: 1080 }, 'hours'],
  ] as const)('%o: %s', (one, why) => {
    expect(tooMuch(one, utmost)).toBe(why);
    expect(found({ reminders: [one] }).length).toBe(why === null ? 0 : 1);
  });
  test('limits are read on their day and never reach beyond the utmost', () => {
    const on = '2026-11-23';
    expect(limitsOn(shippedRules, on)).toEqual(utmost);
    expect(limitsOn({ ...shippedRules, settings: [] }, on)).toEqual(utmost);
    expect(limitsOn(rulesWith({ over: [settingOf('BRD-04', 'perItem', 1), settingOf('BRD-04', 'from', 9), settingOf('BRD-04', 'to', 17)] }), on)).toEqual({ perItem: 1, from: 9, to: 17 });
    expect(limitsOn(rulesWith({ over: [settingOf('BRD-04', 'perItem', 9), settingOf('BRD-04', 'from', 5), settingOf('BRD-04', 'to', 23)] }), on)).toEqual(utmost);
  });
});

test('BRD-05: study time and likes in a report are found', () => {
  expect(found({ reports: [{ where: '统计', name: 'studyMinutes' }, { where: '统计', name: 'likes' }, { where: '年度综述', name: '学习时长' }, { where: '统计', name: 'activities' }] }).length).toBe(3);
  expect(personalIn(at('likeness'))).toEqual([]);
});

test('BRD-07: a mobile client wants its filing number', () => {
  const on = { on: true, needsFiling: true, filingNo: ' ' };
  expect(found({ phone: on })).toEqual(['BRD-07 block ']);
  expect(found({ phone: { ...on, filingNo: '国政移备 1 号' } })).toEqual([]);
  expect(found({ phone: { ...on, needsFiling: false } })).toEqual([]);
  expect(found({ phone: { ...on, on: false } })).toEqual([]);
});

describe('writing from a phone, as it is set', () => {
  const day = '2026-11-23';
  const row = (parameter: string, value: unknown, fromOn = '2026-11-01') => settingOf('BRD-07', parameter, value, { fromOn });
  test.each([
    ['as shipped: off', [], false],
    ['on without a number', [row('writes', true)], false],
    ['on with a number', [row('writes', true), row('filingNo', ['国政移备 1 号'])], true],
    ['a number, but off', [row('filingNo', ['国政移备 1 号'])], false],
    ['no filing asked of this office', [row('writes', true), row('needsFiling', false)], true],
    ['not before its day', [row('writes', true, '2026-11-24'), row('needsFiling', false)], false],
  ] as const)('%s', (_, over, wanted) => expect(writesFromPhone(phoneOn(rulesWith({ over: [...over] }), day))).toBe(wanted));
  test('without any setting it is off', () => expect(phoneOn({ ...shippedRules, settings: [] }, day)).toEqual({ on: false, needsFiling: true, filingNo: null }));
});

test('BRD-08: a frame without the way to feedback is found', () => expect(found({ feedback: { frames: ['办公'], hidden: ['办公'] } })).toEqual(['BRD-08 block 办公']));
