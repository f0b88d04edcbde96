/** What can have happened to the directory of partners. */
export const unitEvents = ['unit.added', 'unit.branch_added', 'unit.branch_edited', 'unit.edited', 'unit.held_apart', 'unit.merged', 'unit.unmerged'] as const;
