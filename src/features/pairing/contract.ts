import { z } from 'zod';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { pairingStates } from './facts.ts';

/** 结为联学对象: agreements of our branches with outside units, their term and how they were reviewed. */

const tag = 'pairing';
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
/** One outside unit that signs: its branch or committee in words, and who signed by name and post. */
const party = z.strictObject({ unitId: idSchema, bodyWords: typed(100).nullable(), signerName: typed(50).nullable(), signerPost: typed(50).nullable() });
const said = {
  branchIds: z.array(idSchema).min(1).max(10), parties: z.array(party).min(1).max(20), purpose: required(500), contents: required(2000),
  signedOn: daySchema, fromOn: daySchema, untilOn: daySchema.nullable(), activityId: idSchema.nullable(),
};

export const pairingRow = z.object({
  id: idSchema, units: z.array(z.object({ id: idSchema, name: z.string() })), branches: z.array(z.object({ id: idSchema, name: z.string() })), purpose: z.string(),
  signedOn: daySchema, fromOn: daySchema, untilOn: daySchema.nullable(), state: z.enum(pairingStates),
  /** One of the units is in audit now: nothing is arranged with it until that is over. */
  paused: z.boolean(),
});
export type PairingRow = z.infer<typeof pairingRow>;
export const pairingView = z.object({
  pairing: pairingRow.extend({
    contents: z.string(), activityId: idSchema.nullable(), activityTheme: z.string().nullable(), endedOn: daySchema.nullable(), endReason: z.string().nullable(),
    byName: z.string(), version,
    parties: z.array(party.extend({ unitName: z.string() })),
  }),
  reviews: z.array(z.object({ id: idSchema, reviewedOn: daySchema, text: z.string(), untilOn: daySchema.nullable(), byName: z.string() })),
  /** Activities of its branches with its units within its term that the reader may see, newest first. */
  activities: z.array(z.object({ id: idSchema, code: z.string(), theme: z.string().nullable(), on: daySchema })),
  allowed,
});
export type PairingView = z.infer<typeof pairingView>;

const isKey = (after: string): boolean => {
  const [on, id, ...more] = after.split('_');
  return more.length === 0 && daySchema.safeParse(on).success && idSchema.safeParse(id).success;
};
const filters = z.object({ ...page, after: z.string().refine(isKey).optional(), unit: idSchema.optional(), branch: idSchema.optional(), standing: z.enum(['yes']).optional() });
export type PairingFilters = z.infer<typeof filters>;

export const pairingContract = {
  list: read(tag, '/pairings', 'Agreements of our branches with outside units, latest signed first.', filters, pageOf(pairingRow).extend({ allowed })),
  one: read(tag, '/pairings/{id}', 'One agreement with its reviews and what was done under it.', z.object({ id: idSchema }), pairingView),
  add: command(tag, '/pairings', 'Enters an agreement that was signed.', said),
  edit: command(tag, '/pairings/{id}/edit', 'Corrects what was entered.', { id: idSchema, version, ...said }),
  review: command(tag, '/pairings/{id}/reviews', 'How it went; renews it until a day where one is given.', { id: idSchema, version, text: required(2000), untilOn: daySchema.nullable() }),
  end: command(tag, '/pairings/{id}/end', 'Ends it on a day, with the reason.', { id: idSchema, version, on: daySchema, reason: required(500) }),
};
export type PairingInput<V extends keyof typeof pairingContract> = z.infer<NonNullable<(typeof pairingContract)[V]['~orpc']['inputSchema']>>;
