import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { activityRow, filters } from '#features/activity/contract.ts';
import { daySchema, idSchema, page, pageOf, read, typed } from '#shared/procedure.ts';
import { fourStates, fourWhys, missingChoices } from './facts-four.ts';

const seq = z.coerce.number().int().min(1);
/** The key of a page is the number of its last entry. */
const pages = { ...page, after: z.string().regex(/^\d{1,15}$/).optional() };

/** One entry as read by people: who, when, and what happened, in events whose sentences are words (`event.<name>`). */
export const entryRow = z.object({
  seq: z.int(), at: z.string(), actorKind: z.enum(['person', 'operator', 'link', 'peer', 'system']), actorName: z.string(), actorPost: z.string().nullable(), command: z.string(),
  /** When it was written on a device that had no network, by that device's clock. */
  writtenAt: z.string().nullable(),
  events: z.array(z.object({ name: z.string(), details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })),
  /** How many rows it changed. */
  changed: z.int(),
});
export type EntryRow = z.infer<typeof entryRow>;

/** One changed field: what stood there and what stands there since, as text; `@key` is a word of the lexicon. */
export const fieldRow = z.object({ table: z.string(), id: idSchema, op: z.enum(['insert', 'update', 'delete']), field: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export type FieldRow = z.infer<typeof fieldRow>;

/** How one of the four things stands: what `fourOf` says. */
export const verdictSchema = z.object({
  state: z.enum(fourStates), on: daySchema.nullable(), due: daySchema.nullable(), days: z.int().nullable(), unit: z.enum(['working', 'calendar']),
  why: z.enum(fourWhys).nullable(), reason: z.string().nullable(),
});
export const tableFilters = filters.extend({ missing: z.enum(missingChoices).optional() });
export type TableFilters = z.infer<typeof tableFilters>;

/** A line of the 台账: the activity, and how its record, publicity, summary and effect stand. */
export const tableRow = activityRow.extend({
  present: z.int().nullable(),
  record: z.enum(['not_yet', 'missing', 'written', 'signed', 'unknown']),
  bulletin: z.enum(['none', 'draft', 'review', 'returned', 'cleared', 'released']),
  insights: z.int(), publications: z.int(), problems: z.int(), actions: z.int(), verified: z.int(),
  four: z.object({ record: verdictSchema, publicity: verdictSchema, summary: verdictSchema, effect: verdictSchema }),
});
export type TableRow = z.infer<typeof tableRow>;

export const officeFilters = z.object({
  ...pages, from: daySchema.optional(), to: daySchema.optional(), who: typed(50).optional(),
  /** First part of the command's name: the feature. */
  about: z.string().regex(/^[a-z]{1,20}$/).optional(),
});
export type OfficeFilters = z.infer<typeof officeFilters>;

/** What has been recomputed so far, then the verdict. */
export const verifyStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), entries: z.int(), of: z.int() }),
  z.object({ kind: z.literal('whole'), entries: z.int() }),
  z.object({ kind: z.literal('broken'), seq: z.int(), reason: z.enum(['changed', 'missing', 'linked_wrongly', 'cut_off', 'head', 'state']), detail: z.string() }),
]);
export type VerifyStep = z.infer<typeof verifyStep>;

const tag = 'ledger';
/** Reads only: the ledger is written by the door and by nothing else. */
export const ledgerContract = {
  ofActivity: read(tag, '/activities/{id}/history', 'What happened to an activity, newest first.', z.object({ ...pages, id: idSchema }), pageOf(entryRow)),
  entry: read(tag, '/activities/{id}/history/{seq}', 'The fields one entry changed, before and after.', z.object({ id: idSchema, seq }), z.object({ fields: z.array(fieldRow) })),
  table: read(tag, '/ledger', 'The 台账: activities with how record, publicity, summary and effect stand.', tableFilters, pageOf(tableRow)),
  list: read(tag, '/ledger/entries', 'The office’s whole ledger, newest first; without the contents of business.', officeFilters, pageOf(entryRow.extend({ objectType: z.string(), objectId: z.string(), hash: z.string() }))),
  verify: read(tag, '/ledger/verify', 'Recomputes the office’s chain and state: progress, then the verdict.', z.object({}), eventIterator(verifyStep)),
};
