/** What can have happened to the directory of partners. */
export const unitEvents = ['unit.added', 'unit.branch_added', 'unit.branch_edited', 'unit.edited'] as const;
