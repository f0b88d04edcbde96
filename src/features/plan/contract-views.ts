import { z } from 'zod';
import { sources, stages, standings } from '#features/activity/facts.ts';
import { daySchema, findingSchema, idSchema } from '#shared/procedure.ts';
import { itemFieldNames, planFactsSchema, planItemSchema, planSchema, planStates, snapshotSchema } from './facts.ts';

/** What reads of the year's plan answer. */

const allowed = z.record(z.string(), z.array(findingSchema));

/** One year in the list of plans. */
export const planRow = planSchema.pick({ id: true, year: true, state: true, opensOn: true, dueOn: true, approvedOn: true, filedOn: true }).extend({
  /** Lines the asker may see, and the last version kept. */
  items: z.int(), versionNo: z.int().nullable(),
});
export type PlanRow = z.infer<typeof planRow>;

/** A branch in the sheet: whether it has discussed and proposed, and what the asker may do for it. */
export const sheetBranch = z.object({
  id: idSchema, name: z.string(), kind: z.enum(['standing', 'temporary']),
  /** The period of a temporary branch's project: it plans for nothing else. */
  from: daySchema.nullable(), to: daySchema.nullable(),
  /** Members now, for the half of PLN-03. */
  members: z.int(),
  /** Whether its lines not yet proposed are in this answer. */
  open: z.boolean(),
  drafts: z.int(), proposed: z.int(),
  /** Of `plan.write`, `plan.discuss`, `plan.propose`: what stands in the way; empty means go. */
  allowed,
});
export type SheetBranch = z.infer<typeof sheetBranch>;

export const sheetItem = planItemSchema.extend({
  /** Why its cells and costs cannot be changed by the asker now; null: they can. */
  locked: findingSchema.nullable(),
  /** Of one added during the year whose step the asker decides: what stands in the way; null where no step is pending. */
  decide: z.array(findingSchema).nullable(),
});
export type SheetItem = z.infer<typeof sheetItem>;

export const sheetView = z.object({
  ...planFactsSchema.shape,
  items: z.array(sheetItem),
  branches: z.array(sheetBranch),
  /** Verbs on the plan as a whole → what stands in the way. */
  allowed,
  /** What the rulebook says of the plan; a finding about one line has its id as subject. */
  findings: z.array(findingSchema),
  /** Names of people, projects, suggestions, problems and earlier activities that lines name by id. */
  names: z.record(idSchema, z.string()),
  stamp: z.int(),
});
export type SheetView = z.infer<typeof sheetView>;

/** Cheap to ask every few seconds: a larger stamp than the sheet's means that something was done since. */
export const stampView = z.object({ stamp: z.int(), state: z.enum(planStates), version: z.int() });

/** What was done to the plan's lines since a stamp. `whole`: more was done than that, the sheet is to be asked for again. */
export const changesView = z.object({ stamp: z.int(), whole: z.boolean(), items: z.array(sheetItem), names: z.record(idSchema, z.string()) });
export type ChangesView = z.infer<typeof changesView>;

/** A cell that was not as the sender had seen it: STALE carries a list of these. */
export const staleCell = z.object({
  itemId: idSchema, field: z.enum(itemFieldNames), yours: z.unknown(), was: z.unknown(), stored: z.unknown(),
  /** Who changed it and when, where the plan's latest entries tell; null where they do not, or the line is gone. */
  byName: z.string().nullable(), at: z.string().nullable(), gone: z.boolean(),
});
export type StaleCell = z.infer<typeof staleCell>;

