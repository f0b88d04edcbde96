/** What can have happened to the rulebook. */
export const rulebookEvents = ['rulebook.set', 'rulebook.confirmed', 'rulebook.profile_chosen', 'rulebook.profile_dropped'] as const;
