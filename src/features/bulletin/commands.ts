import { onActivity, onActivityWith } from '#features/activity/on-activity.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { loadActivity } from '#features/activity/queries.ts';
import * as decide from './decide.ts';
import * as after from './decide-after.ts';
import * as said from './decide-comment.ts';
import { withdrawInsight as decideWithdraw, writeInsight as decideWrite, type Input } from './decide-insight.ts';
import { issuedNumbers, writersOf } from './store.ts';

const own = ['bulletin'] as const;

export const writeInsight = onActivity<Input<'writeInsight'>>({ name: 'bulletin.write_insight', tables: ['insight'], decide: decideWrite });
export const withdrawInsight = onActivity<Input<'withdrawInsight'>>({
  name: 'bulletin.withdraw_insight', tables: ['insight'], decide: decideWithdraw,
  about: ({ insights }, { insightId }) => ({ ownerId: insights.find((insight) => insight.id === insightId)?.personId }),
});
export const compose = onActivityWith<Input<'compose'>, Pick<decide.ToCompose, 'others'>>({
  name: 'bulletin.compose', tables: own, decide: decide.compose,
  async also(db, scope, { facts }, { bulletinId, alsoActivityIds }) {
    const wanted = alsoActivityIds ?? facts.bulletins.find((one) => one.id === bulletinId)?.alsoActivityIds ?? [];
    const others: ActivityFacts[] = [];
    // One the composer may not see is not found, as everywhere.
    for (const id of new Set(wanted)) others.push((await loadActivity(db, scope, id)).facts);
    return { others: others.toSorted((a, b) => a.activity.sortOn.localeCompare(b.activity.sortOn)) };
  },
});
export const edit = onActivity<Input<'edit'>>({ name: 'bulletin.edit', tables: own, decide: decide.edit });
export const sendToReview = onActivity<Input<'sendToReview'>>({ name: 'bulletin.send_to_review', tables: own, decide: decide.sendToReview });
export const review = onActivityWith<Input<'review'>, { writers: string[] }>({
  name: 'bulletin.review', tables: [...own, 'secrecyReview'], decide: decide.review,
  also: async (db, scope, _, { bulletinId }) => ({ writers: await writersOf(db, scope, bulletinId) }),
});
export const release = onActivityWith<Input<'release'>, Pick<decide.ToRelease, 'issued'>>({
  name: 'bulletin.release', tables: own, decide: decide.release,
  also: async (db, scope) => ({ issued: await issuedNumbers(db, scope) }),
});
export const publish = onActivity<Input<'publish'>>({ name: 'bulletin.publish', tables: ['publication'], decide: decide.publish });

const comments = ['bulletinComment'] as const;
export const comment = onActivity<Input<'comment'>>({ name: 'bulletin.comment', tables: comments, decide: said.comment });
export const answer = onActivity<Input<'answer'>>({
  name: 'bulletin.answer', tables: comments, decide: said.answer,
  about: ({ comments: all }, { commentId }) => ({ ownerId: all.find((one) => one.id === commentId)?.authorId }),
});
export const keep = onActivity<Input<'keep'>>({ name: 'bulletin.keep', tables: own, decide: said.keep });
export const unkeep = onActivity<Input<'unkeep'>>({ name: 'bulletin.unkeep', tables: own, decide: said.unkeep });
export const correct = onActivity<Input<'correct'>>({ name: 'bulletin.correct', tables: own, decide: after.correct });
export const dropCorrection = onActivity<Input<'dropCorrection'>>({ name: 'bulletin.drop_correction', tables: own, decide: after.dropCorrection });
export const withdraw = onActivity<Input<'withdraw'>>({ name: 'bulletin.withdraw', tables: [...own, 'publication'], decide: after.withdraw });
export const takenDown = onActivity<Input<'takenDown'>>({ name: 'bulletin.taken_down', tables: ['publication'], decide: after.takenDown });
