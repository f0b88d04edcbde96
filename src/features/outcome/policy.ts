import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/**
 * What is not about one activity: reading the list, noting what was heard, answering a spreading. The verbs on one
 * problem or action stand in the activity’s lifecycle; where there is no activity the same relations are to its branch.
 */
export const outcomePolicy: readonly PolicyLine[] = [
  { verb: 'outcome.list', who: businessPosts, reads: true },
  { verb: 'outcome.get', who: businessPosts, reads: true },
  { verb: 'outcome.of_activity', who: businessPosts, reads: true },
  { verb: 'outcome.choices', who: businessPosts, reads: true },
  { verb: 'outcome.check', who: businessPosts, reads: true },
  { verb: 'outcome.note', who: businessPosts },
  { verb: 'outcome.answer_spread', who: ['secretary'] },
  { verb: 'outcome.hand_over', who: ['system'] },
];
