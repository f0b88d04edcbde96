import { z } from 'zod';
import { reasons } from '#features/unit/contract.ts';
import { daySchema, idSchema, required } from '#shared/procedure.ts';
import { lineNoteKinds } from './facts-lines-cells.ts';
import { lineSheets, offerFields, unitFields } from './facts-lines.ts';
import { columnFields } from './facts-table.ts';

/** Sheets of partners and of their lists, row by row. */

/** One row: its fields under our names, `sheet` says of which kind; `attach` a unit here that a person said it is; `row` the row under its own titles. */
export const lines = z.array(z.record(z.string(), z.unknown())).min(1).max(100);

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
export const linePreview = z.object({
  /** Its place in what was sent, from 0. */
  at: z.int(),
  sheet: z.enum(lineSheets),
  /** `filled`: the unit is here and is told what it did not know. */
  state: z.enum(['new', 'filled', 'unchanged', 'refused']),
  /** By it the same unit is known in a file; null where none is named. */
  key: z.string().nullable(),
  /** The same for all names of the unit after this row. */
  names: z.array(z.string()),
  unit: z.string().nullable(),
  /** The unit's kind, or which list the line is of. */
  kind: z.string().nullable(),
  text: z.string().nullable(),
  place: z.string().nullable(),
  untilOn: daySchema.nullable(),
  /** Each cell that does not fit: a word of `lines.wrong.…`. */
  wrong: z.array(z.object({ field: z.string(), reason: z.string(), facts })),
  notes: z.array(z.object({ field: z.string(), kind: z.enum(lineNoteKinds), from: z.string(), to: z.string().nullable() })),
  /** Units of the directory that a new one may be under another name, the likeliest first. */
  alike: z.array(z.object({ id: idSchema, name: z.string(), reasons: z.array(z.object({ reason: z.enum(reasons), for: z.boolean(), one: z.string(), other: z.string() })) })),
});
export type LinePreview = z.infer<typeof linePreview>;

/** In which kind of table a column's title means what. */
export const rememberedColumn = {
  title: required(100), field: z.enum([...new Set([...columnFields, ...unitFields, ...offerFields])]).exclude(['private']), table: z.enum(['activities', ...lineSheets]).default('activities'),
};
