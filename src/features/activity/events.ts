/** What can have happened to the activity itself. */
export const activityEvents = [
  'activity.archive', 'activity.begun', 'activity.cancelled', 'activity.conversion_skipped', 'activity.created', 'activity.created_from_pattern', 'activity.edited', 'activity.postponed',
  'activity.publicity_skipped', 'activity.resumed', 'activity.side_added', 'activity.side_edited', 'activity.side_removed', 'activity.to_contact',
  'activity.to_conversion', 'activity.to_programme',
] as const;
