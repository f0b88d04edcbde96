/** What can have happened in and about a partner's own place. */
export const placeEvents = [
  'place.account_approved', 'place.account_asked', 'place.account_ended', 'place.account_refused',
  'place.facts_accepted', 'place.facts_proposed', 'place.facts_refused', 'place.line_added', 'place.line_edited', 'place.line_ended', 'place.link_made', 'place.link_revoked',
] as const;
