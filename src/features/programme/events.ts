/** What can have happened to a programme. */
export const programmeEvents = ['programme.accepted', 'programme.edited', 'programme.proposed', 'programme.refused'] as const;
