import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Anybody who does the office's business may suggest and read; secretaries and 机关党委 answer. Only authors change their own. */
export const suggestionPolicy: readonly PolicyLine[] = [
  { verb: 'suggestion.list', who: businessPosts, reads: true },
  { verb: 'suggestion.get', who: businessPosts, reads: true },
  { verb: 'suggestion.make', who: businessPosts },
  { verb: 'suggestion.edit', who: businessPosts },
  { verb: 'suggestion.withdraw', who: businessPosts },
  { verb: 'suggestion.merge', who: ['secretary', 'committee'] },
  { verb: 'suggestion.accept', who: ['secretary', 'committee'] },
  { verb: 'suggestion.decline', who: ['secretary', 'committee'] },
];
