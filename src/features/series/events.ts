/** What can have happened to series. */
export const seriesEvents = ['series.added', 'series.closed', 'series.created', 'series.edited', 'series.reopened', 'series.taken_off'] as const;
