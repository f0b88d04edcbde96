import { describe, expect, test } from 'vitest';
import { textOf } from '#features/record/facts-known.ts';
import { exampleRecord } from '#features/record/fixtures-checks.ts';
import { asApproved, lacking, typedOf } from './record-draft.ts';

const text = textOf(exampleRecord);
const decision = { text: '', owner: null, dueOn: null };
const donation = { what: '', to: '', fen: null };

describe('what can be sent', () => {
  test('lines nobody wrote into are left out, the rest stays', () => {
    const typed = typedOf({ ...text, decisions: [decision, { ...decision, text: '共建', owner: ' ' }], donations: [donation], actualStops: [{ name: ' ', kind: 'visit' }, { name: '博物馆', kind: 'visit' }] });
    expect(typed).toEqual({ ...text, decisions: [{ text: '共建', owner: null, dueOn: null }], donations: [], actualStops: [{ name: '博物馆', kind: 'visit' }] });
  });
  test.each([
    ['an owner of nothing', { decisions: [{ ...decision, owner: '李向东' }] }, 'decisions.0.text'], ['a day of nothing', { decisions: [decision, { ...decision, dueOn: '2026-12-31' }] }, 'decisions.1.text'],
    ['money for nothing', { donations: [{ ...donation, fen: 0 }] }, 'donations.0.what'], ['somebody who got nothing', { donations: [{ ...donation, to: '村小学' }] }, 'donations.0.what'],
  ])('%s is lacking its words', (_, change, field) => {
    expect(lacking({ ...text, ...change }).map((finding) => finding.field)).toEqual([field]);
    expect(typedOf({ ...text, ...change })).toBeNull();
  });
});

const named = (...names: string[]) => names.map((name) => ({ name }));
test.each([
  ['the same', named('甲', '乙'), named('甲', '乙'), true], ['another order', named('乙', '甲'), named('甲', '乙'), true], ['twice', named('甲', '甲'), named('甲'), true],
  ['one more', named('甲', '丙'), named('甲'), false], ['one less', named(), named('甲'), false], ['an empty line', named('甲', ' '), named('甲'), true],
])('as approved: %s', (_, actual, approved, expected) => expect(asApproved(actual, approved)).toBe(expected));
