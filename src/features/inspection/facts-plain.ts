/** Plain lists the pages need too, without what describes them. */

/** Stages in which there is something to look at. */
export const roundStages = ['summary', 'publicity', 'conversion', 'archived'] as const;
export const roundStates = ['open', 'closed', 'cancelled'] as const;
export const methods = ['drawn', 'chosen'] as const;
export const answers = ['yes', 'no', 'na'] as const;
export const observationStates = ['noted', 'open', 'reported', 'passed', 'withdrawn'] as const;
