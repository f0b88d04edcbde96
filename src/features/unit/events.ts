/** What can have happened to the directory of partners. */
export const unitEvents = ['unit.added', 'unit.branch_added', 'unit.branch_edited', 'unit.contacted', 'unit.edited', 'unit.held_apart', 'unit.liaison_added', 'unit.liaison_ended', 'unit.merged', 'unit.unmerged'] as const;
