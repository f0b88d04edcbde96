/** What can have happened to a finding. */
export const reviewEvents = ['review.responded'] as const;
