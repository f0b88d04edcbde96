/** What can have happened to the rulebook. */
export const rulebookEvents = ['rulebook.set', 'rulebook.confirmed'] as const;
