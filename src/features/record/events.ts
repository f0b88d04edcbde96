/** What can have happened to a record, its files and its signatures. */
export const recordEvents = [
  'record.asked_again', 'record.completed', 'record.created', 'record.edited', 'record.file_added', 'record.file_removed', 'record.photo_looked', 'record.photo_mask_begun',
  'record.photo_masked', 'record.sign_approve',
  'record.sign_change', 'record.sign_decline',
] as const;
