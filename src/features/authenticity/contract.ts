import { z } from 'zod';
import { resultsSchema, strandsSchema } from '#features/record/facts.ts';
import { command, findingSchema, idSchema, page, pageOf, read, required } from '#shared/procedure.ts';
import { answerSchema, ownKinds, passageSchema, signalKinds } from './facts.ts';

/** What looks alike, told to its author first; and whether an activity's own entries are whole. */

const tag = 'authenticity';

export const signalRow = z.object({
  key: z.string(), kind: z.enum(signalKinds), ownKind: z.enum(ownKinds), ownId: idSchema, facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  basis: findingSchema.shape.basis,
  /** What it was compared with; null where it is compared with nothing else, or the asker may not see it (`hidden`). */
  other: z.object({ activityId: idSchema, code: z.string(), theme: z.string().nullable(), kind: z.enum(ownKinds), id: idSchema, byName: z.string().nullable() }).nullable(),
  hidden: z.boolean(),
  passages: z.array(passageSchema.extend({ other: z.string().nullable() })),
  since: z.string(),
  /** The last day that is the author's alone, and whether those who inspect see it already. */
  authorsUntil: z.iso.date(), open: z.boolean(),
  mayExplain: z.boolean(), mayNote: z.boolean(), answers: z.array(answerSchema),
});
export type SignalRow = z.infer<typeof signalRow>;
export const signalsView = z.object({
  rows: z.array(signalRow),
  /** Whether something that was written is still being compared. */
  behind: z.boolean(),
});
/** Of text that is not saved: what it is like. */
export const likeRow = signalRow.pick({ facts: true, basis: true, other: true, hidden: true, passages: true });
export type LikeRow = z.infer<typeof likeRow>;

/** A signal in the list of those who inspect: what, of which activity, since when, what was said. Its passages are read with the activity. */
export const openSignal = signalRow.pick({ key: true, kind: true, ownKind: true, since: true }).extend({
  activityId: idSchema, code: z.string(), theme: z.string().nullable(), hosts: z.array(z.string()),
  /** Its author has said how it came; whoever inspects has looked at it. */
  explained: z.boolean(), answered: z.boolean(),
});
export type OpenSignal = z.infer<typeof openSignal>;
const cursor = /^\d{4}-[\d:.TZ-]+_[0-9a-f-]{36}_[a-z]+_[0-9a-f-]{36}_[0-9a-f-]{36}$/;

export const verdict = z.object({
  entries: z.int(),
  /** The first entry, or row of state, that is not as it was written; null where all of it is. */
  bad: z.object({ seq: z.int(), reason: z.enum(['changed', 'missing', 'linked_wrongly', 'state']), detail: z.string() }).nullable(),
});
export type Verdict = z.infer<typeof verdict>;

export const authenticityContract = {
  signals: read(tag, '/activities/{id}/signals', 'What of an activity looks alike elsewhere or out of time, as far as the asker is told of it.', z.object({ id: idSchema }), signalsView),
  list: read(tag, '/signals', 'Signals that those who inspect are told of, the newest first: explained by their author, or past the days that are the author’s alone.', z.object({
    ...page, after: z.string().regex(cursor).optional(), state: z.enum(['open', 'answered']).optional(),
  }), pageOf(openSignal)),
  check: read(tag, '/activities/{id}/signals/check', 'What a text that is being written is like; nothing is saved.', z.strictObject({
    id: idSchema, record: z.strictObject({ strands: strandsSchema, results: resultsSchema }).optional(), insight: z.string().max(10_000).optional(),
  }), z.object({ rows: z.array(likeRow), tooShort: z.boolean() })).route({ method: 'POST' }),
  verify: read(tag, '/activities/{id}/verification', 'Recomputes the entries of one activity: each hash, each link, and what they add up to.', z.object({ id: idSchema }), verdict),
  explain: command(tag, '/activities/{id}/signals/explain', 'The author, or the branch, explains a signal.', { id: idSchema, key: required(120), text: required(2000) }),
  note: command(tag, '/activities/{id}/signals/note', 'Whoever inspects has taken note, or finds nothing wrong, with a reason.', { id: idSchema, key: required(120), said: z.enum(['noted', 'harmless']), text: required(2000) }),
};
