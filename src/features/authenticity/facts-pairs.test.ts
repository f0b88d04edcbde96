import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Crowd, limits } from './facts-pairs.ts';

interface Text {
  readonly bands: readonly number[];
  readonly activity?: number;
  readonly insight?: boolean;
}
function crowdOf(texts: readonly Text[]): Crowd {
  const crowd = new Crowd(texts.length, texts.reduce((sum, { bands }) => sum + bands.length, 0));
  for (const { bands } of texts) crowd.count(bands);
  texts.forEach(({ bands, activity, insight = false }, n) => crowd.keep(n, bands, { activity: activity ?? n, insight }));
  crowd.close();
  return crowd;
}
const pairsOf = (crowd: Crowd): string[] => [...crowd.walk()].flatMap(({ n, others }) => others.map((other) => `${Math.min(n, other)} ${Math.max(n, other)}`)).toSorted();
/** Numbers as a band's hash would be, on both sides of nought. */
const band = (n: number): number => (Math.imul(n + 1, 0x9e3779b9) ^ 0x5bd1e995) | 0;

describe('texts worth comparing', () => {
  test('of a few, exactly those with two bands in common', () => {
    fc.assert(fc.property(fc.array(fc.uniqueArray(fc.nat(30).map(band), { maxLength: 6 }), { minLength: 1, maxLength: limits.most }), (all) => {
      const wanted = all.flatMap((own, b) => all.slice(0, b).flatMap((other, a) => (own.filter((one) => other.includes(one)).length >= limits.shared ? [`${a} ${b}`] : [])));
      expect(pairsOf(crowdOf(all.map((bands) => ({ bands }))))).toEqual(wanted.toSorted());
    }), { numRuns: 200 });
  });
  test('no texts, one text, texts without bands', () => {
    for (const texts of [[], [{ bands: [1, 2] }], [{ bands: [] }, { bands: [] }]]) expect(pairsOf(crowdOf(texts))).toEqual([]);
  });
  test('record and insights of one activity are not compared, two insights of it are', () => {
    const bands = [7, 8, 9];
    expect(pairsOf(crowdOf([{ bands, activity: 1 }, { bands, activity: 1, insight: true }, { bands, activity: 1, insight: true }, { bands, activity: 2 }]))).toEqual(['0 3', '1 2', '1 3', '2 3']);
  });

  test('where thousands hold the same bands, a copy is found by the few that it alone shares, and comes first', () => {
    const everybody = Array.from({ length: 60 }, (_, n) => band(n));
    const own = (n: number): number[] => Array.from({ length: 30 }, (_, at) => band(1_000 + n * 30 + at));
    const texts = Array.from({ length: 3_000 }, (_, n) => ({ bands: [...everybody, ...own(n)] }));
    // Every hundredth is followed, far behind, by one that kept three of its own bands.
    const copies = Array.from({ length: 30 }, (_, n) => ({ bands: [...everybody, ...own(n * 100).slice(0, 3), ...own(5_000 + n)] }));
    const crowd = crowdOf([...texts, ...copies]);
    copies.forEach((_, n) => expect(crowd.near(3_000 + n)[0]).toBe(n * 100));
    expect(pairsOf(crowd).length).toBeLessThanOrEqual(3_030 * limits.most);
  });
  test('a family of three hundred, all of its bands full: everyone is brought together with the original', () => {
    const words = Array.from({ length: 150 }, (_, n) => band(n));
    const other = Array.from({ length: 500 }, (_, n) => ({ bands: Array.from({ length: 150 }, (_, at) => band(10_000 + n * 150 + at)) }));
    // Each copy lost another third of the bands.
    const family = Array.from({ length: 300 }, (_, n) => ({ bands: words.filter((_, at) => n === 0 || (at * 7 + n) % 3 !== 0) }));
    const pairs = new Set(pairsOf(crowdOf([...other, ...family])));
    expect(family.slice(1).filter((_, n) => !pairs.has(`500 ${501 + n}`))).toEqual([]);
    expect(pairs.size).toBeLessThanOrEqual(300 * limits.most);
  });
  test('the same whatever is asked before; every pair once', () => {
    const texts = Array.from({ length: 400 }, (_, n) => ({ bands: [band(n % 40), band(n % 37), band(100 + (n % 11)), band(1_000 + n)] }));
    const pairs = pairsOf(crowdOf(texts));
    expect(new Set(pairs).size).toBe(pairs.length);
    const asked = crowdOf(texts);
    for (let n = 399; n >= 0; n -= 1) asked.near(n);
    expect(pairsOf(asked)).toEqual(pairs);
  });
});
