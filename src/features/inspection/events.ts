/** What can have happened to a round of inspection. */
export const inspectionEvents = [
  'inspection.opened', 'inspection.answered', 'inspection.noted', 'inspection.observed', 'inspection.withdrawn', 'inspection.assigned', 'inspection.followed', 'inspection.replied', 'inspection.rectified', 'inspection.returned', 'inspection.rechecked',
  'inspection.taken_over', 'inspection.closed', 'inspection.published', 'inspection.cancelled',
] as const;
