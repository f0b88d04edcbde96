import { z } from 'zod';
import { command, daySchema, idSchema, pageOf, page, read, required, typed } from '#shared/procedure.ts';
import { approvalSteps } from '#features/activity/facts.ts';

const tag = 'approval';
const version = z.int().min(1);
const opinion = { id: idSchema, version, comment: required(1000) };

/** The ordered steps from the branch's discussion to the leading group. */
export const approvalContract = {
  pending: read(tag, '/approvals/pending', 'Steps that wait for the asker.', z.object(page), pageOf(z.object({
    id: idSchema, activityId: idSchema, code: z.string(), theme: z.string().nullable(), step: z.enum(approvalSteps), why: z.string(),
  }))),
  submit: command(tag, '/activities/{id}/submit', 'Submits for approval.', { id: idSchema, version }),
  withdraw: command(tag, '/activities/{id}/withdraw', 'Takes it back before it is decided.', { id: idSchema, version }),
  approve: command(tag, '/activities/{id}/approve', 'Approves the pending step; the first step is the branch’s recorded discussion.', {
    id: idSchema, version, comment: typed(1000).nullable(), meetingOn: daySchema.nullable(), meetingKind: z.enum(['支委会', '党员大会']).nullable(),
  }),
  return: command(tag, '/activities/{id}/return', 'Sends it back with a comment.', opinion),
  decline: command(tag, '/activities/{id}/decline', 'Declines it with a reason; it ends there.', opinion),
};
