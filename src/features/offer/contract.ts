import { z } from 'zod';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { reasonNames } from './facts-suggest.ts';
import { offerKinds } from './facts.ts';

/** What outside units have and want, and which of them suit a purpose. */

const tag = 'offer';
const version = z.int().min(1);
const kind = z.enum(offerKinds);
const allowed = z.record(z.string(), z.array(findingSchema));
const said = { kind, text: required(500), place: typed(100).nullable(), untilOn: daySchema.nullable() };

export const offerRow = z.object({
  id: idSchema, unitId: idSchema, unitName: z.string(), kind, text: z.string(), place: z.string().nullable(), untilOn: daySchema.nullable(),
  endedAt: z.string().nullable(), endReason: z.string().nullable(), byName: z.string(), createdAt: z.string(), version,
});
export type OfferRow = z.infer<typeof offerRow>;

const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && z.iso.datetime().safeParse(at).success && idSchema.safeParse(id).success;
};
const filters = z.object({ ...page, after: z.string().refine(isKey).optional(), unit: idSchema.optional(), kind: kind.optional(), q: typed(100).optional(), ended: z.enum(['yes']).optional() });
export type OfferFilters = z.infer<typeof filters>;

/** What units are wanted for: an activity or a work project the asker may see, or a matter and a place in words. */
const purpose = { activity: idSchema.optional(), project: idSchema.optional(), text: typed(500).optional(), region: z.string().regex(/^\d{6}$/).optional() };
const choice = z.object({ decision: z.enum(['chosen', 'not_now']), reason: z.string().nullable(), byName: z.string(), at: z.string() });
export const suggestion = z.object({
  id: idSchema, name: z.string(), kind: z.string(), industry: z.string().nullable(), place: z.string().nullable(), frontLine: z.boolean().nullable(),
  lastOn: daySchema.nullable(), weight: z.int(),
  reasons: z.array(z.object({ reason: z.enum(reasonNames), words: z.string().nullable(), weight: z.int() })),
  /** What was decided of it for this purpose before; the latest word. */
  choice: choice.nullable(),
});
export type SuggestedUnit = z.infer<typeof suggestion>;
export const suggestionsView = z.object({
  /** What was asked with: typed nowhere again where it is known. */
  wanted: z.object({ name: z.string().nullable(), text: z.string(), places: z.array(z.string()), activityId: idSchema.nullable(), activityVersion: z.int().nullable(), projectId: idSchema.nullable() }),
  rows: z.array(suggestion),
  /** Units looked through. */
  of: z.int(),
  /** Only the newest of them were: a directory beyond that is too large for one look. */
  cut: z.boolean(),
  allowed,
});
export type SuggestionsView = z.infer<typeof suggestionsView>;

export const offerContract = {
  list: read(tag, '/offers', '资源清单, 需求清单, 项目清单 of outside units, newest first.', filters, pageOf(offerRow).extend({ allowed })),
  add: command(tag, '/units/{unitId}/offers', 'Enters what a unit has or wants.', { unitId: idSchema, ...said }),
  edit: command(tag, '/offers/{id}/edit', 'Changes a line.', { id: idSchema, version, ...said }),
  end: command(tag, '/offers/{id}/end', 'It does not stand any more; it stays to be read.', { id: idSchema, version, reason: typed(200).nullable() }),
  suggest: read(tag, '/partners/suggestions', 'Outside units that suit a purpose, each with its reasons; units in audit are left out.', z.object(purpose), suggestionsView),
  choose: command(tag, '/partners/suggestions/choose', 'Remembers what was decided of a suggested unit.', {
    unitId: idSchema, activityId: idSchema.nullable(), projectId: idSchema.nullable(), matter: typed(500).nullable(), decision: z.enum(['chosen', 'not_now']), reason: typed(200).nullable(),
  }),
};
export type OfferInput<V extends keyof typeof offerContract> = z.infer<NonNullable<(typeof offerContract)[V]['~orpc']['inputSchema']>>;
