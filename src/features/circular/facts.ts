import { z } from 'zod';
import { blockSchema, type Block } from '#features/record/facts.ts';
import { daySchema, idSchema } from '#shared/procedure.ts';
import { kinds, states, tones } from './facts-plain.ts';

export * from './facts-plain.ts';

/** 通报: what it is made of, and what is known of one. */

/** A fact that a circular was composed from, in the words of the day on which it was chosen. */
export const chosenSchema = z.object({
  kind: z.enum(kinds), id: idSchema, tone: z.enum(tones),
  /** An observation’s words, or the measure that was verified. */
  text: z.string(),
  branchId: idSchema.nullable(), branchName: z.string(),
  activityId: idSchema.nullable(), activityCode: z.string().nullable(), theme: z.string().nullable(),
  /** The inspection round of an observation, what is asked of the branch, and until when. */
  roundId: idSchema.nullable(), dueOn: daySchema.nullable(), requirement: z.string().nullable(),
  /** Of a result: what it answers and of what kind that is, how it was before and after, and how that was found out. */
  problem: z.string().nullable(), problemKind: z.string().nullish(), before: z.string().nullable(), after: z.string().nullable(), method: z.string().nullable(),
});
export type Chosen = z.infer<typeof chosenSchema>;

/** One text as it was released: the first, and each correction under the same number. */
export const editionSchema = z.object({
  version: z.int(), title: z.string(), body: z.array(blockSchema), branchIds: z.array(idSchema), releasedOn: daySchema, releasedBy: z.string(),
  /** Why it replaced the one before; null for the first. */
  reason: z.string().nullable(),
});
export type Edition = z.infer<typeof editionSchema>;

export interface Circular {
  readonly id: string;
  readonly title: string;
  readonly body: readonly Block[];
  readonly chosen: readonly Chosen[];
  readonly branchIds: readonly string[];
  readonly sentTo: readonly string[];
  readonly state: (typeof states)[number];
  readonly authorId: string;
  readonly authorName: string;
  readonly writerIds: readonly string[];
  readonly code: string;
  readonly year: number | null;
  readonly number: number | null;
  readonly lengthReason: string | null;
  readonly comment: string | null;
  readonly releasedOn: string | null;
  readonly releasedName: string | null;
  readonly editions: readonly Edition[];
  readonly correction: string | null;
  readonly withdrawnOn: string | null;
  readonly withdrawnReason: string | null;
  readonly withdrawnName: string | null;
  readonly createdAt: string;
  readonly version: number;
}
