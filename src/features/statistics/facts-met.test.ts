import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metAfter, mostOf, mostPairs, type Counted, type Met } from './facts-met.ts';

const added = (before: ReadonlyMap<string, number>, moved: readonly Counted[]): Map<string, number> => {
  const after = new Map(before);
  for (const { key, n } of moved) after.set(key, (after.get(key) ?? 0) + n);
  return after;
};
const counts = (most: number) => fc.dictionary(fc.integer({ min: 100, max: 100 + most }).map(String), fc.integer({ min: 0, max: 6 })).map((all) => new Map(Object.entries(all)));
/** What a day adds to some keys and takes away from others. */
const day = (most: number) => fc.uniqueArray(fc.record({ key: fc.integer({ min: 100, max: 100 + most }).map(String), n: fc.integer({ min: -3, max: 3 }) }), { selector: ({ key }) => key, maxLength: 12 });

test('knowing the touched pairs and so many of the most frequent gives what knowing all of them gives', () => {
  fc.assert(fc.property(counts(80), counts(30), fc.array(fc.record({ pairs: day(80), units: day(30) }), { maxLength: 6 }), (pairs, units, moves) => {
    const days = moves.map((one, at) => ({ ...one, day: `2026-03-0${at + 1}` }));
    const touched = new Set(days.flatMap((one) => one.pairs.map(({ key }) => key)));
    const most = [...pairs].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, mostPairs + touched.size).map(([key]) => key);
    const known = new Map([...pairs].filter(([key]) => touched.has(key) || most.includes(key)));
    const met: Met = { units: [...units.values()].filter((n) => n > 0).length, pairs: mostOf(pairs) };
    const told = metAfter({ met, pairs: known, units }, days);
    // The same by adding everything up day by day.
    let [now, ofPairs, ofUnits, at] = [met, pairs, units, 0];
    for (const one of days) {
      [ofPairs, ofUnits] = [added(ofPairs, one.pairs), added(ofUnits, one.units)];
      const whole = { units: [...ofUnits.values()].filter((n) => n > 0).length, pairs: mostOf(ofPairs) };
      if (told[at]?.day === one.day) now = told[at++]?.met ?? now;
      expect(now).toEqual(whole);
    }
    expect(at).toBe(told.length);
  }), { numRuns: 300 });
});

test('a day on which nothing changed has no row', () => {
  expect(metAfter({ met: { units: 0, pairs: [] }, pairs: new Map(), units: new Map() }, [{ day: '2026-01-01', pairs: [{ key: 'a|b', n: 1 }], units: [{ key: 'b', n: 1 }] }, { day: '2026-01-02', pairs: [], units: [{ key: 'b', n: 1 }] }])).toEqual([
    { day: '2026-01-01', met: { units: 1, pairs: [{ key: 'a|b', n: 1 }] } },
  ]);
});
