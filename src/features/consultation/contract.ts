import { z } from 'zod';
import { stages, standings } from '#features/activity/facts-plain.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';

/** 会诊: a problem put before several branches in advance, opinions by side, the discussion, a conclusion, and what is done of it. */

const tag = 'consultation';
export const consultationStates = ['open', 'concluded', 'cancelled'] as const;
const state = z.enum(consultationStates);
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
const opinion = { cause: typed(2000), suggestion: required(2000), offer: typed(1000) };

export const consultationRow = z.object({
  id: idSchema, title: z.string(), activityId: idSchema, theme: z.string().nullable(), code: z.string(), dueOn: daySchema, state, createdAt: z.string(), createdName: z.string(),
  /** Sides asked and not withdrawn, and how many of them have given their opinion. */
  asked: z.int(), given: z.int(),
  /** The asker’s own side has not given its opinion yet. */
  waiting: z.boolean(),
  /** Actions of the conclusion, and how many of them are verified. */
  actions: z.int(), verified: z.int(),
});
export type ConsultationRow = z.infer<typeof consultationRow>;

export const sideView = z.object({
  id: idSchema, name: z.string(),
  /** Of another unit: it answers by its personal link, or somebody enters what it said. */
  outside: z.boolean(), hasLink: z.boolean(),
  mine: z.boolean(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(),
  givenAt: z.string().nullable(), changedAt: z.string().nullable(), late: z.boolean(), authorName: z.string().nullable(), enteredName: z.string().nullable(),
  /** Null while there is none, or while it is kept from the asker. */
  opinion: z.object({ cause: z.string(), suggestion: z.string(), offer: z.string() }).nullable(),
  /** There is one; the asker reads it once their own side has given theirs, or once the meeting is held. */
  hidden: z.boolean(),
  spoken: z.string().nullable(), adopted: z.string().nullable(), version, allowed,
});
export type SideView = z.infer<typeof sideView>;

export const followView = z.object({
  id: idSchema, measure: z.string(), ownerName: z.string().nullable(), dueOn: daySchema, state: z.enum(['open', 'done', 'verified', 'dropped']),
  before: z.string().nullable(), after: z.string().nullable(), method: z.string().nullable(), verifierName: z.string().nullable(), verifiedAt: z.string().nullable(),
});
export type FollowView = z.infer<typeof followView>;
const fileView = z.object({ id: idSchema, name: z.string() });

export const consultationView = z.object({
  consultation: z.object({
    id: idSchema, title: z.string(), background: z.string(), dueOn: daySchema, state, reason: z.string().nullable(), conclusion: z.string().nullable(), concludedName: z.string().nullable(),
    concludedAt: z.string().nullable(), followedAt: z.string().nullable(), createdName: z.string(), createdAt: z.string(), resultId: idSchema.nullable(), version,
  }),
  activity: z.object({ id: idSchema, code: z.string(), theme: z.string().nullable(), stage: z.enum(stages), standing: z.enum(standings), seen: z.boolean(), heldOn: daySchema.nullable(), plannedOn: daySchema.nullable() }),
  problem: z.object({ id: idSchema, text: z.string() }).nullable(),
  files: z.array(fileView),
  sides: z.array(sideView),
  follow: z.array(followView),
  /** Whether the meeting is held: then everybody reads everything. */
  met: z.boolean(),
  allowed,
});
export type ConsultationView = z.infer<typeof consultationView>;

/** What the holder of a personal link reads of one. */
export const linkConsultation = z.object({
  id: idSchema, title: z.string(), background: z.string(), dueOn: daySchema, state, reason: z.string().nullable(), conclusion: z.string().nullable(), followedAt: z.string().nullable(),
  files: z.array(fileView), sides: z.array(sideView.omit({ allowed: true, hasLink: true, enteredName: true })),
  follow: z.array(followView.omit({ ownerName: true, verifierName: true })), opine: z.array(findingSchema),
});
export type LinkConsultation = z.infer<typeof linkConsultation>;

const filters = z.object({
  ...page, after: z.string().regex(/^\d{4}-[\d:.TZ-]+_[0-9a-f-]{36}$/).optional(), state: state.optional(), mine: z.enum(['yes']).optional(), activityId: idSchema.optional(),
  /** Those asked for a problem, and the one whose conclusion it is. */
  problemId: idSchema.optional(),
});
export type ConsultationFilters = z.infer<typeof filters>;
const one = { id: idSchema, version };
const said = { title: required(200), background: required(4000), fileIds: z.array(idSchema).max(20), dueOn: daySchema };
const asked = { sideIds: z.array(idSchema).max(30), branchIds: z.array(idSchema).max(30) };

export const consultationContract = {
  list: read(tag, '/consultations', 'Consultations the asker has to do with, newest first.', filters, pageOf(consultationRow)),
  get: read(tag, '/consultations/{id}', 'One consultation: the problem, opinions by side as far as the asker may read them yet, conclusion, follow-up.', z.object({ id: idSchema }), consultationView),
  ofLink: read(tag, '/link/consultations', 'What the holder of a personal link is asked for.', z.object({}), z.array(linkConsultation)),
  open: command(tag, '/consultations', 'Puts a problem before several sides: those of the activity, and other branches of ours.', { activityId: idSchema, problemId: idSchema.nullable(), ...said, ...asked }),
  edit: command(tag, '/consultations/{id}/edit', 'Changes the problem, its background, its material and the day opinions are asked for.', { ...one, ...said }),
  invite: command(tag, '/consultations/{id}/sides', 'Asks further sides.', { ...one, ...asked }),
  withdrawSide: command(tag, '/consultations/{id}/sides/withdraw', 'A side takes no part after all, with the reason; what it said stays.', { ...one, consultationSideId: idSchema, reason: required(500) }),
  opine: command(tag, '/consultations/{id}/opinions', 'A side’s opinion in writing, by somebody of its branch; changed until it is concluded.', { id: idSchema, consultationSideId: idSchema, version, ...opinion }),
  opineByLink: command(tag, '/consultations/{id}/opinions/link', 'The same by the holder of a personal link.', { id: idSchema, version, ...opinion }),
  enterOpinion: command(tag, '/consultations/{id}/opinions/enter', 'What a side said by word or on paper is entered on its behalf, with who said it.', { id: idSchema, consultationSideId: idSchema, version, name: required(50), ...opinion }),
  note: command(tag, '/consultations/{id}/notes', 'What each side said at the meeting.', { ...one, notes: z.array(z.strictObject({ consultationSideId: idSchema, text: typed(4000) })).min(1).max(30) }),
  conclude: command(tag, '/consultations/{id}/conclude', 'The conclusion: what was adopted and whose it was, and who does what until when; it becomes a problem and its actions.', {
    ...one, conclusion: required(4000), adopted: z.array(z.strictObject({ consultationSideId: idSchema, text: required(1000) })).max(30),
    follow: z.array(z.strictObject({ measure: required(1000), ownerId: idSchema, dueOn: daySchema })).max(20),
  }),
  cancel: command(tag, '/consultations/{id}/cancel', 'It will not be held, with the reason.', { ...one, reason: required(500) }),
};
export type ConsultationInput<V extends keyof typeof consultationContract> = z.infer<NonNullable<(typeof consultationContract)[V]['~orpc']['inputSchema']>>;
