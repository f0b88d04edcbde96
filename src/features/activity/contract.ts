import { z } from 'zod';
import { costTypedSchema } from '#features/cost/facts.ts';
import { figureFilters } from '#features/statistics/contract-filters.ts';
import { command, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { activityFactsSchema, activitySchema, combinations, day, declarationsSchema, fundSources, programmeSchema, sources, stages, standings } from './facts.ts';

/** What may be asked of activities, and what is answered. */

const tag = 'activity';
const version = z.int().min(1);

/** The facts typed about an activity itself; each is typed once, here. */
export const topicShape = {
  theme: typed(200).nullable(),
  kind: required(40),
  source: z.enum(sources).nullable(),
  sourceNote: typed(500).nullable(),
  projectIds: z.array(idSchema).max(20),
  suggestionIds: z.array(idSchema).max(50),
  tasks: typed(2000).nullable(),
  expectedEffect: typed(2000).nullable(),
  problemBrought: typed(2000).nullable(),
  combines: z.array(z.enum(combinations)).max(3),
  forms: z.array(required(40)).max(20),
  plannedOn: day.nullable(),
  plannedEnd: day.nullable(),
  place: typed(200).nullable(),
  estimateFen: z.int().min(0).max(1_000_000_000).nullable(),
  fundSource: z.enum(fundSources).nullable(),
  planItem: typed(100).nullable(),
  countsAsThemeDay: z.boolean(),
};

export const sideShape = {
  role: z.enum(['host', 'partner']),
  unitId: idSchema.nullable(),
  branchIds: z.array(idSchema).max(10),
  bodyWords: typed(200).nullable(),
  contactName: typed(50).nullable(),
  contactPost: typed(50).nullable(),
};

/** One row of the list, of the calendar and of the 台账. */
export const activityRow = activitySchema
  .pick({ id: true, code: true, stage: true, standing: true, theme: true, kind: true, place: true, plannedOn: true, heldOn: true, heldWords: true, origin: true, sortOn: true, publicity: true, conversion: true, estimateFen: true })
  .extend({ hosts: z.array(z.string()), partners: z.array(z.string()) });

export const activityView = z.object({
  facts: activityFactsSchema,
  /** verb → what stands in its way; empty means it may be given now. */
  allowed: z.record(z.string(), z.array(findingSchema)),
  /** What the rulebook says of it as it stands. */
  findings: z.array(findingSchema),
  /** Ids of the checks among them that the asker may override. */
  mayOverride: z.array(z.string()),
  /** Whether the asker is told what was spent. */
  spending: z.boolean(),
});
export type ActivityView = z.infer<typeof activityView>;

/** A key of the list: day and id of a row. */
const isKey = (after: string): boolean => {
  const [on, id, ...more] = after.split('_');
  return more.length === 0 && day.safeParse(on).success && idSchema.safeParse(id).success;
};

/** Filters of the list, of the 台账 and of its export, as they stand in the address. */
export const filters = z.object({
  ...page,
  after: z.string().refine(isKey).optional(),
  stage: z.enum(stages).optional(),
  standing: z.enum(standings).optional(),
  branch: idSchema.optional(),
  unit: idSchema.optional(),
  project: idSchema.optional(),
  from: day.optional(),
  to: day.optional(),
  ...figureFilters,
});
export type ActivityFilters = z.infer<typeof filters>;

export const activityContract = {
  list: read(tag, '/activities', 'Activities the asker may see, newest first.', filters, pageOf(activityRow)),
  get: read(tag, '/activities/{id}', 'Everything known of one activity, and what may be done with it.', z.object({ id: idSchema }), activityView),
  check: read(tag, '/activities/{id}/check', 'What the rulebook would say of the activity with these edits; nothing is saved.', z.strictObject({
    id: idSchema, ...z.object(topicShape).partial().shape, programme: programmeSchema.optional(), declarations: declarationsSchema.optional(), costs: z.array(costTypedSchema).max(70).optional(),
  }), z.array(findingSchema)).route({ method: 'POST' }),
  create: command(tag, '/activities', 'Starts an activity at its topic, with the own branch as its first side.', {
    branchId: idSchema, ...topicShape,
    /** The pattern it begins from, where it does. */
    patternId: idSchema.nullish(),
  }),
  begin: command(tag, '/activities/begin', 'Starts the activity of a line of the year’s plan, with everything that is known there.', { planItemId: idSchema, patternId: idSchema.nullish() }),
  edit: command(tag, '/activities/{id}/edit', 'Changes what is known of the topic; unnamed fields stay.', { id: idSchema, version, ...z.object(topicShape).partial().shape }),
  toContact: command(tag, '/activities/{id}/contact', 'The topic stands; contact begins.', { id: idSchema, version }),
  addSide: command(tag, '/activities/{id}/sides', 'Adds a side: one branch, several, or a unit without a named one.', { id: idSchema, version, ...sideShape }),
  editSide: command(tag, '/activities/{id}/sides/{sideId}', 'Changes a side.', { id: idSchema, version, sideId: idSchema, ...sideShape }),
  removeSide: command(tag, '/activities/{id}/sides/{sideId}/remove', 'Takes a side off.', { id: idSchema, version, sideId: idSchema }),
  toProgramme: command(tag, '/activities/{id}/programme', 'Sides are known; the programme is drawn up.', { id: idSchema, version }),
  postpone: command(tag, '/activities/{id}/postpone', 'Postpones, with the reason.', { id: idSchema, version, reason: required(500) }),
  resume: command(tag, '/activities/{id}/resume', 'Takes a postponed activity up again; once approved it goes back to the programme.', { id: idSchema, version, plannedOn: day }),
  cancel: command(tag, '/activities/{id}/cancel', 'Cancels, with the reason.', { id: idSchema, version, reason: required(500) }),
  skipPublicity: command(tag, '/activities/{id}/skip-publicity', 'No publicity, with the reason.', { id: idSchema, version, reason: required(500) }),
  toConversion: command(tag, '/activities/{id}/conversion', 'Publicity is done; on to conversion.', { id: idSchema, version }),
  skipConversion: command(tag, '/activities/{id}/skip-conversion', 'Nothing to convert, with the reason.', { id: idSchema, version, reason: required(500) }),
  archive: command(tag, '/activities/{id}/archive', 'Closes an activity that lacks nothing.', { id: idSchema, version }),
};
