import { traits, unknown } from './facts.ts';
import type { Cell } from './facts-cells.ts';
import type { About } from './facts-records.ts';
import { recordsOf } from './facts-records.ts';

/**
 * Every figure, once: what it counts and what it leaves out. Page, paper, sheet and interface follow from this list; its name, its definition and its
 * rule for the unknown are the words `figure.<key>`, `.def` and `.unknown`.
 */

/** Sums of one scope, by dimension and key. */
export class Cells {
  readonly #of = new Map<string, Cell[]>();

  constructor(cells: readonly Cell[]) {
    for (const cell of cells) this.#of.set(cell.dimension, [...(this.#of.get(cell.dimension) ?? []), cell]);
  }

  /** Cells of a dimension whose key is known. */
  known(dimension: string): readonly Cell[] {
    return (this.#of.get(dimension) ?? []).filter(({ key, n }) => key !== unknown && n !== 0);
  }

  every(dimension: string): readonly Cell[] {
    return this.#of.get(dimension) ?? [];
  }

  get(dimension: string, key = ''): Cell {
    return this.every(dimension).find((cell) => cell.key === key) ?? { dimension, key, n: 0, problems: 0, tasked: 0, verified: 0 };
  }

  /** How many are left out because it is not known of them. */
  unknown(dimension: string): number {
    return this.get(dimension, unknown).n;
  }
}

/** What else than sums of cells a figure needs. */
export interface Besides {
  /** Units met. */
  readonly units: number;
  /** Held activities of which no year is known; left out where a year is asked for. */
  readonly undated: number;
}
export interface FigureValue {
  readonly value: number | null;
  /** Left out because not known. */
  readonly unknown: number;
  /** What a share is of. */
  readonly of?: number;
}
interface Definition {
  readonly key: string;
  readonly as: 'count' | 'percent' | 'days';
  /** Tells what became of problems: of a single branch only for its own people and those who see all (see `tells`). */
  readonly conversion?: true;
  readonly of: (cells: Cells, besides: Besides) => FigureValue;
  /** Filters of the list of activities that shows what is counted; null where no list does. */
  readonly records: (about: About, early: boolean) => Readonly<Record<string, string>> | null;
  readonly unknownRecords?: (about: About) => Readonly<Record<string, string>>;
  /** Filters of the list of problems that shows what is counted, where that is no list of activities. */
  readonly outcomes?: (about: About, early: boolean) => Readonly<Record<string, string>> | null;
}

/** The middle of many days; of an even number the lower of the two in the middle, so that it is a number of days that occurred. */
export function medianOf(days: readonly { readonly key: string; readonly n: number }[]): number | null {
  const sorted = days.map(({ key, n }) => ({ day: Number(key), n })).toSorted((a, b) => a.day - b.day);
  const total = sorted.reduce((sum, { n }) => sum + n, 0);
  let before = 0;
  for (const { day, n } of sorted) {
    before += n;
    if (before * 2 >= total) return total === 0 ? null : day;
  }
  return null;
}

const standing = ['postponed', 'cancelled', 'declined'];
const ahead = (cells: Cells): number => cells.every('stage').filter(({ key }) => !standing.includes(key)).reduce((sum, { n }) => sum + n, 0);

export const figures = [
  { key: 'held', as: 'count', of: (cells, { undated }) => ({ value: cells.get('held').n, unknown: undated }), records: (about) => recordsOf(about, 'held'), unknownRecords: (about) => recordsOf({ ...about, year: 'unknown' }, 'held') },
  { key: 'ahead', as: 'count', of: (cells) => ({ value: ahead(cells), unknown: 0 }), records: aheadRecords },
  { key: 'branches', as: 'count', of: (cells) => ({ value: cells.known('branch').length, unknown: cells.unknown('branch') }), records: (about) => recordsOf(about, 'held'), unknownRecords: (about) => recordsOf(about, 'branch', unknown) },
  { key: 'units', as: 'count', of: (cells, { units }) => ({ value: units, unknown: cells.unknown('partner') }), records: (about) => recordsOf(about, 'held'), unknownRecords: (about) => recordsOf(about, 'partner') },
  { key: 'front', as: 'percent', of: frontShare, records: (about) => recordsOf(about, 'front', 'yes'), unknownRecords: (about) => recordsOf(about, 'front', unknown) },
  { key: 'raised', as: 'count', conversion: true, of: (cells) => ({ value: cells.get('held').problems, unknown: cells.unknown('followed') }), records: (about) => recordsOf(about, 'held', '', { effect: 'raised' }), unknownRecords: (about) => recordsOf(about, 'followed') },
  { key: 'tasked', as: 'count', conversion: true, of: (cells) => ({ value: cells.get('held').tasked, unknown: unfollowed(cells) }), records: (about) => recordsOf(about, 'held', '', { effect: 'tasked' }), unknownRecords: (about) => recordsOf(about, 'followed', 'told') },
  { key: 'verified', as: 'count', conversion: true, of: (cells) => ({ value: cells.get('held').verified, unknown: unfollowed(cells) }), records: (about) => recordsOf(about, 'held', '', { effect: 'verified' }), unknownRecords: (about) => recordsOf(about, 'followed', 'told') },
  { key: 'rate', as: 'percent', conversion: true, of: rate, records: (about) => recordsOf(about, 'held', '', { effect: 'verified' }), unknownRecords: (about) => recordsOf(about, 'followed', 'told') },
  { key: 'days', as: 'days', conversion: true, of: (cells) => ({ value: medianOf(cells.known('days')), unknown: cells.unknown('days') }), records: (about) => recordsOf(about, 'held', '', { effect: 'verified' }), unknownRecords: (about) => recordsOf(about, 'days') },
  { key: 'beside', as: 'count', conversion: true, of: (cells) => ({ value: cells.get('beside').problems, unknown: 0 }), records: () => null, outcomes: besideRecords },
  { key: 'beside_tasked', as: 'count', conversion: true, of: (cells) => ({ value: cells.get('beside').tasked, unknown: 0 }), records: () => null },
  { key: 'beside_verified', as: 'count', conversion: true, of: (cells) => ({ value: cells.get('beside').verified, unknown: 0 }), records: () => null },
] as const satisfies readonly Definition[];
export type FigureKey = (typeof figures)[number]['key'];
export const figureKeys = figures.map(({ key }) => key) as [FigureKey, ...FigureKey[]];
export const figureOf = (key: FigureKey): Definition => figures.find((one) => one.key === key) ?? figures[0];

/** Where earlier stages are not counted for the asker, those approved only. Of a past day the list cannot tell the stage of then. */
function aheadRecords({ year, branch, asAt }: About, early: boolean): Readonly<Record<string, string>> | null {
  if (asAt !== undefined) return null;
  return { held: 'no', standing: 'active', ...(early ? {} : { stage: 'held' }), ...(year === undefined ? {} : { year }), ...(branch === undefined ? {} : { branch }) };
}
/** Problems are listed as they stand today, to those who see all of what is counted. */
function besideRecords({ year, branch, asAt }: About, early: boolean): Readonly<Record<string, string>> | null {
  return asAt !== undefined || !early ? null : { outside: 'yes', ...(year === undefined ? {} : { year }), ...(branch === undefined ? {} : { branch }) };
}
/** Of the activities of which it is known of every partner; a share of what one does not know would be invented. */
function frontShare(cells: Cells): FigureValue {
  const [yes, no] = [cells.get('front', 'yes').n, cells.get('front', 'no').n];
  return { value: yes + no === 0 ? null : yes / (yes + no), of: yes + no, unknown: cells.unknown('front') };
}
const unfollowed = (cells: Cells): number => cells.unknown('followed') + cells.get('followed', 'told').n;
function rate(cells: Cells): FigureValue {
  const { problems, verified } = cells.get('held');
  // Of what a past told and nobody followed it is not known whether it came to anything.
  const of = problems - cells.get('followed', 'told').problems;
  return { value: of === 0 ? null : verified / of, of, unknown: unfollowed(cells) };
}

/** Tables by one dimension each, in the order shown. Rows stand by their code or name, never by their number. */
export const tables = ['year', 'branch', ...traits, 'kind'] as const;
export type TableKey = (typeof tables)[number];
