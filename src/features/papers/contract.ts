import { z } from 'zod';
import { findingSchema, idSchema, read, required } from '#shared/procedure.ts';
import { laterParts } from './facts.ts';
import { theirKinds } from './facts-theirs.ts';

const tag = 'papers';

export const paperState = z.object({
  key: z.string(), kind: z.enum(['docx', 'xlsx']), empty: z.boolean(),
  lacks: z.array(z.object({ name: z.string(), cure: z.enum(['topic', 'sides', 'programme', 'approval', 'held', 'record', 'publicity', 'conversion', 'costs']) })),
  later: z.array(z.enum(laterParts)),
  /** Version of the office's own template that it is printed with; null: the built-in one. */
  template: z.int().nullable(),
});

/** What may be asked of an activity's papers; the files themselves have addresses of their own below `/papers/`. */
export const papersContract = {
  list: read(tag, '/activities/{id}/papers', 'The papers of an activity, and what each still lacks.', z.object({ id: idSchema }), z.object({
    papers: z.array(paperState),
    /** Facts a person typed, and facts that stand in the papers: docs/facts.md has the counting list. */
    typed: z.int(), shown: z.int(),
    /** Why this machine makes no PDF of an own template; null where it does. */
    noPdf: findingSchema.nullable(),
  })),
  preview: read(tag, '/activities/{id}/papers/{key}', 'One paper as data, as it would be printed, and what the layout checks say of it.', z.object({ id: idSchema, key: required(40), which: idSchema.optional() }), z.object({
    name: z.string(),
    /** The document model (shared/document/model.ts) or the sheet (sheet.ts). */
    document: z.unknown().nullable(), sheet: z.unknown().nullable(),
    findings: z.array(findingSchema),
    template: z.int().nullable(), noPdf: findingSchema.nullable(),
  })),
  ofLink: read(tag, '/link/papers', 'Papers of the activity that the side of the link may hold; each has an address below that of the page.', z.object({}), z.array(z.object({
    key: z.enum(theirKinds), which: idSchema.nullable(), title: z.string().nullable(),
  }))),
  ofYear: read(tag, '/plans/years/{year}/papers/{key}', 'One of the year’s papers as data, as it would be printed, and what the layout checks say of it.', z.object({ year: z.coerce.number().int().min(2000).max(2100), key: required(40) }), z.object({
    /** The document model, or sheets of one workbook. */
    document: z.unknown().nullable(), sheets: z.array(z.unknown()),
    findings: z.array(findingSchema),
  })),
};
