/** What can have happened to patterns. */
export const patternEvents = [
  'pattern.edited', 'pattern.made', 'pattern.restored', 'pattern.retired',
] as const;
