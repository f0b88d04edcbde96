/** What can have happened to feedback on the program. */
export const feedbackEvents = ['feedback.answered', 'feedback.closed', 'feedback.made'] as const;
