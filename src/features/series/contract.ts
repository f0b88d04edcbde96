import { z } from 'zod';
import { activityRow } from '#features/activity/contract.ts';
import { command, findingSchema, idSchema, page, pageOf, read, required } from '#shared/procedure.ts';

/** 系列 (形成品牌): activities that belong together under a name, with a page and figures of their own. Never a ranking. */

const tag = 'series';
export const seriesStates = ['active', 'closed'] as const;
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
const activityIds = z.array(idSchema).max(100);

export const seriesRow = z.object({
  id: idSchema, name: z.string(), purpose: z.string(), state: z.enum(seriesStates), createdName: z.string(), createdAt: z.string(), version,
  /** Of the activities the asker may see: how many, and the years of the first and the last. */
  activities: z.int(), firstYear: z.int().nullable(), lastYear: z.int().nullable(),
});
export type SeriesRow = z.infer<typeof seriesRow>;

/** Counts over the activities of the series that the asker may see; each has its definition beside it on the page, and says how many are unknown. */
export const seriesFigures = z.object({
  activities: z.int(), held: z.int(), heldUnknown: z.int(), ahead: z.int(), called: z.int(),
  hosts: z.int(), hostsUnknown: z.int(), partners: z.int(), partnersUnknown: z.int(),
  people: z.int(), peopleUnknown: z.int(), problems: z.int(), actions: z.int(), verified: z.int(), effective: z.int(),
});
export type SeriesFigures = z.infer<typeof seriesFigures>;

export const seriesView = z.object({
  series: seriesRow,
  /** Newest first, at most three hundred; `takeOff`: what forbids taking it off. */
  activities: z.array(activityRow.extend({ year: z.int(), verified: z.int(), takeOff: z.array(findingSchema) })),
  figures: seriesFigures,
  partners: z.array(z.object({ unitId: idSchema, name: z.string(), activities: z.int() })),
  effects: z.array(z.object({ actionId: idSchema, activityId: idSchema, theme: z.string().nullable(), measure: z.string(), before: z.string().nullable(), after: z.string().nullable(), verifierName: z.string().nullable(), verifiedAt: z.string().nullable() })),
  /** Patterns its activities began from, by name. */
  patterns: z.array(z.object({ id: idSchema, name: z.string(), activities: z.int() })),
  allowed,
});
export type SeriesView = z.infer<typeof seriesView>;

const filters = z.object({ ...page, after: z.string().regex(/^\d{4}-[\d:.TZ-]+_[0-9a-f-]{36}$/).optional(), state: z.enum(seriesStates).optional() });
export type SeriesFilters = z.infer<typeof filters>;

export const seriesContract = {
  list: read(tag, '/series', 'Series of the office, newest first.', filters, pageOf(seriesRow).extend({ allowed })),
  get: read(tag, '/series/{id}', 'One series: its activities by year, partners, verified effects, and its own figures.', z.object({ id: idSchema }), seriesView),
  ofActivity: read(tag, '/activities/{id}/series', 'The series an activity stands in, and those it may be put into.', z.object({ id: idSchema }), z.object({
    in: z.array(seriesRow.pick({ id: true, name: true })), others: z.array(seriesRow.pick({ id: true, name: true })), put: z.array(findingSchema),
  })),
  create: command(tag, '/series', 'Begins a series, with activities or without.', { name: required(60), purpose: required(500), activityIds }),
  edit: command(tag, '/series/{id}/edit', 'Changes its name and purpose.', { id: idSchema, version, name: required(60), purpose: required(500) }),
  setState: command(tag, '/series/{id}/state', 'Closes a series, or takes it up again; what stands in it stays.', { id: idSchema, version, state: z.enum(seriesStates) }),
  add: command(tag, '/series/{id}/activities', 'Puts activities into it, also past ones that were brought in.', { id: idSchema, activityIds: activityIds.min(1) }),
  takeOff: command(tag, '/series/{id}/activities/take-off', 'Takes an activity out of it; the activity itself stays as it is.', { id: idSchema, activityId: idSchema }),
};
export type SeriesInput<V extends keyof typeof seriesContract> = z.infer<NonNullable<(typeof seriesContract)[V]['~orpc']['inputSchema']>>;
