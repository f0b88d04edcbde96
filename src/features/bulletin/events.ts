/** What can have happened to insights, bulletins and their publication. */
export const bulletinEvents = [
  'bulletin.cleared', 'bulletin.comment_answered', 'bulletin.comment_resolved', 'bulletin.commented', 'bulletin.composed', 'bulletin.composed_jointly', 'bulletin.corrected',
  'bulletin.correcting', 'bulletin.correction_dropped', 'bulletin.edited', 'bulletin.insight_edited', 'bulletin.insight_withdrawn', 'bulletin.insight_written',
  'bulletin.kept', 'bulletin.published', 'bulletin.recomposed', 'bulletin.recomposed_jointly', 'bulletin.released', 'bulletin.returned', 'bulletin.sent', 'bulletin.taken_down',
  'bulletin.unkept', 'bulletin.withdrawn',
] as const;
