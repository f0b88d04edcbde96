/** What can have happened to totals told by a source; figures themselves only follow. */
export const statisticsEvents = ['statistics.total_stated', 'statistics.total_withdrawn'] as const;
