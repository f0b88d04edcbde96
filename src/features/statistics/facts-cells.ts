import { isBeside, traits, unknown, type Counted, type Fact } from './facts.ts';

/** What a fact adds to the sums, and by which keys its activity is found again. */

/** All branches, all years. */
export const all = '*';

export interface Cell {
  readonly dimension: string;
  readonly key: string;
  /** Activities; in `kind` and `beside` problems, in `action` actions, in `days` problems with a verified effect. */
  readonly n: number;
  /** Problems raised at them, with an action, with a verified effect. */
  readonly problems: number;
  readonly tasked: number;
  readonly verified: number;
}
export interface Scoped extends Cell {
  readonly branch: string;
  readonly year: string;
}

/** Changes with every definition, and with what is kept: sums made by another version are made anew. */
export const definitions = 4;

/** What an activity adds, before it is told apart by branch and year. */
function ownCells(fact: Fact): Cell[] {
  const whole = { n: 1, problems: fact.raised.length, tasked: fact.raised.filter((one) => one.tasked).length, verified: fact.raised.filter((one) => one.verified).length };
  const bare = { problems: 0, tasked: 0, verified: 0 };
  const one = (dimension: string, key: string): Cell => ({ dimension, key, ...whole });
  if (!fact.held) return [{ dimension: 'stage', key: fact.stage, n: 1, ...bare }, { dimension: 'ahead', key: `${fact.month}|${fact.stage}`, n: 1, ...bare }];
  const branches = fact.branches.length === 0 ? [unknown] : fact.branches;
  return [
    one('held', ''), one('year', fact.year), one('month', fact.month), ...branches.map((branch) => one('branch', branch)),
    ...traits.flatMap((trait) => fact.traits[trait].map((key) => one(trait, key))),
    ...fact.reach.map((key) => one('reach', key)), ...fact.units.map((unit) => one('unit', unit)),
    ...fact.branches.flatMap((branch) => fact.units.map((unit) => one('pair', `${branch}|${unit}`))),
    ...(fact.units.length === 0 ? [one('partner', unknown)] : []),
    ...(fact.branches.length > 0 && fact.units.length > 0 ? [{ dimension: 'met', key: '', n: fact.branches.length * fact.units.length, ...bare }] : []),
    ...(fact.followed === 'yes' ? [] : [one('followed', fact.followed)]),
    ...fact.raised.map((raised): Cell => ({ dimension: 'kind', key: raised.kind, n: 1, problems: 1, tasked: raised.tasked ? 1 : 0, verified: raised.verified ? 1 : 0 })),
    ...fact.raised.flatMap(({ days }): Cell[] => (days === null ? [] : [{ dimension: 'days', key: days, n: 1, ...bare }])),
    ...fact.actions.map((state): Cell => ({ dimension: 'action', key: state, n: 1, ...bare })),
  ];
}

/** What an activity, or a problem of none, adds to each sum: to those of the whole office and of each of its branches, of all years and of its own. */
export function cellsOf(fact: Counted): Scoped[] {
  const cells = isBeside(fact) ? [{ dimension: 'beside', key: '', n: 1, problems: 1, tasked: fact.tasked ? 1 : 0, verified: fact.verified ? 1 : 0 }] : ownCells(fact);
  return [all, ...(fact.branches.length === 0 ? [unknown] : fact.branches)].flatMap((branch) => [all, fact.year].flatMap((year) => cells.map((cell) => ({ branch, year, ...cell }))));
}

/** Keys by which the list of activities finds exactly those a figure counts. */
export function keysOf(fact: Counted): string[] {
  if (isBeside(fact)) return ['beside'];
  const { held, year, month, branches, raised, followed } = fact;
  const of = [held ? 'held' : 'ahead', `year.${year}`, ...(branches.length === 0 ? [`branch.${unknown}`] : branches.map((id) => `branch.${id}`))];
  if (!held) return [...of, `stage.${fact.stage}`];
  return [
    ...of, `month.${month}`, ...traits.flatMap((trait) => fact.traits[trait].map((key) => `${trait}.${key}`)), ...fact.reach.map((key) => `reach.${key}`),
    ...(fact.units.length === 0 ? [`unit.${unknown}`] : fact.units.map((id) => `unit.${id}`)),
    ...(raised.length > 0 ? ['effect.raised'] : []), ...(raised.some((one) => one.tasked) ? ['effect.tasked'] : []), ...(raised.some((one) => one.verified) ? ['effect.verified'] : []),
    ...(raised.some((one) => one.days === unknown) ? ['effect.undated'] : []), ...(followed === unknown ? ['effect.unknown'] : []), ...(followed === 'yes' ? [] : ['effect.unfollowed']),
    ...new Set(raised.map((one) => `kind.${one.kind}`)),
  ];
}

const nameOf = ({ branch, year, dimension, key }: Scoped): string => `${branch}\u0000${year}\u0000${dimension}\u0000${key}`;

/** Sums of many cells; what comes to nothing is left out. */
export class Sums {
  readonly #cells = new Map<string, { -readonly [K in keyof Scoped]: Scoped[K] }>();

  add(cells: readonly Scoped[], sign: 1 | -1 = 1): void {
    for (const cell of cells) {
      const name = nameOf(cell);
      const sum = this.#cells.get(name);
      if (sum === undefined) this.#cells.set(name, { ...cell, n: sign * cell.n, problems: sign * cell.problems, tasked: sign * cell.tasked, verified: sign * cell.verified });
      else {
        sum.n += sign * cell.n;
        sum.problems += sign * cell.problems;
        sum.tasked += sign * cell.tasked;
        sum.verified += sign * cell.verified;
      }
    }
  }

  get rows(): Scoped[] {
    return [...this.#cells.values()].filter(({ n, problems, tasked, verified }) => n !== 0 || problems !== 0 || tasked !== 0 || verified !== 0);
  }
}
