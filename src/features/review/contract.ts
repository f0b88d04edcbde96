import { z } from 'zod';
import { command, idSchema, required } from '#shared/procedure.ts';

/** Answering what the rulebook found. */
export const reviewContract = {
  respond: command('review', '/activities/{id}/respond', 'Answers a question, gives the reason for a warning, or overrides a block, in writing.', {
    id: idSchema,
    check: required(20),
    /** What of the activity the finding concerns, as the finding gives it. */
    subject: z.string().max(2000),
    /** What is meant: refused when the finding has meanwhile become something graver or lighter. */
    kind: z.enum(['answer', 'reason', 'override']),
    text: required(2000),
  }),
};
