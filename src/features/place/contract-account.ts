import { z } from 'zod';
import { command, idSchema, required, typed } from '#shared/procedure.ts';

/** An account of the unit: asked for from its place, granted and taken back by our people. */

export const accountStates = ['asked', 'open', 'refused', 'ended'] as const;

/** What was asked for, and what became of it. `note` says why not, or why it was taken back. */
export const claim = z.object({
  id: idSchema, name: z.string(), post: z.string(), username: z.string(), state: z.enum(accountStates), askedAt: z.string(), decidedName: z.string().nullable(), decidedAt: z.string().nullable(), note: z.string().nullable(),
});
export type Claim = z.infer<typeof claim>;

/** The same to our people: by whose link it was asked for, and whether that link still stands. */
export const unitAccount = claim.extend({ linkHolder: z.string(), linkRevoked: z.boolean(), disabled: z.boolean(), version: z.int() });
export type UnitAccount = z.infer<typeof unitAccount>;

const tag = 'place';
export const accountProcedures = {
  claimAccount: command(tag, '/place/account', 'The holder of the unit’s link asks for an account of the unit, with a name and password of their own; it opens once somebody of ours approves it.', {
    holderName: required(50), holderPost: required(50), username: z.string().trim().regex(/^[A-Za-z0-9._-]+$/).min(2).max(40), password: z.string().min(1).max(128),
  }),
  decideAccount: command(tag, '/units/{unitId}/accounts/{accountId}/decide', 'Approves an account that was asked for, or says why not.', {
    unitId: idSchema, accountId: idSchema, version: z.int().min(1), decision: z.enum(['approve', 'refuse']), note: typed(300).nullable(),
  }),
  endAccount: command(tag, '/units/{unitId}/accounts/{accountId}/end', 'Takes an account back at once, wherever it is signed in.', { unitId: idSchema, accountId: idSchema, version: z.int().min(1), reason: required(200) }),
};
