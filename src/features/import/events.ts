/** What can have happened to history brought in. */
export const importEvents = ['import.brought', 'import.taken_back'] as const;
