import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearness } from '#features/unit/facts-divisions.ts';
import { Likeness } from './facts-likeness.ts';
import { suggest, type Candidate, type Wanted } from './facts-suggest.ts';
import { shippedWeights } from './shipped.ts';

const unit = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id, name: id, industry: null, region: null, field: null, frontLine: null, offers: [], themes: [], lastOn: null, inAudit: false, ...over,
});
const wanted: Wanted = { text: '数字化车间数据治理与大数据审计', regions: ['420107'], today: '2026-11-27' };
const of = (...units: Candidate[]) => suggest(wanted, units, shippedWeights, nearness);
const told = (candidate: Candidate, ...others: Candidate[]): string => of(candidate, ...others).find(({ id }) => id === candidate.id)?.reasons.map(({ reason }) => reason).join(' ') ?? 'left out';

describe('reasons', () => {
  test.each([
    ['what it has', unit('a', { offers: [{ kind: 'resource', text: '数字化车间现场观摩' }] }), 'offers never'],
    ['what it wants', unit('a', { offers: [{ kind: 'need', text: '想了解大数据审计方法' }] }), 'wants never'],
    ['its field', unit('a', { field: '车间数字化' }), 'offers never'],
    ['the same district', unit('a', { region: '420107' }), 'county never'],
    ['the same city', unit('a', { region: '420100' }), 'city never'],
    ['the same province', unit('a', { region: '420300' }), 'province never'],
    ['far away', unit('a', { region: '360000' }), 'never'],
    ['a like topic, met long ago', unit('a', { themes: ['大数据审计的思路'], lastOn: '2025-01-01' }), 'theme'],
    ['front line', unit('a', { frontLine: true }), 'never front_line'],
    ['in audit', unit('a', { inAudit: true, region: '420107' }), 'left out'],
    ['met last month, nothing for it', unit('a', { lastOn: '2026-10-30' }), 'left out'],
    ['the only one near by, met last week', unit('a', { lastOn: '2026-11-20', region: '420107' }), 'county recent'],
    ['met last month, nearby and fitting', unit('a', { lastOn: '2026-10-30', region: '420107', offers: [{ kind: 'resource', text: '数字化车间现场观摩' }] }), 'offers county recent'],
  ])('%s', (_, candidate, expected) => expect(told(candidate, unit('b', { themes: ['廉政家风'] }))).toBe(expected));

  test('an industry counts by what was done with it on like matters, also for a unit that was never met', () => {
    const history = unit('h', { industry: 'C', themes: ['大数据审计的思路'], lastOn: '2024-01-01' });
    expect(told(unit('n', { industry: 'C' }), history, unit('x', { industry: 'P', themes: ['廉政家风'], lastOn: '2024-01-01' }))).toBe('industry never');
    expect(told(unit('n', { industry: 'P' }), history, unit('x', { industry: 'P', themes: ['廉政家风'], lastOn: '2024-01-01' }))).toBe('never');
  });
});

test('the best stands first; nothing asked and nothing known still tells of whom nobody has met', () => {
  const near = unit('near', { region: '420107' });
  const fit = unit('fit', { region: '420107', offers: [{ kind: 'site', text: '数字化车间' }] });
  expect(of(unit('far'), near, fit).map(({ id }) => id)).toEqual(['fit', 'near', 'far']);
  expect(suggest({ text: '', regions: [], today: '2026-11-27' }, [near], shippedWeights, nearness)).toEqual([{ id: 'near', weight: 5, reasons: [{ reason: 'never', words: null, weight: 5 }] }]);
});

test('likeness: the same words 1, nothing in common 0, either way the same', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
    const likeness = new Likeness([one, other]);
    const found = likeness.of(one, other);
    expect(found).toBeCloseTo(likeness.of(other, one), 10);
    expect(found).toBeGreaterThanOrEqual(0);
    expect(found).toBeLessThanOrEqual(1 + 1e-9);
    if (likeness.of(one, one) !== 0) expect(likeness.of(one, one)).toBeCloseTo(1, 10);
  }));
  expect(new Likeness(['大数据审计', '廉政家风']).of('大数据审计', '廉政家风')).toBe(0);
});
