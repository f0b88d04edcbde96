import type { Day } from '#shared/dates.ts';

/** How many units were met, and which pairs most often, as the days go by. Pure. */

/** Pairs a picture shows; more would be a hairball. */
export const mostPairs = 24;

export interface Counted {
  readonly key: string;
  readonly n: number;
}
export interface Met {
  readonly units: number;
  /** The most frequent first; those as frequent in the order of their keys. */
  readonly pairs: readonly Counted[];
}
/** What a day added and took away. */
export interface Moved {
  readonly day: Day;
  readonly pairs: readonly Counted[];
  readonly units: readonly Counted[];
}
/**
 * A scope before the first of some days. `pairs` holds every pair that these days touch, and of the others the most frequent, `mostPairs` at
 * least: what stands below those cannot come up without being touched.
 */
export interface Before {
  readonly met: Met;
  readonly pairs: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, number>;
}

// By code units, as the database orders them (C.UTF-8).
const order = (a: Counted, b: Counted): number => b.n - a.n || (a.key < b.key ? -1 : 1);
export const mostOf = (pairs: Iterable<readonly [string, number]>): Counted[] => [...pairs].map(([key, n]) => ({ key, n })).filter(({ n }) => n > 0).sort(order).slice(0, mostPairs);
const same = (a: Met, b: Met): boolean => a.units === b.units && a.pairs.length === b.pairs.length && a.pairs.every(({ key, n }, at) => key === b.pairs[at]?.key && n === b.pairs[at]?.n);

/** What was met at the end of each day, for the days on which it changed. Days in their order, each once. */
export function metAfter({ met, pairs, units }: Before, days: readonly Moved[]): { readonly day: Day; readonly met: Met }[] {
  const [ofPairs, ofUnits] = [new Map(pairs), new Map(units)];
  const changed: { readonly day: Day; readonly met: Met }[] = [];
  let before = met;
  for (const { day, pairs: movedPairs, units: movedUnits } of days) {
    let count = before.units;
    for (const { key, n } of movedUnits) {
      const was = ofUnits.get(key) ?? 0;
      ofUnits.set(key, was + n);
      count += Number(was + n > 0) - Number(was > 0);
    }
    for (const { key, n } of movedPairs) ofPairs.set(key, (ofPairs.get(key) ?? 0) + n);
    const now: Met = { units: count, pairs: movedPairs.length === 0 ? before.pairs : mostOf(ofPairs) };
    if (!same(before, now)) changed.push({ day, met: now });
    before = now;
  }
  return changed;
}
