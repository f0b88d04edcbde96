import { z } from 'zod';
import { idSchema, read, required } from '#shared/procedure.ts';
import { foundKinds } from './facts.ts';

/** One search over everything that one may see. */

const tag = 'search';

export const foundRow = z.object({
  kind: z.enum(foundKinds),
  /** A rule is known by its number, everything else by its id. */
  id: z.string(),
  /** The activity it belongs to. */
  activityId: idSchema.nullable(),
  /** The case's own id, of an activity brought in. */
  sourceKey: z.string().nullable(),
  title: z.array(z.object({ text: z.string(), match: z.boolean() })),
  passage: z.array(z.object({ text: z.string(), match: z.boolean() })),
  on: z.string().nullable(),
  score: z.number(),
  /** Whether it holds only some of what was looked for. */
  partly: z.boolean(),
});
export type FoundRow = z.infer<typeof foundRow>;
const filters = z.object({ q: required(200), kind: z.enum(foundKinds).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
export type Asked = z.infer<typeof filters>;

export const searchContract = {
  find: read(tag, '/search', 'What holds all the words, best first; where that is little, also what holds some of them.', filters, z.object({
    rows: z.array(foundRow),
    /** A word stands in so much that only the newest of it were ranked: how many. */
    capped: z.int().nullable(),
  })),
};
