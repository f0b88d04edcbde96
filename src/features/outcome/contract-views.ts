import { z } from 'zod';
import { observationStates } from '#features/inspection/facts-plain.ts';
import { actionSchema, actionStates, problemKinds, problemSchema } from '#features/record/facts.ts';
import { daySchema, findingSchema, idSchema } from '#shared/procedure.ts';

/** How the one list is read: 问题清单, 任务清单, 责任清单. */
export const readings = ['problems', 'tasks', 'owners'] as const;
export type Reading = (typeof readings)[number];

/** How far a problem is: 待安排, 办理中, 待核验, 已核验, 已反馈, 已销号. Computed from its actions, never typed. */
export const states = ['open', 'going', 'reported', 'verified', 'told', 'closed'] as const;
export type ProblemState = (typeof states)[number];

const allowed = z.record(z.string(), z.array(findingSchema));
const named = z.object({ id: idSchema, name: z.string() });
const observed = z.object({ id: idSchema, roundId: idSchema, round: z.string(), itemId: idSchema, code: z.string(), theme: z.string().nullable(), state: z.enum(observationStates) });
const source = z.object({ id: idSchema, code: z.string(), theme: z.string().nullable() });

/** One row: a problem, with one of its actions where it is read as tasks or responsibilities. */
export const outcomeRow = z.object({
  id: idSchema, year: z.int().nullable(), number: z.int().nullable(), kind: z.enum(problemKinds), text: z.string(), state: z.enum(states), place: z.string().nullable(),
  /** The round of inspection it comes from. */
  inspection: z.string().nullable(),
  createdAt: z.string().nullable(), from: z.string().nullable(), activity: source.nullable(), branch: named.nullable(), project: named.nullable(),
  toldAt: z.string().nullable(), closedYear: z.int().nullable(), closedNumber: z.int().nullable(), closedAt: z.string().nullable(), shownOn: daySchema.nullable(), shownWhere: z.string().nullable(),
  /** All of its actions that were not dropped, in numbers, and who answers for them. */
  actions: z.int(), verified: z.int(), overdue: z.int(), owners: z.string().nullable(), nextDue: daySchema.nullable(),
  /** Branches that took a result of it up, of those that were asked. */
  spread: z.int(), adopted: z.int(),
  /** Null in the problems’ reading. */
  action: z.object({
    id: idSchema, measure: z.string(), expected: z.string().nullable(), leader: z.string().nullable(), branch: z.string().nullable(), owner: z.string(), dueOn: daySchema,
    state: z.enum(actionStates), overdue: z.boolean(), last: z.string().nullable(), lastAt: z.string().nullable(), resultKind: z.string().nullable(), evidence: z.string().nullable(),
    before: z.string().nullable(), after: z.string().nullable(), method: z.string().nullable(), verifier: z.string().nullable(), verifiedAt: z.string().nullable(),
    beforeFigure: z.number().nullable(), afterFigure: z.number().nullable(), figureUnit: z.string().nullable(), adoptedFrom: z.string().nullable(), spread: z.int(), adopted: z.int(),
  }).nullable(),
});
export type OutcomeRow = z.infer<typeof outcomeRow>;

export const stepKinds = ['planned', 'progress', 'moved', 'handed', 'reported', 'verified', 'reopened', 'dropped'] as const;
export const stepSchema = z.object({
  id: idSchema, actionId: idSchema, kind: z.enum(stepKinds), text: z.string().nullable(), fileIds: z.array(idSchema), state: z.enum(actionStates),
  fromOn: daySchema.nullable(), toOn: daySchema.nullable(), byName: z.string(), at: z.string(),
});
export const spreadSchema = z.object({
  id: idSchema, problemId: idSchema, actionId: idSchema, branchId: idSchema, branchName: z.string(), note: z.string().nullable(), state: z.enum(['asked', 'adopted', 'unfit']), word: z.string().nullable(),
  askedBy: idSchema, askedName: z.string(), askedAt: z.string(), answeredName: z.string().nullable(), answeredAt: z.string().nullable(), adoptedActionId: idSchema.nullable(), version: z.int(),
});
const file = z.object({ id: idSchema, name: z.string(), mediaType: z.string(), size: z.int() });

/** Everything of one problem, and what the asker may do with it and with each of its actions. */
export const outcomeView = z.object({
  problem: problemSchema.extend({
    activityId: idSchema.nullable(), suggestionId: idSchema.nullable(), consultationId: idSchema.nullable(), observationId: idSchema.nullable(), state: z.enum(states),
    branchName: z.string().nullable(), projectName: z.string().nullable(), sideName: z.string().nullable(),
  }),
  activity: source.extend({ stage: z.string() }).nullable(),
  suggestion: z.object({ id: idSchema, text: z.string() }).nullable(),
  /** The observation of an inspection it was entered from, whose own rectification goes on beside it. */
  observation: observed.nullable(),
  actions: z.array(actionSchema.extend({ activityId: idSchema.nullable(), overdue: z.int(), allowed })),
  steps: z.array(stepSchema),
  spreads: z.array(spreadSchema.extend({ allowed })),
  /** Files that can be evidence: the activity’s and its own. */
  files: z.array(file),
  /** Sides of partners, and whether a link of theirs still opens. */
  partners: z.array(named.extend({ linked: z.boolean() })),
  /** Work projects its activity is linked to. */
  projects: z.array(named),
  allowed,
});
export type OutcomeView = z.infer<typeof outcomeView>;
export type ActionView = OutcomeView['actions'][number];

export const choicesView = z.object({ branches: z.array(named.extend({ mine: z.boolean() })), results: z.array(z.string()), projects: z.array(named) });
