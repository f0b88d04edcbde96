import type { Finding } from '#shared/finding.ts';
import type { ClaimRow, StatisticsView, TableRow } from './contract.ts';
import type { Cell } from './facts-cells.ts';
import { Cells, figures, tables } from './facts-figures.ts';
import { unknown } from './facts.ts';

/** What is answered, out of sums: pure. */

export interface Summed {
  readonly about: StatisticsView['about'];
  readonly asOf: StatisticsView['asOf'];
  readonly conversion: boolean;
  readonly early: boolean;
  /** Whether what became of a branch's problems is told to the asker. */
  readonly tells: (branchId: string) => boolean;
  readonly cells: readonly Cell[];
  /** Cells by year of the scope, whatever year is asked for. */
  readonly years: readonly Cell[];
  readonly units: number;
  readonly pairs: StatisticsView['network']['pairs'];
  /** Branches in the order of their names. */
  readonly names: readonly { readonly id: string; readonly name: string }[];
  readonly claims: readonly ClaimRow[];
  readonly allowed: Readonly<Record<string, readonly Finding[]>>;
}

/** Approved and on its way: open to the whole office. Everything earlier is its branches' own. */
const openStage = 'held';

export function viewOf({ about, asOf, conversion, early, tells, cells: all, years, units, pairs, names, claims, allowed }: Summed): StatisticsView {
  const cells = new Cells(early ? all : all.filter(({ dimension, key }) => !(dimension === 'stage' && key !== openStage) && !(dimension === 'ahead' && !key.endsWith(`|${openStage}`))));
  const byYear = new Cells(years);
  const besides = { units, undated: about.year === null ? 0 : byYear.unknown('year') };
  const order = new Map(names.map(({ id }, index) => [id, index]));
  const rowsOf = (dimension: string): TableRow[] => cells.known(dimension).map(({ key, n, problems, tasked, verified }) => {
    const told = dimension === 'branch' ? tells(key) : conversion;
    const name = dimension === 'branch' ? (names.find(({ id }) => id === key)?.name ?? null) : null;
    return told ? { key, name, n, problems, tasked, verified } : { key, name, n, problems: null, tasked: null, verified: null };
  }).toSorted((a, b) => (dimension === 'branch' ? (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0) : dimension === 'year' ? (a.key < b.key ? 1 : -1) : a.key < b.key ? -1 : 1));
  return {
    about, asOf, conversion, early,
    figures: figures.map(({ key, as, ...figure }) => {
      const { value, unknown: left, of } = figure.of(cells, besides) as { value: number | null; unknown: number; of?: number };
      const hidden = 'conversion' in figure && !conversion;
      return { key, as, value: hidden ? null : value, of: hidden ? null : (of ?? null), unknown: hidden ? 0 : left };
    }),
    tables: tables.filter((key) => key !== 'kind' || conversion).map((key) => ({ key, rows: rowsOf(key), unknown: cells.unknown(key) })),
    reach: cells.every('reach').map(({ key, n }) => ({ key, n })),
    months: cells.every('month').map(({ key, n }) => ({ key, n })), ahead: cells.every('ahead').map(({ key, n }) => ({ key, n })),
    network: { pairs: [...pairs], meetings: cells.get('met').n, shown: pairs.reduce((sum, { n }) => sum + n, 0) },
    years: years.filter(({ key }) => key !== unknown).map(({ key }) => Number(key)).toSorted((a, b) => b - a),
    claims: [...claims], allowed: Object.fromEntries(Object.entries(allowed).map(([verb, findings]) => [verb, [...findings]])),
  };
}
