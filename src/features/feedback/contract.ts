import { z } from 'zod';
import { command, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';

/** 意见反馈 about the program itself: by anybody, also by the holder of a personal link; answered by those who run it, never dropped. */

const tag = 'feedback';
export const feedbackKinds = ['problem', 'suggestion', 'complaint'] as const;
export const feedbackStates = ['open', 'answered', 'closed'] as const;

export const feedbackRow = z.object({
  id: idSchema, kind: z.enum(feedbackKinds), text: z.string(), page: z.string().nullable(), authorName: z.string(),
  /** Written by the asker. */
  mine: z.boolean(),
  /** Written by the holder of a personal link. */
  outside: z.boolean(),
  state: z.enum(feedbackStates), createdAt: z.string(), answer: z.string().nullable(), answeredName: z.string().nullable(), answeredAt: z.string().nullable(),
  closedAt: z.string().nullable(), version: z.int(), allowed: z.record(z.string(), z.array(findingSchema)),
});
export type FeedbackRow = z.infer<typeof feedbackRow>;

const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && z.iso.datetime().safeParse(at).success && idSchema.safeParse(id).success;
};
const filters = z.object({ ...page, after: z.string().refine(isKey).optional(), state: z.enum(feedbackStates).optional(), id: idSchema.optional() });
export type FeedbackFilters = z.infer<typeof filters>;

const one = { id: idSchema, version: z.int().min(1) };

export const feedbackContract = {
  list: read(tag, '/feedback', 'Feedback on the program, newest first: all of it for those who answer, one’s own for everybody else.', filters, pageOf(feedbackRow).extend({
    /** How many wait for an answer, of those the asker sees. */
    open: z.int(),
    answers: z.boolean(),
  })),
  make: command(tag, '/feedback', 'Says something about the program: a problem, a suggestion, a complaint; with the page it is about where one wishes to add it.', {
    kind: z.enum(feedbackKinds), text: required(2000), page: typed(300).nullable(),
  }),
  answer: command(tag, '/feedback/{id}/answer', 'Answers it, or answers it better; whoever wrote it is told.', { ...one, answer: required(2000) }),
  close: command(tag, '/feedback/{id}/close', 'Closes what has been answered.', one),
};
export type FeedbackInput<V extends keyof typeof feedbackContract> = z.infer<NonNullable<(typeof feedbackContract)[V]['~orpc']['inputSchema']>>;
