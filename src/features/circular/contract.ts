import { z } from 'zod';
import { blockSchema } from '#features/record/facts.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { chosenSchema, editionSchema, kinds, states, tones } from './facts.ts';

const tag = 'circular';
const version = z.int().min(1);
const one = { id: idSchema, version };
const allowed = z.record(z.string(), z.array(findingSchema));
const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && z.iso.datetime().safeParse(at).success && idSchema.safeParse(id).success;
};
const keyed = { ...page, after: z.string().refine(isKey).optional() };

export const circularRow = z.object({
  id: idSchema, title: z.string(), state: z.enum(states), code: z.string(), year: z.int().nullable(), number: z.int().nullable(), authorName: z.string(),
  releasedOn: daySchema.nullable(), withdrawnOn: daySchema.nullable(), correcting: z.boolean(), createdAt: z.string(),
});
export type CircularRow = z.infer<typeof circularRow>;

const branch = z.object({ id: idSchema, name: z.string(), dissolvedOn: daySchema.nullable() });
export const circularView = z.object({
  circular: circularRow.extend({
    body: z.array(blockSchema), branchIds: z.array(idSchema), releasedName: z.string().nullable(), lengthReason: z.string().nullable(), comment: z.string().nullable(),
    correction: z.string().nullable(), withdrawnReason: z.string().nullable(), withdrawnName: z.string().nullable(), version,
  }),
  /** Facts it tells of, each with the patterns made of its activity; who wrote sees all, a reader what is good. */
  facts: z.array(chosenSchema.extend({ patterns: z.array(z.object({ id: idSchema, name: z.string() })) })),
  branches: z.array(branch),
  editions: z.array(editionSchema),
  /** Whether the asker writes or releases, and is shown the text in work. */
  inside: z.boolean(),
  findings: z.array(findingSchema),
  allowed,
});
export type CircularView = z.infer<typeof circularView>;

/** What can be told of: newest first, filtered by what it is and by words. */
export const candidateRow = chosenSchema.extend({ at: z.string(), circulars: z.int() });
const picked = z.array(z.strictObject({ kind: z.enum(kinds), id: idSchema })).max(60);

export const circularContract = {
  list: read(tag, '/circulars', 'Circulars sent to the asker’s branches; those who write see all.', z.object({ ...keyed, state: z.enum(states).optional() }), pageOf(circularRow).extend({ allowed })),
  get: read(tag, '/circulars/{id}', 'One circular: its text, the facts it tells of, to whom it goes.', z.object({ id: idSchema }), circularView),
  candidates: read(tag, '/circulars/candidates', 'Observations and verified results that a circular can tell of.', z.object({ ...keyed, kind: z.enum(kinds).optional(), tone: z.enum(tones).optional(), q: z.string().trim().max(100).optional() }), pageOf(candidateRow)),
  layout: read(tag, '/circulars/{id}/layout', 'What the layout checks (DOC-01 to DOC-09) say of it as a file.', z.object({ id: idSchema }), z.array(findingSchema)),
  compose: command(tag, '/circulars', 'Lays out a draft from chosen facts; naming a draft lays that one out anew.', {
    circularId: idSchema.nullable(), version: version.nullable(), chosen: picked, branchIds: z.array(idSchema).max(500),
  }),
  edit: command(tag, '/circulars/{id}/edit', 'Changes title, text, 发文代字 and to whom it goes.', {
    ...one, title: required(120), body: z.array(blockSchema).max(500), code: typed(20), branchIds: z.array(idSchema).max(500),
  }),
  send: command(tag, '/circulars/{id}/send', 'Sends the text to be released; longer than the rule allows only with the reason.', { ...one, lengthReason: typed(500).nullable() }),
  giveBack: command(tag, '/circulars/{id}/give-back', 'Returns it to its writer with a comment.', { ...one, comment: required(1000) }),
  release: command(tag, '/circulars/{id}/release', 'Releases it under the next number of the year, and tells the branches. Nobody releases what they wrote.', {
    ...one,
    /** The releaser has looked through it for what may not be said. */
    secrecyReviewed: z.boolean(),
  }),
  correct: command(tag, '/circulars/{id}/correct', 'Opens a released circular for a correction under its own number, with the reason; what is out stays readable.', { ...one, reason: required(500) }),
  dropCorrection: command(tag, '/circulars/{id}/drop-correction', 'Gives a correction up; the text that is out stays.', one),
  withdraw: command(tag, '/circulars/{id}/withdraw', 'Withdraws a circular that came out, with the reason.', { ...one, reason: required(500) }),
};
export type CircularInput<V extends keyof typeof circularContract> = z.infer<NonNullable<(typeof circularContract)[V]['~orpc']['inputSchema']>>;
