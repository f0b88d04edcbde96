/** What can have happened to insights, bulletins and their publication. */
export const bulletinEvents = [
  'bulletin.cleared', 'bulletin.composed', 'bulletin.edited', 'bulletin.insight_edited', 'bulletin.insight_withdrawn', 'bulletin.insight_written',
  'bulletin.published', 'bulletin.recomposed', 'bulletin.released', 'bulletin.returned', 'bulletin.sent',
] as const;
