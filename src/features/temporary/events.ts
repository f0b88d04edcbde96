/** What can have happened to temporary groups and branches beside the organisation's own events. */
export const temporaryEvents = [
  'temporary.approved', 'temporary.asked', 'temporary.extended', 'temporary.moved', 'temporary.returned', 'temporary.revised', 'temporary.withdrawn',
] as const;
