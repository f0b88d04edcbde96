import { categories } from '#features/cost/facts-plain.ts';
import { monthOf, quarterOf } from '#features/plan/facts-lines.ts';
import { estimateOf } from '#features/plan/facts-plain.ts';
import type { PlanItem } from '#features/plan/facts.ts';

/** Sums of the lines shown: pure, over what the page has. Dropped lines cost nothing. */

type Line = Pick<PlanItem, 'id' | 'costs' | 'noCost' | 'state' | 'branchName' | 'fromOn' | 'toOn' | 'fundSource'>;

export interface Sum<K> {
  readonly key: K;
  readonly fen: number;
}
export interface Sums {
  readonly lines: number;
  readonly fen: number;
  /** Lines of which nobody has said what they cost: left out of every sum. */
  readonly unknown: number;
  readonly byCategory: readonly Sum<string>[];
  readonly bySource: readonly Sum<string | null>[];
  readonly byBranch: readonly Sum<string>[];
  /** 1 to 4; 0 where no date is planned. */
  readonly byQuarter: readonly Sum<number>[];
}

function add<K>(sums: Map<K, number>, key: K, fen: number): void {
  sums.set(key, (sums.get(key) ?? 0) + fen);
}
const list = <K>(sums: Map<K, number>): Sum<K>[] => [...sums].filter(([, fen]) => fen > 0).map(([key, fen]) => ({ key, fen }));

export function sumsOf(items: readonly Line[], dropped: ReadonlySet<string> = new Set()): Sums {
  const counted = items.filter(({ id, state }) => state !== 'dropped' && !dropped.has(id));
  const [byCategory, bySource, byBranch, byQuarter] = [new Map<string, number>(categories.map((category) => [category, 0])), new Map<string | null, number>(), new Map<string, number>(), new Map<number, number>([1, 2, 3, 4, 0].map((quarter) => [quarter, 0]))];
  let unknown = 0;
  for (const item of counted) {
    const fen = estimateOf(item);
    if (fen === null) { unknown += 1; continue; }
    add(byBranch, item.branchName, fen);
    add(byQuarter, quarterOf(monthOf(item)), fen);
    for (const line of item.costs) {
      add(byCategory, line.category, line.amountFen);
      add(bySource, line.fundSource ?? item.fundSource, line.amountFen);
    }
  }
  return { lines: counted.length, fen: list(byBranch).reduce((all, { fen }) => all + fen, 0), unknown, byCategory: list(byCategory), bySource: list(bySource), byBranch: list(byBranch), byQuarter: list(byQuarter) };
}
