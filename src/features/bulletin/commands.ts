import { onActivity, onActivityWith } from '#features/activity/on-activity.ts';
import * as decide from './decide.ts';
import { withdrawInsight as decideWithdraw, writeInsight as decideWrite, type Input } from './decide-insight.ts';
import { issuedNumbers, writersOf } from './store.ts';

const own = ['bulletin'] as const;

export const writeInsight = onActivity<Input<'writeInsight'>>({ name: 'bulletin.write_insight', tables: ['insight'], decide: decideWrite });
export const withdrawInsight = onActivity<Input<'withdrawInsight'>>({
  name: 'bulletin.withdraw_insight', tables: ['insight'], decide: decideWithdraw,
  about: ({ insights }, { insightId }) => ({ ownerId: insights.find((insight) => insight.id === insightId)?.personId }),
});
export const compose = onActivity<Input<'compose'>>({ name: 'bulletin.compose', tables: own, decide: decide.compose });
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
