/**
 * How a sample is drawn: anyone can do it again from the printed seed and the printed list, with pen and a SHA-256. Pure;
 * the digests are made beside the list (`store.ts`), of the text `种子:编号`.
 */

/** One activity of the population. `digest` is SHA-256 of the seed, a colon and the activity's number, in lower-case hex. */
export interface Candidate {
  readonly id: string;
  readonly code: string;
  readonly branchId: string;
  readonly digest: string;
}

/**
 * Each branch's activities stand by their digests; the branches stand by the first digest of each. Every branch gives its
 * first, then every branch its second, and so on until there are `size`: with as many as there are branches each is looked
 * at, with fewer each has a chance, and none can know beforehand.
 */
export function draw(population: readonly Candidate[], size: number): Candidate[] {
  const byDigest = population.toSorted((a, b) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : a.code < b.code ? -1 : 1));
  const turns = new Map<string, number>();
  const ranked = byDigest.map((one, place) => {
    const turn = turns.get(one.branchId) ?? 0;
    turns.set(one.branchId, turn + 1);
    return { one, turn, place };
  });
  const first = new Map(ranked.filter(({ turn }) => turn === 0).map(({ one, place }) => [one.branchId, place]));
  const order = (branchId: string): number => first.get(branchId) ?? 0;
  return ranked.toSorted((a, b) => a.turn - b.turn || order(a.one.branchId) - order(b.one.branchId)).slice(0, size).map(({ one }) => one);
}

/** How many are suggested: a share of the population, but one of each branch, and never more than there are. */
export const suggestedSize = (population: number, branches: number, percent: number): number =>
  Math.min(population, Math.max(1, branches, Math.ceil((population * percent) / 100)));
