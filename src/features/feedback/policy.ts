import type { PolicyLine } from '#shared/policy.ts';

/** Those who run the program answer; it is no business of the office, so the system administrator is one of them. Writing and reading one's own is everybody's, with or without an account. */
export const feedbackPolicy: readonly PolicyLine[] = [
  { verb: 'feedback.answer', who: ['system_admin', 'committee'] },
  { verb: 'feedback.close', who: ['person'] },
];
