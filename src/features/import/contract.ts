import { z } from 'zod';
import { command, idSchema, page, pageOf, read, required } from '#shared/procedure.ts';
import { linePreview, lines, rememberedColumn } from './contract-lines.ts';
import { noteSchema } from './facts.ts';

/** 历史导入: past activities from files, looked at before they are accepted, taken back while nobody has built on them. */

const tag = 'import';
/** One case as it came: an object whose keys the reader knows by several names; what it does not know is kept with the original. */
const cases = z.array(z.record(z.string(), z.unknown())).min(1).max(100);

export const previewRow = z.object({
  /** Its place in what was sent, from 0. */
  at: z.int(),
  key: z.string().nullable(),
  state: z.enum(['new', 'unchanged', 'refused']),
  /** Why it is refused: a word of `import.refused.…`, and what it is about. */
  reason: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
  theme: z.string().nullable(),
  /** The day, or the words that stand for it; null where unknown. */
  held: z.string().nullable(),
  hosts: z.array(z.string()),
  partners: z.array(z.string()),
  notes: z.array(noteSchema),
  /** The number of an activity here with this theme, this day and nobody else in it, where it came without an id of its own: probably the same. */
  alike: z.string().nullable(),
});
export type PreviewRow = z.infer<typeof previewRow>;

export const batchRow = z.object({
  id: idSchema, name: z.string(), cases: z.int(), byName: z.string(), at: z.string(), takenBackAt: z.string().nullable(),
  /** What it was of: past activities, or sheets of partners and their lists. */
  of: z.enum(['activities', 'partners']),
  /** Activities or rows of it that somebody has worked on since: while there are any, it is not taken back. */
  builtOn: z.int(),
});
export type BatchRow = z.infer<typeof batchRow>;
const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && z.iso.datetime().safeParse(at).success && idSchema.safeParse(id).success;
};
const filters = z.object({ ...page, id: idSchema.optional(), after: z.string().refine(isKey).optional() });
export type BatchFilters = z.infer<typeof filters>;

export const importContract = {
  columns: read(tag, '/imports/columns', 'What was said before of columns, by their plain titles.', z.object({}), z.record(z.string(), z.string())),
  rememberColumn: command(tag, '/imports/columns', 'Remembers what columns of this title mean.', rememberedColumn),
  preview: read(tag, '/imports/preview', 'Up to a hundred cases as they would come in: new, known already, or refused with the reason. Nothing is written.', z.object({ cases }), z.array(previewRow)).route({ method: 'POST' }),
  batches: read(tag, '/imports', 'What was brought in, newest first; with `id` that one only.', filters, pageOf(batchRow)),
  cases: command(tag, '/imports', 'Brings in up to a hundred cases as part of one import; a case that is here already changes nothing.', { batchId: idSchema, name: required(200), cases }),
  previewLines: read(tag, '/imports/preview-lines', 'Up to a hundred rows of sheets of partners or of their lists as they would come in. Nothing is written.', z.object({ lines }), z.array(linePreview)).route({ method: 'POST' }),
  lines: command(tag, '/imports/lines', 'Brings in up to a hundred rows of sheets of partners (单位名录) or of their lists (资源清单, 需求清单, 项目清单) as part of one import; what is here already changes nothing.', { batchId: idSchema, name: required(200), lines }),
  takeBack: command(tag, '/imports/{id}/take-back', 'Takes back up to a hundred activities or rows of an import nobody has built on; given again until none is left.', { id: idSchema }),
};
export type ImportInput<V extends keyof typeof importContract> = z.infer<NonNullable<(typeof importContract)[V]['~orpc']['inputSchema']>>;
export { type LinePreview } from './contract-lines.ts';
