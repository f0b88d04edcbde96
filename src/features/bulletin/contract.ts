import { z } from 'zod';
import { blockSchema, maskKinds } from '#features/record/facts.ts';
import { command, daySchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';

const tag = 'bulletin';
/** The version of the text that the sender saw; it goes up with every change of the text, not of its state. */
const seen = z.int().min(1);
const one = { id: idSchema, bulletinId: idSchema, bulletinVersion: seen };

/** What a person may change of a bulletin. */
export const textShape = { title: required(200), body: z.array(blockSchema).max(500), contributor: typed(200) };

/** Where a text came out: pages of the web only, so that no address can do anything else. */
const address = z.url({ protocol: /^https?$/ }).max(500);

/** An activity that a bulletin may also be composed from: seen by the asker, its record complete. */
export const sourceRow = z.object({ id: idSchema, code: z.string(), theme: z.string().nullable(), kind: z.string(), heldOn: daySchema.nullable(), hosts: z.array(z.string()), partners: z.array(z.string()) });
const hit = z.strictObject({ kind: z.enum(maskKinds), text: required(300) });

/** Insights, the bulletin, its secrecy review, and where it was published. */
export const bulletinContract = {
  writeInsight: command(tag, '/activities/{id}/insights', 'Writes one’s own insight, or changes it. Nobody has to.', {
    id: idSchema, insightId: idSchema.nullable(), insightVersion: seen.nullable(), text: required(10_000),
  }),
  withdrawInsight: command(tag, '/activities/{id}/insights/{insightId}/withdraw', 'Takes one’s own insight back.', { id: idSchema, insightId: idSchema }),
  compose: command(tag, '/activities/{id}/bulletins', 'Composes a bulletin from the record, and from those of further activities; naming a draft composes that one anew.', {
    id: idSchema, bulletinId: idSchema.nullable(), bulletinVersion: seen.nullable(),
    /** Left out: those the draft was composed from, or none. */
    alsoActivityIds: z.array(idSchema).max(10).optional(),
  }),
  sources: read(tag, '/activities/{id}/bulletins/sources', 'Further activities a bulletin of this one may be composed from, newest first.', z.object({ ...page, id: idSchema, q: z.string().trim().max(100).optional() }), pageOf(sourceRow)),
  edit: command(tag, '/activities/{id}/bulletins/{bulletinId}', 'Changes the text. A text that was sent or cleared is a draft again.', { ...one, ...textShape }),
  sendToReview: command(tag, '/activities/{id}/bulletins/{bulletinId}/send', 'Sends this version to secrecy review.', one),
  review: command(tag, '/activities/{id}/bulletins/{bulletinId}/review', 'Concludes the secrecy review of this version: clear, or return with comment.', {
    ...one, conclusion: z.enum(['clear', 'return']), comment: typed(1000).nullable(),
  }),
  comment: command(tag, '/activities/{id}/bulletins/{bulletinId}/comments', 'Comments on a passage of this version; a reviewer’s comment holds up the release until it is resolved.', {
    ...one, block: z.int().min(-1).max(500), start: z.int().min(0).max(1_000_000), end: z.int().min(0).max(1_000_000), text: required(1000),
  }),
  answer: command(tag, '/activities/{id}/bulletin-comments/{commentId}/answer', 'Answers a comment, resolves it, or both.', {
    id: idSchema, commentId: idSchema, answer: typed(1000).nullable(), resolve: z.boolean(),
  }),
  keep: command(tag, '/activities/{id}/bulletins/{bulletinId}/keep', 'Leaves names or numbers readable on purpose, with the reason.', {
    id: idSchema, bulletinId: idSchema, hits: z.array(hit).min(1).max(200), reason: required(500),
  }),
  unkeep: command(tag, '/activities/{id}/bulletins/{bulletinId}/unkeep', 'Takes the decision to leave something readable back.', { id: idSchema, bulletinId: idSchema, ...hit.shape }),
  correct: command(tag, '/activities/{id}/bulletins/{bulletinId}/correct', 'Opens a released bulletin for a correction under its own number, with the reason.', { ...one, reason: required(500) }),
  dropCorrection: command(tag, '/activities/{id}/bulletins/{bulletinId}/drop-correction', 'Gives a correction up; the text that is out stays.', one),
  withdraw: command(tag, '/activities/{id}/bulletins/{bulletinId}/withdraw', 'Withdraws a bulletin that came out, with the reason.', { id: idSchema, bulletinId: idSchema, reason: required(500) }),
  takenDown: command(tag, '/activities/{id}/publications/{publicationId}/taken-down', 'Notes that a withdrawn bulletin no longer stands at an outlet.', { id: idSchema, publicationId: idSchema, on: daySchema }),
  release: command(tag, '/activities/{id}/bulletins/{bulletinId}/release', 'Releases the cleared version under the next number of the year.', one),
  publish: command(tag, '/activities/{id}/bulletins/{bulletinId}/publications', 'Notes where and when a released bulletin was published.', {
    id: idSchema, bulletinId: idSchema, outlet: required(100), publishedOn: daySchema, address: address.nullable(),
  }),
};
