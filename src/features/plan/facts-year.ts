import { provinceOf } from '#features/unit/facts.ts';
import type { Tally, YearView } from './contract-views.ts';

/** The year as it runs: sums with the records behind them. Pure; nothing here is a ranking or an aim. */

type RanRow = YearView['activities'][number];
export type RunLine = Omit<YearView['lines'][number], 'held' | 'overdue'>;
export interface RunActivity extends RanRow {
  readonly frontLine: readonly (boolean | null)[];
  readonly industries: readonly (string | null)[];
  readonly fields: readonly (string | null)[];
  readonly regions: readonly (string | null)[];
}
export interface RunFacts {
  readonly year: number;
  readonly today: string;
  readonly lines: readonly RunLine[];
  readonly activities: readonly RunActivity[];
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  /** Branches whose money is told; null: of all. */
  readonly moneyOf: readonly string[] | null;
}

interface Sum {
  readonly fen: number;
  readonly unknown: number;
}
const sum = (values: readonly (number | null)[]): Sum => ({
  fen: values.reduce<number>((all, value) => all + (value ?? 0), 0), unknown: values.filter((value) => value === null).length,
});

/** Sums of some lines and activities. What is not known is left out and counted as unknown (invariant 8). */
function tally(lines: readonly RunLine[], activities: readonly RunActivity[], money: boolean): Tally {
  const unplanned = activities.filter(({ itemId }) => itemId === null);
  const held = activities.filter((one) => one.held);
  const estimate = sum([...lines, ...unplanned].map(({ estimateFen }) => estimateFen));
  const spent = sum(held.map(({ spentFen }) => spentFen));
  return {
    planned: lines.length, held: held.length, unplanned: unplanned.length,
    estimateFen: money ? estimate.fen : null, spentFen: money ? spent.fen : null, unknownEstimate: money ? estimate.unknown : 0, unknownSpent: money ? spent.unknown : 0,
    itemIds: lines.map(({ id }) => id), activityIds: activities.map(({ id }) => id),
  };
}

const monthOf = (day: string | null, year: number): number => (day !== null && day.startsWith(`${year}-`) ? Number(day.slice(5, 7)) : 0);

/** Activities by something their partners are; one with several partners stands under each, once. */
function shares(activities: readonly RunActivity[], of: (activity: RunActivity) => readonly (string | null)[]): YearView['shares']['industry'] {
  const found = new Map<string | null, string[]>();
  for (const activity of activities) {
    for (const key of new Set(of(activity))) found.set(key, [...(found.get(key) ?? []), activity.id]);
  }
  return [...found].map(([key, activityIds]) => ({ key, activityIds })).toSorted((a, b) => (a.key === null ? 1 : b.key === null ? -1 : a.key < b.key ? -1 : 1));
}

type Run = Pick<YearView, 'lines' | 'activities' | 'total' | 'byBranch' | 'byMonth' | 'shares'>;
export function runOf({ year, today, lines, activities, branches, moneyOf }: RunFacts): Run {
  const isTold = (branchId: string | null): boolean => moneyOf === null || (branchId !== null && moneyOf.includes(branchId));
  const heldIn = new Set(activities.flatMap(({ held, itemId }) => (held && itemId !== null ? [itemId] : [])));
  const ran = activities.filter((one) => one.held);
  const shown = branches.filter(({ id }) => lines.some((line) => line.branchId === id) || activities.some((one) => one.branchId === id));
  return {
    lines: lines.map((line) => ({
      ...line, held: heldIn.has(line.id), overdue: !heldIn.has(line.id) && (line.toOn ?? line.fromOn ?? today) < today,
    })),
    activities: activities.map(({ frontLine: _, industries: __, fields: ___, regions: ____, ...one }) => (isTold(one.branchId) ? one : { ...one, estimateFen: null, spentFen: null })),
    total: tally(lines, activities, moneyOf === null),
    byBranch: shown.map(({ id, name }) => ({ branchId: id, name, ...tally(lines.filter((line) => line.branchId === id), activities.filter((one) => one.branchId === id), isTold(id)) })),
    byMonth: Array.from({ length: 13 }, (_, month) => ({
      month, ...tally(lines.filter((line) => monthOf(line.fromOn, year) === month), activities.filter((one) => monthOf(one.on, year) === month), moneyOf === null),
    })).filter(({ month, planned, activityIds }) => month > 0 || planned > 0 || activityIds.length > 0),
    shares: {
      frontLine: shares(ran, ({ frontLine }) => frontLine.map((one) => (one === null ? null : one ? 'yes' : 'no'))), industry: shares(ran, ({ industries }) => industries),
      field: shares(ran, ({ fields }) => fields), region: shares(ran, ({ regions }) => regions.map((one) => (one === null ? null : provinceOf(one)))),
    },
  };
}
