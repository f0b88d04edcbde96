import { z } from 'zod';
import { activityRow } from '#features/activity/contract.ts';
import { command, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';

/** 意见建议: made by anybody of the office, answered by a secretary or 机关党委, never dropped; may become a topic. */

const tag = 'suggestion';
const version = z.int().min(1);
export const suggestionKinds = ['topic', 'problem', 'opinion'] as const;
export const suggestionStates = ['open', 'merged', 'accepted', 'declined', 'withdrawn'] as const;
const kind = z.enum(suggestionKinds);
const state = z.enum(suggestionStates);
const allowed = z.record(z.string(), z.array(findingSchema));

export const suggestionRow = z.object({
  id: idSchema, kind, text: z.string(), state, authorId: idSchema, authorName: z.string(), branchName: z.string().nullable(), createdAt: z.string(),
  /** How many others were merged into it. */
  merged: z.int(),
});
export type SuggestionRow = z.infer<typeof suggestionRow>;
const other = z.object({ id: idSchema, text: z.string(), authorName: z.string() });

export const suggestionView = z.object({
  suggestion: suggestionRow.extend({
    branchId: idSchema.nullable(), projectId: idSchema.nullable(), projectName: z.string().nullable(), reason: z.string().nullable(),
    decidedByName: z.string().nullable(), decidedAt: z.string().nullable(), version,
  }),
  /** What it was merged into, and what was merged into it: the trace of both ends. */
  into: other.nullable(),
  from: z.array(other),
  /** Activities that took it up, as far as the reader may see them. */
  activities: z.array(activityRow.pick({ id: true, code: true, theme: true, stage: true })),
  allowed,
});
export type SuggestionView = z.infer<typeof suggestionView>;

const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && z.iso.datetime().safeParse(at).success && idSchema.safeParse(id).success;
};
const filters = z.object({ ...page, after: z.string().refine(isKey).optional(), state: state.optional(), kind: kind.optional(), mine: z.enum(['yes']).optional() });
export type SuggestionFilters = z.infer<typeof filters>;

const said = { kind, text: required(2000), projectId: idSchema.nullable() };
const one = { id: idSchema, version };

export const suggestionContract = {
  list: read(tag, '/suggestions', 'Suggestions of the office, newest first.', filters, pageOf(suggestionRow).extend({ allowed })),
  get: read(tag, '/suggestions/{id}', 'One suggestion, its answer, what was merged with it and what became of it.', z.object({ id: idSchema }), suggestionView),
  make: command(tag, '/suggestions', 'Makes a suggestion.', said),
  edit: command(tag, '/suggestions/{id}/edit', 'Its author changes it while it is not answered.', { ...one, ...said }),
  withdraw: command(tag, '/suggestions/{id}/withdraw', 'Its author takes it back while it is not answered.', one),
  merge: command(tag, '/suggestions/{id}/merge', 'Puts it together with another that says the same; both stay, and its author is told.', { ...one, into: idSchema }),
  accept: command(tag, '/suggestions/{id}/accept', 'Accepts it; its author and those of what was merged into it are told.', { ...one, reason: typed(1000).nullable() }),
  decline: command(tag, '/suggestions/{id}/decline', 'Declines it with the reason, which reaches its author.', { ...one, reason: required(1000) }),
};
export type SuggestionInput<V extends keyof typeof suggestionContract> = z.infer<NonNullable<(typeof suggestionContract)[V]['~orpc']['inputSchema']>>;
