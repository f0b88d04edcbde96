import { z } from 'zod';
import { command, idSchema, typed } from '#shared/procedure.ts';
import { costEntrySchema, reimbursementPapers, unestimatedShape } from './facts.ts';

/** What an activity costs: estimated before it is approved, entered as spent once it was held. */

const tag = 'cost';
const version = z.int().min(1);

export const costContract = {
  set: command(tag, '/activities/{id}/costs', 'Replaces what an activity is estimated to cost; amounts are computed.', { id: idSchema, version, lines: z.array(costEntrySchema).max(50) }),
  actuals: command(tag, '/activities/{id}/costs/actual', 'Enters what was really spent on each line, and which papers are at hand.', {
    id: idSchema, version,
    lines: z.array(z.strictObject({
      id: idSchema, actualFen: z.int().min(0).max(1_000_000_000).nullable(), actualNote: typed(300).nullable(), papers: z.array(z.enum(reimbursementPapers)).max(20),
    })).max(70),
    /** What nobody had thought of: lines without an estimate. */
    added: z.array(z.strictObject({
      id: idSchema, ...unestimatedShape, actualFen: z.int().min(0).max(1_000_000_000).nullable(), actualNote: typed(300).nullable(), papers: z.array(z.enum(reimbursementPapers)).max(20),
    })).max(20).default([]),
  }),
};

export type CostInput<V extends keyof typeof costContract> = z.infer<NonNullable<(typeof costContract)[V]['~orpc']['inputSchema']>>;
