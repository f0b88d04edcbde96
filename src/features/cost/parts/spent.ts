import { basesOf, type Category, type CostFund } from '#features/cost/facts-plain.ts';
import type { CostLine, CostTyped, ReimbursementPaper } from '#features/cost/facts.ts';

/** What was spent, as it is typed: pure. */

/** Of a line that was estimated. */
export interface SpentLine {
  readonly id: string;
  readonly actualFen: number | null;
  readonly actualNote: string | null;
  readonly papers: ReimbursementPaper[];
}
/** Of one that nobody had thought of: what it is for, out of which pot. */
export interface SpentMore extends SpentLine {
  readonly category: Category;
  readonly fundSource: CostFund | null;
  readonly payer: 'own' | 'partner';
  readonly spentOn: 'own' | 'partner';
}
export interface Spent {
  readonly lines: SpentLine[];
  readonly added: SpentMore[];
}

export const spentAs = (costs: readonly CostLine[]): Spent => ({ lines: costs.map(({ id, actualFen, actualNote, papers }) => ({ id, actualFen, actualNote, papers })), added: [] });

export const newMore = (category: Category, fundSource: CostFund | null, id: string): SpentMore =>
  ({ id, category, fundSource, payer: 'own', spentOn: 'own', actualFen: null, actualNote: null, papers: [] });

/** A line that was not estimated as it will be stored: nothing of its kind, at nothing. */
export const unestimated = ({ id, category, fundSource, payer, spentOn, actualFen, actualNote, papers }: SpentMore, position: number): CostLine => ({
  id, position, category, basis: basesOf[category][0] ?? 'lump', quantity: 0, times: 1, unitFen: 0, seats: null, lecturer: null, lecturerOwn: false, fundSource, decision: null,
  payer, spentOn, onAllowance: null, note: null, amountFen: 0, actualFen, actualNote, papers, version: 1,
});

/** All lines as they would stand once saved. */
export function linesWith(costs: readonly CostLine[], { lines, added }: Spent): CostLine[] {
  const typed = costs.map((line) => ({ ...line, ...lines.find(({ id }) => id === line.id) }));
  return [...typed, ...added.map((more, index) => unestimated(more, costs.length + index + 1))];
}

/** The same for asking the rulebook. */
export const typedOf = (lines: readonly CostLine[]): CostTyped[] => lines.map(({ position: _, amountFen: _a, version: _v, ...typed }) => typed);

/** Every line without an actual cost gets its estimate: most activities cost what was planned. */
export const asEstimated = (costs: readonly CostLine[], spent: Spent): Spent => ({
  ...spent, lines: spent.lines.map((line) => (line.actualFen === null ? { ...line, actualFen: costs.find(({ id }) => id === line.id)?.amountFen ?? null } : line)),
});
