/** What can have happened to problems and to the actions made of them. */
export const outcomeEvents = [
  'outcome.action_edited', 'outcome.closed', 'outcome.dropped', 'outcome.due_moved', 'outcome.edited', 'outcome.file_added', 'outcome.handed', 'outcome.planned',
  'outcome.progressed', 'outcome.raised', 'outcome.reopened', 'outcome.reported', 'outcome.spread', 'outcome.spread_adopted', 'outcome.spread_unfit', 'outcome.told',
  'outcome.verified', 'outcome.verifier_asked',
] as const;
