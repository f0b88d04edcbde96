/** What can have happened to circulars. */
export const circularEvents = [
  'circular.composed', 'circular.corrected', 'circular.correcting', 'circular.correction_dropped', 'circular.edited', 'circular.recomposed', 'circular.released', 'circular.returned', 'circular.sent', 'circular.withdrawn',
] as const;
