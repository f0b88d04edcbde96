/** What can have happened to sign-in from outside. */
export const outsideEvents = ['outside.added', 'outside.linked', 'outside.retired', 'outside.unlinked'] as const;
