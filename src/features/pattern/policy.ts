import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Everybody who does the office's business reads patterns; secretaries and 机关党委 make them. Whose a secretary may change is told by `againstChange`. */
export const patternPolicy: readonly PolicyLine[] = [
  { verb: 'pattern.list', who: businessPosts, reads: true },
  { verb: 'pattern.get', who: businessPosts, reads: true },
  { verb: 'pattern.activities', who: businessPosts, reads: true },
  { verb: 'pattern.laid', who: businessPosts, reads: true },
  { verb: 'pattern.taken', who: ['secretary', 'committee'], reads: true },
  { verb: 'pattern.make', who: ['secretary', 'committee'] },
  { verb: 'pattern.edit', who: ['secretary', 'committee'] },
  { verb: 'pattern.retire', who: ['secretary', 'committee'] },
  { verb: 'pattern.restore', who: ['secretary', 'committee'] },
];