const named = z.object({ id: idSchema, name: z.string() });
/** Material to plan a branch's year from: what is known already is picked, never typed again. */
export const sourcesView = z.object({
  lastYear: z.array(z.object({
    id: idSchema, code: z.string(), theme: z.string().nullable(), form: z.string().nullable(), kind: z.string(), source: z.enum(sources).nullable(), on: daySchema.nullable(), place: z.string().nullable(),
    stage: z.enum(stages), partners: z.array(named.extend({ id: idSchema.nullable() })), expectedEffect: z.string().nullable(), estimateFen: z.int().nullable(), spentFen: z.int().nullable(),
  })),
  projects: z.array(z.object({ id: idSchema, code: z.string(), name: z.string(), place: z.string().nullable(), region: z.string().nullable(), startOn: daySchema, endOn: daySchema.nullable() })),
  partners: z.array(z.object({ id: idSchema, name: z.string(), industry: z.string().nullable(), region: z.string().nullable(), frontLine: z.boolean().nullable(), times: z.int(), lastOn: daySchema.nullable(), contact: z.string().nullable() })),
  suggestions: z.array(z.object({ id: idSchema, text: z.string(), source: z.string().nullable(), createdAt: z.string() })),
  problems: z.array(z.object({ id: idSchema, activityId: idSchema, theme: z.string().nullable(), text: z.string() })),
  arrangement: z.array(z.object({ id: idSchema, position: z.int(), text: z.string() })),
  period: z.object({ from: daySchema, to: daySchema }),
});
export type SourcesView = z.infer<typeof sourcesView>;

export const versionView = z.object({ no: z.int(), reason: z.string(), authorName: z.string(), createdAt: z.string(), items: z.array(snapshotSchema) });
export type VersionView = z.infer<typeof versionView>;

const itemName = z.object({ itemId: idSchema, number: z.int().nullable(), branchName: z.string(), content: z.string().nullable() });
export const compareView = z.object({
  from: z.int(), to: z.int().nullable(),
  added: z.array(itemName), removed: z.array(itemName),
  changed: z.array(itemName.extend({ cells: z.array(z.object({ field: z.enum([...itemFieldNames, 'state', 'estimateFen']), before: z.unknown(), after: z.unknown() })) })),
});
export type CompareView = z.infer<typeof compareView>;

const ran = z.object({
  id: idSchema, code: z.string(), theme: z.string().nullable(), branchId: idSchema.nullable(), itemId: idSchema.nullable(), stage: z.enum(stages), standing: z.enum(standings),
  on: daySchema.nullable(), held: z.boolean(), estimateFen: z.int().nullable(), spentFen: z.int().nullable(),
});
/** A sum with the ids behind it. Fen are null where spending is not open to the asker. */
const tally = z.object({
  planned: z.int(), held: z.int(), unplanned: z.int(), estimateFen: z.int().nullable(), spentFen: z.int().nullable(),
  /** Lines and activities whose money nobody has told: left out of the sums. */
  unknownEstimate: z.int(), unknownSpent: z.int(),
  itemIds: z.array(idSchema), activityIds: z.array(idSchema),
});
export type Tally = z.infer<typeof tally>;
const share = z.object({ key: z.string().nullable(), activityIds: z.array(idSchema) });
export const yearView = z.object({
  year: z.int(), planId: idSchema.nullable(), state: z.enum(planStates).nullable(), today: daySchema,
  /** Whether spending is told to the asker at all, and of which branches only (null: of all). */
  money: z.boolean(), moneyOf: z.array(idSchema).nullable(),
  lines: z.array(planItemSchema.pick({ id: true, number: true, branchId: true, branchName: true, content: true, fromOn: true, toOn: true, extra: true, state: true, activityIds: true }).extend({
    estimateFen: z.int().nullable(), held: z.boolean(), overdue: z.boolean(),
  })),
  activities: z.array(ran),
  total: tally,
  byBranch: z.array(tally.extend({ branchId: idSchema, name: z.string() })),
  /** Months 1 to 12; 0: no day known. */
  byMonth: z.array(tally.extend({ month: z.int().min(0).max(12) })),
  shares: z.object({ frontLine: z.array(share), industry: z.array(share), field: z.array(share), region: z.array(share) }),
  /** Work projects of the year without any activity. */
  projectsWithout: z.array(named),
});
export type YearView = z.infer<typeof yearView>;
