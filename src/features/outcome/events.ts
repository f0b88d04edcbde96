/** What can have happened to problems and to the actions made of them. */
export const outcomeEvents = [
  'outcome.dropped', 'outcome.planned', 'outcome.raised', 'outcome.reopened', 'outcome.reported', 'outcome.told', 'outcome.verified',
] as const;
