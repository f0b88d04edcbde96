/** What can have happened to units' lists and to suggestions of partners. */
export const offerEvents = ['offer.added', 'offer.chosen', 'offer.edited', 'offer.ended', 'offer.not_now'] as const;
