/** What can have happened to consultations. */
export const consultationEvents = [
  'consultation.cancelled', 'consultation.concluded', 'consultation.edited', 'consultation.follow_open', 'consultation.followed', 'consultation.invited', 'consultation.noted',
  'consultation.opened', 'consultation.opined', 'consultation.side_withdrawn',
] as const;
