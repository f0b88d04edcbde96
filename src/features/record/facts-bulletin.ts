import { z } from 'zod';

/** The bulletin as it is kept: its text with what is masked in it, its reviews with their comments, where it came out. */

const id = z.uuid();
const day = z.iso.date();

/** What a passage is that does not leave the office as it stands. */
export const maskKinds = ['name', 'phone', 'identity', 'email', 'unit', 'other'] as const;
export type MaskKind = (typeof maskKinds)[number];

/**
 * A bulletin's text: paragraphs, headings and lists only, so that page, paper and search read the same. A masked run is
 * readable inside the office; what leaves is made by `outward`. Texts kept before there were masks have none.
 */
export const blockSchema = z.strictObject({
  kind: z.enum(['paragraph', 'heading', 'bullet']),
  runs: z.array(z.strictObject({ text: z.string().max(5000), bold: z.boolean(), mask: z.enum(maskKinds).nullish() })).max(200),
});
export type Block = z.infer<typeof blockSchema>;

/** What a person left readable on purpose: these very words, wherever they stand in the text. */
export const keptSchema = z.object({ kind: z.enum(maskKinds), text: z.string(), reason: z.string(), byId: id, byName: z.string(), at: z.string() });
export type Kept = z.infer<typeof keptSchema>;

/** One text as it was released: the first, and each correction under the same number. `version` is that of the text. */
export const editionSchema = z.object({
  version: z.int(), title: z.string(), body: z.array(blockSchema), contributor: z.string(), releasedOn: day, releasedBy: z.string(),
  /** Why it replaced the one before; null for the first. */
  reason: z.string().nullable(),
});
export type Edition = z.infer<typeof editionSchema>;

export const bulletinSchema = z.object({
  id, title: z.string(), body: z.array(blockSchema), contributor: z.string(), authorId: id,
  state: z.enum(['draft', 'review', 'returned', 'cleared', 'released']), year: z.int().nullable(), number: z.int().nullable(),
  releasedOn: day.nullable(), version: z.int(),
  /** Further activities it was composed from, beside the one it belongs to. */
  alsoActivityIds: z.array(id),
  kept: z.array(keptSchema), editions: z.array(editionSchema),
  correction: z.string().nullable(), correctedOn: day.nullable(),
  withdrawnOn: day.nullable(), withdrawnReason: z.string().nullable(), withdrawnBy: id.nullable(), withdrawnName: z.string().nullable(),
});

/**
 * A further activity that a bulletin of this one was composed from: what its review has to know. `names` are people
 * known from it, `auditees` its units under audit on its own day.
 */
export const furtherSchema = z.object({
  id, code: z.string(), theme: z.string().nullable(), kind: z.string(), heldOn: day.nullable(), organiserId: id.nullable(), proposerId: id.nullable(),
  names: z.array(z.string()), auditees: z.array(z.string()),
});
/** A bulletin that belongs to another activity and was composed from this one too: read here, written there. */
export const elsewhereSchema = bulletinSchema.extend({ activityId: id, activityCode: z.string(), published: z.boolean() });

export const secrecyReviewSchema = z.object({
  id, bulletinId: id, bulletinVersion: z.int(), reviewerId: id, reviewerName: z.string(), conclusion: z.enum(['clear', 'return']),
  comment: z.string().nullable(), at: z.string(),
  /** The text as it was reviewed; unknown of reviews from before it was kept. */
  title: z.string().nullable(), body: z.array(blockSchema).nullable(),
});

/**
 * A comment on a passage. `block` counts from 0, the title is -1; `around` is what stood before and after the
 * passage, and which of how many places with the same words it was.
 */
export const commentSchema = z.object({
  id, bulletinId: id, bulletinVersion: z.int(), authorId: id, authorName: z.string(), asReviewer: z.boolean(), at: z.string(),
  block: z.int(), start: z.int(), quote: z.string(), around: z.object({ before: z.string(), after: z.string(), nth: z.int(), of: z.int() }), text: z.string(),
  answer: z.string().nullable(), answeredName: z.string().nullable(), answeredAt: z.string().nullable(),
  resolvedName: z.string().nullable(), resolvedAt: z.string().nullable(),
});
export type Comment = z.infer<typeof commentSchema>;

export const publicationSchema = z.object({
  id, bulletinId: id, outlet: z.string(), publishedOn: day, address: z.string().nullable(),
  /** Its bulletin was withdrawn; until a day is entered it may still stand there. */
  toTakeDown: z.boolean(), takenDownOn: day.nullable(),
});
