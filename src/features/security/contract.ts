import { z } from 'zod';
import { idSchema, page, pageOf, read } from '#shared/procedure.ts';
import { attemptKinds } from './facts.ts';

const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && z.iso.datetime().safeParse(at).success && idSchema.safeParse(id).success;
};

export const securityContract = {
  list: read('security', '/security/attempts', 'Attempts that were refused and paused: codes and addresses that were guessed, sign-ins from outside that did not fit.', z.strictObject({ ...page, after: page.after.refine((after) => after === undefined || isKey(after)) }), pageOf(z.object({
    id: idSchema, kind: z.enum(attemptKinds), about: z.string().nullable(), tries: z.int(),
    /** When it was told last, and when it was tried last. */
    at: z.string(), lastAt: z.string(),
  }))),
};
