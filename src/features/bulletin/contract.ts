import { z } from 'zod';
import { blockSchema } from '#features/record/facts.ts';
import { command, daySchema, idSchema, required, typed } from '#shared/procedure.ts';

const tag = 'bulletin';
/** The version of the text that the sender saw; it goes up with every change of the text, not of its state. */
const seen = z.int().min(1);
const one = { id: idSchema, bulletinId: idSchema, bulletinVersion: seen };

/** What a person may change of a bulletin. */
export const textShape = { title: required(200), body: z.array(blockSchema).max(500), contributor: typed(200) };

/** Where a text came out: pages of the web only, so that no address can do anything else. */
const address = z.url({ protocol: /^https?$/ }).max(500);

/** Insights, the bulletin, its secrecy review, and where it was published. */
export const bulletinContract = {
  writeInsight: command(tag, '/activities/{id}/insights', 'Writes one’s own insight, or changes it. Nobody has to.', {
    id: idSchema, insightId: idSchema.nullable(), insightVersion: seen.nullable(), text: required(10_000),
  }),
  withdrawInsight: command(tag, '/activities/{id}/insights/{insightId}/withdraw', 'Takes one’s own insight back.', { id: idSchema, insightId: idSchema }),
  compose: command(tag, '/activities/{id}/bulletins', 'Composes a bulletin from the record; naming a draft composes that one anew.', {
    id: idSchema, bulletinId: idSchema.nullable(), bulletinVersion: seen.nullable(),
  }),
  edit: command(tag, '/activities/{id}/bulletins/{bulletinId}', 'Changes the text. A text that was sent or cleared is a draft again.', { ...one, ...textShape }),
  sendToReview: command(tag, '/activities/{id}/bulletins/{bulletinId}/send', 'Sends this version to secrecy review.', one),
  review: command(tag, '/activities/{id}/bulletins/{bulletinId}/review', 'Concludes the secrecy review of this version: clear, or return with comment.', {
    ...one, conclusion: z.enum(['clear', 'return']), comment: typed(1000).nullable(),
  }),
  release: command(tag, '/activities/{id}/bulletins/{bulletinId}/release', 'Releases the cleared version under the next number of the year.', one),
  publish: command(tag, '/activities/{id}/bulletins/{bulletinId}/publications', 'Notes where and when a released bulletin was published.', {
    id: idSchema, bulletinId: idSchema, outlet: required(100), publishedOn: daySchema, address: address.nullable(),
  }),
};
