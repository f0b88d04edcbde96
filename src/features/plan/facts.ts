import { z } from 'zod';
import { auditStates } from '#features/activity/facts.ts';
import { sources } from '#features/activity/facts-plain.ts';
import { costFunds, costLineSchema } from '#features/cost/facts.ts';
import { aways, itemStates, planPapers, planStates, planSteps } from './facts-plain.ts';

export * from './facts-plain.ts';

/** Everything known of a year's plan, as plain data: what its checks, decisions, papers and pages read. */

const id = z.uuid();
const day = z.iso.date();
const text = (max: number) => z.string().trim().max(max);

/** The cells of a line that a person types: the columns of domain-rules 8.1. */
export const itemFields = {
  content: text(200).nullable(),
  form: text(100).nullable(),
  /** A month, a quarter or a day, as its first and last day. */
  fromOn: day.nullable(),
  toOn: day.nullable(),
  place: text(200).nullable(),
  away: z.enum(aways).nullable(),
  people: z.int().min(0).max(100_000).nullable(),
  /** 列支渠道 of the whole line; each cost line has exactly one of its own. */
  fundSource: z.enum(costFunds).nullable(),
  /** Said to cost nothing: then no estimate is missing. */
  noCost: z.boolean(),
  owner: text(100).nullable(),
  effect: text(1000).nullable(),
  /** A unit of the directory, or what is typed of one that is not in it yet. */
  unitId: id.nullable(),
  partner: text(200).nullable(),
  partnerIndustry: text(60).nullable(),
  partnerRegion: text(60).nullable(),
  contact: text(100).nullable(),
  source: z.enum(sources).nullable(),
  projectId: id.nullable(),
  suggestionIds: z.array(id).max(50),
  problemId: id.nullable(),
  arrangementLineId: id.nullable(),
  earlierId: id.nullable(),
  outcome: text(1000).nullable(),
  countsAsThemeDay: z.boolean(),
  countsAsLecture: z.boolean(),
  opinions: text(2000).nullable(),
};
export type ItemField = keyof typeof itemFields;
export const itemFieldNames = Object.keys(itemFields) as [ItemField, ...ItemField[]];

export const planItemSchema = z.object({
  id, branchId: id, branchName: z.string(), branchKind: z.enum(['standing', 'temporary']),
  position: z.int(), number: z.int().nullable(), state: z.enum(itemStates), ...itemFields,
  extra: z.boolean(), extraReason: z.string().nullable(), returnedNote: z.string().nullable(), proposerId: id, version: z.int(),
  /** Of the unit in the directory; null where it is not in it or nobody knows. */
  unitName: z.string().nullable(), unitIndustry: z.string().nullable(), unitRegion: z.string().nullable(), unitField: z.string().nullable(),
  frontLine: z.boolean().nullable(),
  /** Whether the unit is under audit in the planned time; which project stays with the discipline post. */
  audit: z.enum(auditStates),
  costs: z.array(costLineSchema),
  /** Activities begun from it. */
  activityIds: z.array(id),
});
export type PlanItem = z.infer<typeof planItemSchema>;

/** A line as a version keeps it: what was approved, without what goes on changing. */
export const snapshotSchema = planItemSchema.omit({ audit: true, activityIds: true });
export type Snapshot = z.infer<typeof snapshotSchema>;

export const discussionSchema = z.object({
  id, branchId: id, metOn: day, meeting: z.enum(['committee', 'members']), present: z.int(), expected: z.int(),
  opinions: z.string().nullable(), opinionsFrom: z.int().nullable(),
  /** Not one who proposes the lines: else it does not count for them (invariant 3). */
  recordedBy: id.optional(), recordedName: z.string(), createdAt: z.string(),
});
export const stepSchema = z.object({
  id, itemId: id.nullable(), round: z.int(), position: z.int(), step: z.enum(planSteps), state: z.enum(['waiting', 'pending', 'approved', 'returned']),
  comment: z.string().nullable(), conditions: z.string().nullable(), decidedBy: id.nullable(), decidedName: z.string().nullable(), decidedAt: z.string().nullable(),
});
export const planSchema = z.object({
  id, year: z.int(), state: z.enum(planStates), opensOn: day, dueOn: day, note: z.string().nullable(), arrangementTitle: z.string().nullable(),
  budgetFen: z.int().nullable(), round: z.int(), approvedOn: day.nullable(), conditions: z.string().nullable(), filedOn: day.nullable(),
  spendingOpen: z.boolean(), version: z.int(),
});
export const planFactsSchema = z.object({
  plan: planSchema,
  arrangement: z.array(z.object({ id, position: z.int(), text: z.string() })),
  items: z.array(planItemSchema),
  discussions: z.array(discussionSchema),
  steps: z.array(stepSchema),
  versions: z.array(z.object({ id, no: z.int(), reason: z.string(), authorName: z.string(), createdAt: z.string() })),
  papers: z.array(z.object({ id, kind: z.enum(planPapers), number: z.string().nullable(), datedOn: day.nullable(), version: z.int() })),
});
export type PlanFacts = z.infer<typeof planFactsSchema>;
