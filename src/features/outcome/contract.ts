import { z } from 'zod';
import { problemKinds, resultKinds } from '#features/record/facts.ts';
import { command, daySchema, idSchema, required, typed } from '#shared/procedure.ts';

const tag = 'outcome';
/** The version of the action that the sender saw. */
const action = { id: idSchema, actionId: idSchema, actionVersion: z.int().min(1) };

/** 转化: problems and suggestions, the actions they become, the effect as another person found it. */
export const outcomeContract = {
  raise: command(tag, '/activities/{id}/problems', 'Enters a problem, suggestion, opinion or research result, who raised it, and the work project it belongs to.', {
    id: idSchema, kind: z.enum(problemKinds), text: required(2000), sideId: idSchema.nullable(), raisedByPersonId: idSchema.nullable(),
    raisedByWords: typed(100).nullable(), projectId: idSchema.nullable(),
  }),
  plan: command(tag, '/activities/{id}/problems/{problemId}/actions', 'Makes an action of it: what is done, by whom, until when.', {
    id: idSchema, problemId: idSchema, measure: required(1000), ownerId: idSchema, dueOn: daySchema,
  }),
  report: command(tag, '/activities/{id}/actions/{actionId}/report', 'Its owner says it is done, with what proves it.', {
    ...action, resultKind: z.enum(resultKinds), evidence: typed(4000), evidenceFileIds: z.array(idSchema).max(20),
  }),
  verify: command(tag, '/activities/{id}/actions/{actionId}/verify', 'Somebody other than its owner has looked: how it was before, how it is now, how that was found out.', {
    ...action, before: required(2000), after: required(2000), method: required(1000),
  }),
  reopen: command(tag, '/activities/{id}/actions/{actionId}/reopen', 'It is not done after all, with the reason.', { ...action, reason: required(500) }),
  drop: command(tag, '/activities/{id}/actions/{actionId}/drop', 'It will not be done, with the reason.', { ...action, reason: required(500) }),
  tell: command(tag, '/activities/{id}/problems/{problemId}/tell', 'Whoever raised it has been told what came of it.', { id: idSchema, problemId: idSchema, answer: required(1000) }),
};
