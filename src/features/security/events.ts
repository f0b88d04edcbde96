/** What the program wrote down of attempts in vain. */
export const securityEvents = ['security.refused'] as const;
