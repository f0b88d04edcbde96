import { z } from 'zod';
import { effects, unknownKey, type FigureFilters, type FigureName } from './facts-records.ts';

const key = z.string().trim().min(1).max(100);

/** Filters of the list of activities that a figure leads with, as they stand in the address. */
export const figureFilters = {
  held: z.enum(['yes', 'no']).optional(),
  year: z.string().regex(/^(\d{4}|unknown)$/).optional(),
  month: z.string().regex(/^(0[1-9]|1[0-2]|unknown)$/).optional(),
  /** The host branch, the outside unit: not known. */
  host: z.enum([unknownKey]).optional(),
  partner: z.enum([unknownKey]).optional(),
  source: key.optional(), form: key.optional(), industry: key.optional(), field: key.optional(), region: key.optional(), front: key.optional(), strand: key.optional(),
  /** Industry and province of one partner together: `C|420000`. */
  reach: key.optional(),
  /** What became of problems raised at it. */
  effect: z.enum(effects).optional(),
  /** A kind of problem raised at it. */
  raised: key.optional(),
  /** As activities counted at the end of this day. */
  asAt: z.iso.date().optional(),
} satisfies z.ZodRawShape & Readonly<Record<FigureName, unknown>>;

// What a page sends is what the contract takes.
({}) as z.infer<z.ZodObject<typeof figureFilters>> satisfies FigureFilters;
