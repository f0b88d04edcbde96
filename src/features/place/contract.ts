import { z } from 'zod';
import { activitySchema } from '#features/activity/facts.ts';
import { offerRow } from '#features/offer/contract.ts';
import { offerKinds } from '#features/offer/facts.ts';
import { pairingStates } from '#features/pairing/facts.ts';
import { industries } from '#features/unit/facts.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { accountProcedures, claim, unitAccount } from './contract-account.ts';

/** The partner's own place: what the holder of a whole unit's link reads and writes, and what our people decide of it. */

const tag = 'place';
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
const region = z.string().regex(/^\d{6}$/);
/** What a unit says of itself. Codes as in the directory; its contact by name and post only. */
const facts = { name: required(100), industry: z.enum(industries).nullable(), region: region.nullable(), field: typed(100).nullable(), contactName: typed(50).nullable(), contactPost: typed(50).nullable(), note: typed(300).nullable() };
const line = { kind: z.enum(offerKinds), text: required(500), place: typed(100).nullable(), untilOn: daySchema.nullable() };

const proposal = z.object({
  id: idSchema, name: z.string(), industry: z.string().nullable(), region: z.string().nullable(), regionWords: z.string().nullable(), field: z.string().nullable(), contactName: z.string().nullable(), contactPost: z.string().nullable(),
  note: z.string().nullable(), state: z.enum(['proposed', 'replaced', 'accepted', 'refused']), byName: z.string(), byPost: z.string(), at: z.string(), decidedName: z.string().nullable(), decidedAt: z.string().nullable(),
  decisionNote: z.string().nullable(), version,
});
export type Proposal = z.infer<typeof proposal>;

/** An agreement as every side of it may read it. That it rests while one of them is in audit is not said here. */
const agreement = z.object({
  id: idSchema, purpose: z.string(), contents: z.string(), branches: z.array(z.string()), parties: z.array(z.string()), signedOn: daySchema, fromOn: daySchema, untilOn: daySchema.nullable(), endedOn: daySchema.nullable(), state: z.enum(pairingStates),
});
const outcome = z.object({
  id: idSchema, sideId: idSchema, theme: z.string().nullable(), text: z.string(), answer: z.string().nullable(), toldAt: z.string(),
  effects: z.array(z.object({ measure: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

/** The whole place but its activities, which are a list of their own. */
export const placeView = z.object({
  office: z.object({ name: z.string(), demo: z.boolean() }),
  holder: z.object({
    name: z.string(), post: z.string(),
    /** Null to an account, which does not expire. */
    expiresAt: z.string().nullable(), account: z.boolean(),
  }),
  /** The account asked for by this link last, or by which it is asked. */
  account: claim.nullable(),
  unit: z.object({ id: idSchema, name: z.string(), industry: z.string().nullable(), region: z.string().nullable(), regionWords: z.string().nullable(), field: z.string().nullable(), contactName: z.string().nullable(), contactPost: z.string().nullable() }),
  /** The latest it said of itself, and what became of it. */
  proposal: proposal.nullable(),
  offers: z.array(offerRow.omit({ unitId: true, unitName: true })),
  agreements: z.array(agreement),
  outcomes: z.array(outcome),
});
export type PlaceView = z.infer<typeof placeView>;

const isKey = (after: string): boolean => {
  const [on, id, ...more] = after.split('_');
  return more.length === 0 && daySchema.safeParse(on).success && idSchema.safeParse(id).success;
};
export const placeActivity = z.object({
  /** By this the activity is opened from the place. */
  sideId: idSchema, theme: z.string().nullable(), on: daySchema, place: z.string().nullable(), hosts: z.array(z.string()),
  stage: activitySchema.shape.stage, standing: activitySchema.shape.standing,
  /** What the side is asked for now and has not said. */
  asked: z.enum(['activity', 'record', 'attendance']).nullable(),
});
export type PlaceActivity = z.infer<typeof placeActivity>;

const link = z.object({ id: idSchema, holderName: z.string(), holderPost: z.string(), createdName: z.string(), createdAt: z.string(), expiresAt: z.string(), revokedAt: z.string().nullable() });
export const linksView = z.object({ rows: z.array(link), accounts: z.array(unitAccount), proposal: proposal.nullable(), allowed });
export type LinksView = z.infer<typeof linksView>;

export const placeContract = {
  page: read(tag, '/place', 'Everything that concerns the unit whose link asks, but for its activities.', z.object({}), placeView),
  activities: read(tag, '/place/activities', 'The unit’s activities, latest first, with what is asked of it now.', z.object({ ...page, after: z.string().refine(isKey).optional() }), pageOf(placeActivity)),
  addLine: command(tag, '/place/lines', 'The unit enters what it has or wants.', line),
  editLine: command(tag, '/place/lines/{id}/edit', 'The unit changes a line of its own.', { id: idSchema, version, ...line }),
  endLine: command(tag, '/place/lines/{id}/end', 'A line of the unit does not stand any more.', { id: idSchema, version, reason: typed(200).nullable() }),
  proposeFacts: command(tag, '/place/facts', 'The unit says what it is; the directory changes once somebody of ours takes it over. A later word takes the place of one not yet decided.', facts),
  ...accountProcedures,
  links: read(tag, '/units/{unitId}/links', 'Links to the place of a unit and its accounts, latest first, and what the unit says of itself.', z.object({ unitId: idSchema }), linksView),
  makeLink: command(tag, '/units/{unitId}/links', 'Makes a link to the place of a unit; only the hash of its secret is kept. Without `days` it lasts as long as the rulebook says.', {
    unitId: idSchema, holderName: required(50), holderPost: required(50), secretHash: z.string().regex(/^[0-9a-f]{64}$/), days: z.int().min(1).max(366).nullable(),
  }),
  revokeLink: command(tag, '/units/{unitId}/links/{linkId}/revoke', 'Ends a link to the place at once.', { unitId: idSchema, linkId: idSchema }),
  decideFacts: command(tag, '/units/{unitId}/proposals/{proposalId}/decide', 'Takes over what a unit says of itself, or says why not.', {
    unitId: idSchema, proposalId: idSchema, version, decision: z.enum(['accept', 'refuse']), note: typed(300).nullable(),
  }),
};
export type PlaceInput<V extends keyof typeof placeContract> = z.infer<NonNullable<(typeof placeContract)[V]['~orpc']['inputSchema']>>;
