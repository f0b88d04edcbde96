/** What can have happened to suggestions. */
export const suggestionEvents = [
  'suggestion.accepted', 'suggestion.declined', 'suggestion.edited', 'suggestion.made', 'suggestion.merged', 'suggestion.withdrawn',
] as const;
