/** What can have happened to history brought in. */
export const importEvents = ['import.brought', 'import.column_remembered', 'import.lines_brought', 'import.taken_back'] as const;
