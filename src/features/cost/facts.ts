import { z } from 'zod';
import { bases, categories, costFunds, lecturers, payers, reimbursementPapers } from './facts-plain.ts';

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

export const costLineSchema = z.object({
  id: z.uuid(), position: z.int(), ...costEntryShape, amountFen: z.int(),
  actualFen: z.int().nullable(), actualNote: z.string().nullable(), papers: z.array(z.enum(reimbursementPapers)), version: z.int(),
});
export type CostLine = z.infer<typeof costLineSchema>;

/** What a person entered of a stored line. */
export const entryOf = ({ position: _, amountFen: _a, actualFen: _f, actualNote: _n, papers: _p, version: _v, ...entry }: CostLine): CostEntry => entry;
