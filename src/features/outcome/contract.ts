import { z } from 'zod';
import { problemKinds } from '#features/record/facts.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { choicesView, outcomeRow, outcomeView, readings, states } from './contract-views.ts';

const tag = 'outcome';
/** The problem an action belongs to, the action, and the version of it that the sender saw. */
const action = { id: idSchema, actionId: idSchema, actionVersion: z.int().min(1) };
const said = { text: required(2000), raisedByPersonId: idSchema.nullable(), raisedByWords: typed(100).nullable(), projectId: idSchema.nullable(), place: typed(100).nullish(), leadsAnswer: typed(500).nullish() };
/** 措施, 责任主体, 标准. */
const measured = { measure: required(1000), leaderId: idSchema.nullish(), branchId: idSchema.nullish(), expected: typed(1000).nullish(), leadsAnswer: typed(500).nullish() };
const figure = z.number().min(-1e12).max(1e12).nullish();

const isKey = (after: string): boolean => after.split('_').every((part) => daySchema.safeParse(part).success || idSchema.safeParse(part).success);

/** Filters of the list and of its exports, as they stand in the address. */
export const outcomeFilters = z.object({
  ...page, after: z.string().refine(isKey).optional(),
  /** Read as 问题清单, 任务清单 or 责任清单. */
  as: z.enum(readings).default('problems'),
  state: z.enum(states).optional(), overdue: z.enum(['yes']).optional(), kind: z.enum(problemKinds).optional(), branch: idSchema.optional(), project: idSchema.optional(),
  /** Of activities with this unit; what another partner of them brought is left out. */
  unit: idSchema.optional(),
 
  result: typed(40).optional(), year: z.coerce.number().int().min(2000).max(2100).optional(), mine: z.enum(['yes']).optional(),
  /** Only those that belong to no activity. */
  outside: z.enum(['yes']).optional(),
});
export type OutcomeFilters = z.infer<typeof outcomeFilters>;

/** 转化: problems, suggestions and what was heard, the actions they become, the effect as another person found it, and where else it is taken up. */
export const outcomeContract = {
  list: read(tag, '/outcomes', 'Problems, tasks and responsibilities as one list, newest or most pressing first.', outcomeFilters, pageOf(outcomeRow).extend({ allowed: z.record(z.string(), z.array(findingSchema)) })),
  get: read(tag, '/outcomes/{id}', 'One problem with everything known of it: where from, actions, progress, evidence, verification, spreading, and what may be done.', z.object({ id: idSchema }), outcomeView),
  ofActivity: read(tag, '/activities/{id}/outcomes', 'The same of every problem of an activity.', z.object({ id: idSchema }), z.array(outcomeView)),
  choices: read(tag, '/outcomes/choices', 'Branches of the office, and kinds of result.', z.object({}), choicesView),
  check: read(tag, '/outcomes/check', 'What the rulebook says of a text before it is entered: audit leads are never recorded here.', z.strictObject({ text: typed(4000) }), z.array(findingSchema)).route({ method: 'POST' }),

  raise: command(tag, '/activities/{id}/problems', 'Enters a problem, suggestion, opinion, research result or voice of the front line, who raised it, and the work project it belongs to.', {
    id: idSchema, kind: z.enum(problemKinds), sideId: idSchema.nullable(), ...said,
  }),
  note: command(tag, '/outcomes', 'Enters one that comes of no activity: heard at the front line, or of a suggestion.', { kind: z.enum(problemKinds), branchId: idSchema, suggestionId: idSchema.nullish(), ...said }),
  edit: command(tag, '/outcomes/{id}/edit', 'Changes what it says and who raised it.', { id: idSchema, version: z.int().min(1), kind: z.enum(problemKinds), ...said }),
  plan: command(tag, '/outcomes/{id}/actions', 'Makes an action of it: what is done, by whom, until when, to what standard, and who will verify it.', {
    id: idSchema, ...measured, ownerId: idSchema, dueOn: daySchema, verifyById: idSchema.nullish(),
  }),
  editAction: command(tag, '/outcomes/{id}/actions/{actionId}/edit', 'Changes what is done and who answers for it; another owner is told.', { ...action, ...measured, ownerId: idSchema }),
  addFile: command(tag, '/outcomes/{id}/files', 'Puts an uploaded file with it as evidence.', { id: idSchema, name: required(200), sha256: z.string().regex(/^[0-9a-f]{64}$/), mediaType: required(100), size: z.int().min(1) }),
  progress: command(tag, '/outcomes/{id}/actions/{actionId}/progress', 'Says how far it is, with what shows it.', { ...action, text: required(2000), fileIds: z.array(idSchema).max(20) }),
  moveDue: command(tag, '/outcomes/{id}/actions/{actionId}/due', 'Moves the day it is due, with the reason.', { ...action, dueOn: daySchema, reason: required(500) }),
  askVerifier: command(tag, '/outcomes/{id}/actions/{actionId}/verifier', 'Asks somebody beforehand to verify it, or nobody any more.', { ...action, personId: idSchema.nullable() }),
  report: command(tag, '/outcomes/{id}/actions/{actionId}/report', 'Its owner says it is done, with what proves it.', {
    ...action, resultKind: required(40), evidence: typed(4000), evidenceFileIds: z.array(idSchema).max(20),
  }),
  verify: command(tag, '/outcomes/{id}/actions/{actionId}/verify', 'Somebody other than its owner has looked: how it was before, how it is now, how that was found out; in figures where there are any.', {
    ...action, before: required(2000), after: required(2000), method: required(1000), beforeFigure: figure, afterFigure: figure, figureUnit: typed(20).nullish(),
  }),
  reopen: command(tag, '/outcomes/{id}/actions/{actionId}/reopen', 'It is not done after all, with the reason.', { ...action, reason: required(500) }),
  drop: command(tag, '/outcomes/{id}/actions/{actionId}/drop', 'It will not be done, with the reason.', { ...action, reason: required(500) }),
  tell: command(tag, '/outcomes/{id}/tell', 'Whoever raised it has been told what came of it, and the partner by its page or by a contact that is noted.', {
    id: idSchema, answer: required(1000), partner: z.strictObject({ way: z.enum(['link', 'contact']), sideId: idSchema, means: typed(40).nullish() }).nullish(),
  }),
  close: command(tag, '/outcomes/{id}/close', 'Crosses it off the list by number, and says where the result was made public.', { id: idSchema, version: z.int().min(1), note: typed(500).nullish(), shownOn: daySchema.nullish(), shownWhere: typed(200).nullish() }),
  spread: command(tag, '/outcomes/{id}/actions/{actionId}/spread', 'Puts a verified result before other branches.', { ...action, branchIds: z.array(idSchema).min(1).max(100), note: typed(500).nullish() }),
  answerSpread: command(tag, '/outcomes/{id}/spreads/{spreadId}', 'A branch takes it up as an action of its own, or says why it does not fit.', {
    id: idSchema, spreadId: idSchema, version: z.int().min(1), answer: z.enum(['adopted', 'unfit']), word: typed(500), ownerId: idSchema.nullish(), dueOn: daySchema.nullish(),
  }),
};
export type OutcomeInput<V extends keyof typeof outcomeContract> = z.infer<NonNullable<(typeof outcomeContract)[V]['~orpc']['inputSchema']>>;
