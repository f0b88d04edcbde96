import { z } from 'zod';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { computedSchema, followedSchema, itemSchema, observationSchema, roundSchema } from './facts.ts';
import { answers, methods, roundStages } from './facts-plain.ts';

/** 督导检查: the committee's rounds over a sample of activities; what is asked, observed, put right and checked again. */

const tag = 'inspection';
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
/** As `POST /files` answered it. */
const files = z.array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: required(200), mediaType: required(100), size: z.int().min(1) })).max(6);

export const roundRow = roundSchema.pick({ id: true, name: true, state: true, fromOn: true, toOn: true, openedOn: true, leadName: true, publishedOn: true, closedOn: true }).extend({
  /** Of what the asker may see: sampled, those with every item answered, problems, those not settled yet, good practice. */
  items: z.int(), answered: z.int(), problems: z.int(), unsettled: z.int(), good: z.int(),
});
export type RoundRow = z.infer<typeof roundRow>;

const narrowing = { fromOn: daySchema, toOn: daySchema, branchIds: z.array(idSchema).max(50), stages: z.array(z.enum(roundStages)).min(1).max(4) };
export const candidateRow = z.object({ id: idSchema, code: z.string(), theme: z.string().nullable(), branchId: idSchema, branch: z.string(), heldOn: daySchema.nullable(), before: z.int() });

/** One sampled activity with what the program found of it and what was answered and observed. */
export const itemView = itemSchema.extend({ computed: z.array(computedSchema), observations: z.array(observationSchema.extend({ followed: followedSchema.nullable(), allowed })), allowed });
export type ItemView = z.infer<typeof itemView>;
export const itemRow = itemSchema.extend({ unanswered: z.int(), no: z.int(), problems: z.int(), unsettled: z.int(), good: z.int() });

export const roundView = z.object({
  round: roundSchema,
  /** Whether the asker sees all of it, or what concerns the own branch. */
  whole: z.boolean(),
  items: z.array(itemRow),
  observations: z.array(observationSchema.extend({ followed: followedSchema.nullable(), code: z.string(), theme: z.string().nullable(), branch: z.string() })),
  allowed,
});
export type RoundView = z.infer<typeof roundView>;

const one = { id: idSchema, version };
const ofItem = { id: idSchema, itemId: idSchema };
const ofObservation = { id: idSchema, observationId: idSchema, version };

export const inspectionContract = {
  list: read(tag, '/inspections', 'Rounds the asker may see, newest first, and when the next is due.', z.object({ ...page, after: z.string().regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/).optional() }), pageOf(roundRow).extend({
    dueOn: daySchema.nullable(), today: daySchema, allowed,
  })),
  get: read(tag, '/inspections/{id}', 'One round, by its id or that of an observation in it: its sample, what was observed, and what may be done with it.', z.object({ id: idSchema }), roundView),
  item: read(tag, '/inspections/{id}/items/{itemId}', 'One sampled activity of a round: checklist, answers and observations.', z.object(ofItem), z.object({ round: roundSchema, item: itemView, previous: idSchema.nullable(), next: idSchema.nullable(), dueOn: daySchema })),
  population: read(tag, '/inspections/population', 'What a round would be drawn from.', z.strictObject(narrowing), z.object({ count: z.int(), branches: z.array(z.object({ branch: z.string(), count: z.int() })), suggested: z.int(), rows: z.array(candidateRow) })).route({ method: 'POST' }),
  open: command(tag, '/inspections', 'Opens a round: draws its sample by a seed, or takes what was chosen by hand with the reason.', {
    name: required(100), ...narrowing, method: z.enum(methods), size: z.int().min(1).max(200).nullable(), reason: typed(500).nullable(), activityIds: z.array(idSchema).max(200),
  }),
  answer: command(tag, '/inspections/{id}/items/{itemId}/answer', 'Answers one item of the checklist; `version` 0 where nobody has answered it yet.', { ...ofItem, key: required(20), answer: z.enum(answers), note: typed(500).nullable(), version: z.int().min(0) }),
  note: command(tag, '/inspections/{id}/items/{itemId}/note', 'What the inspector noted of one activity as a whole.', { ...ofItem, version, note: typed(2000).nullable() }),
  observe: command(tag, '/inspections/{id}/items/{itemId}/observe', 'Good practice or a problem, with evidence; a problem with what to put right by when.', {
    ...ofItem, kind: z.enum(['good', 'problem']), itemKey: typed(20).nullable(), text: required(2000), requirement: typed(1000).nullable(), dueOn: daySchema.nullable(), ownerId: idSchema.nullable(), files,
  }),
  withdraw: command(tag, '/inspections/{id}/observations/{observationId}/withdraw', 'Takes an observation back, as after the branch’s explanation.', { ...ofObservation, reason: required(500) }),
  assign: command(tag, '/inspections/{id}/observations/{observationId}/assign', 'Who is responsible, and by when; the reason where the day is changed.', { ...ofObservation, ownerId: idSchema.nullable(), dueOn: daySchema, reason: required(500) }),
  reply: command(tag, '/inspections/{id}/observations/{observationId}/reply', 'The branch explains, or states its objection.', { ...ofObservation, text: required(2000) }),
  rectify: command(tag, '/inspections/{id}/observations/{observationId}/rectify', 'The branch reports what it has put right, with evidence.', { ...ofObservation, text: required(2000), files }),
  recheck: command(tag, '/inspections/{id}/observations/{observationId}/recheck', 'Another person looks again: passed, or sent back with what is lacking.', { ...ofObservation, passed: z.boolean(), note: required(1000) }),
  follow: command(tag, '/inspections/{id}/observations/{observationId}/follow', 'Enters what was observed as a problem of the branch, followed to its verified effect; once, and in a published round only.', { ...ofObservation, text: required(2000), leadsAnswer: typed(500).nullish() }),
  takeOver: command(tag, '/inspections/{id}/take-over', 'Another member of the committee goes on with a round.', { ...one, reason: typed(500).nullable() }),
  close: command(tag, '/inspections/{id}/close', 'Closes a round of which everything is answered and settled.', { ...one, conclusion: required(2000) }),
  publish: command(tag, '/inspections/{id}/publish', 'Lets the whole office read the round.', one),
  cancel: command(tag, '/inspections/{id}/cancel', 'Gives up a round opened by mistake, with the reason.', { ...one, reason: required(500) }),
};
export type InspectionInput<V extends keyof typeof inspectionContract> = z.infer<NonNullable<(typeof inspectionContract)[V]['~orpc']['inputSchema']>>;
