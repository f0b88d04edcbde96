import { z } from 'zod';
import { amountOf, bases, categories, costFunds, lecturers, payers, reimbursementPapers } from './facts-plain.ts';

export * from './facts-plain.ts';

/**
 * What an activity or a line of the year's plan costs, as plain data. Money is integer fen everywhere; the amount of a
 * line is computed from its basis (`amountOf`) and never typed.
 */

const most = { quantity: 100_000, times: 1_000, unitFen: 100_000_000 } as const;

/** What a person enters of one line. */
export const costEntryShape = {
  category: z.enum(categories),
  basis: z.enum(bases),
  /** People, vehicles, rooms or pieces. */
  quantity: z.int().min(0).max(most.quantity),
  /** Days, half-days or class hours of them; 1 where the basis has only one factor. */
  times: z.int().min(0).max(most.times),
  unitFen: z.int().min(0).max(most.unitFen),
  seats: z.int().min(1).max(100).nullable(),
  lecturer: z.enum(lecturers).nullable(),
  lecturerOwn: z.boolean(),
  fundSource: z.enum(costFunds).nullable(),
  /** Date and body of the collective decision, where dues pay (CST-15). */
  decision: z.string().trim().max(200).nullable(),
  payer: z.enum(payers),
  spentOn: z.enum(payers),
  /** People on it who draw travel allowance that day (CST-09); null: not answered. */
  onAllowance: z.int().min(0).max(100_000).nullable(),
  note: z.string().trim().max(300).nullable(),
};
export const costEntrySchema = z.strictObject({ id: z.uuid(), ...costEntryShape });
export type CostEntry = z.infer<typeof costEntrySchema>;

/** What a person says of a line that was spent without having been estimated. */
export const unestimatedShape = { category: costEntryShape.category, fundSource: costEntryShape.fundSource, payer: costEntryShape.payer, spentOn: costEntryShape.spentOn };

/** A line as it is being typed, for asking the rulebook: what was spent and its papers where those are typed. */
export const costTypedSchema = z.strictObject({
  id: z.uuid(), ...costEntryShape,
  actualFen: z.int().min(0).max(1_000_000_000).nullable().optional(), actualNote: z.string().trim().max(300).nullable().optional(), papers: z.array(z.enum(reimbursementPapers)).max(20).optional(),
});
export type CostTyped = z.infer<typeof costTypedSchema>;

export const costLineSchema = z.object({
  id: z.uuid(), position: z.int(), ...costEntryShape, amountFen: z.int(),
  actualFen: z.int().nullable(), actualNote: z.string().nullable(), papers: z.array(z.enum(reimbursementPapers)), version: z.int(),
});
export type CostLine = z.infer<typeof costLineSchema>;

/** Lines as typed, as they would be stored beside what stands already. */
export const asTyped = (lines: readonly CostTyped[], stored: readonly CostLine[]): CostLine[] => lines.map(({ actualFen, actualNote, papers, ...entry }, index) => {
  const known = stored.find(({ id }) => id === entry.id);
  const spent = { actualFen: known?.actualFen ?? null, actualNote: known?.actualNote ?? null, papers: known?.papers ?? [] };
  return {
    ...entry, position: index + 1, amountFen: amountOf(entry), version: known?.version ?? 1,
    actualFen: actualFen === undefined ? spent.actualFen : actualFen, actualNote: actualNote === undefined ? spent.actualNote : actualNote, papers: papers ?? spent.papers,
  };
});

/** What a person entered of a stored line. */
export const entryOf = ({ position: _, amountFen: _a, actualFen: _f, actualNote: _n, papers: _p, version: _v, ...entry }: CostLine): CostEntry => entry;
