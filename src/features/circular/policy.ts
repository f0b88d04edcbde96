import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** 机关党委 writes; another of it, or of the leading group, releases. Everybody reads what was sent to a branch of theirs. */
export const circularPolicy: readonly PolicyLine[] = [
  { verb: 'circular.list', who: businessPosts, reads: true },
  { verb: 'circular.get', who: businessPosts, reads: true },
  { verb: 'circular.candidates', who: ['committee'], reads: true },
  { verb: 'circular.layout', who: ['committee', 'leading_group'], reads: true },
  { verb: 'circular.compose', who: ['committee'] },
  { verb: 'circular.edit', who: ['committee'] },
  { verb: 'circular.send', who: ['committee'] },
  { verb: 'circular.give_back', who: ['committee', 'leading_group'] },
  { verb: 'circular.release', who: ['committee', 'leading_group'] },
  { verb: 'circular.correct', who: ['committee'] },
  { verb: 'circular.drop_correction', who: ['committee'] },
  { verb: 'circular.withdraw', who: ['committee'] },
];
