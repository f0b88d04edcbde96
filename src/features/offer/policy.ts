import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Whoever meets a partner may enter what it has and wants; everybody who does the office's business reads it. */
export const offerPolicy: readonly PolicyLine[] = [
  { verb: 'offer.list', who: businessPosts, reads: true },
  { verb: 'offer.suggest', who: businessPosts, reads: true },
  { verb: 'offer.add', who: ['member', 'secretary', 'committee'] },
  { verb: 'offer.edit', who: ['member', 'secretary', 'committee'] },
  { verb: 'offer.end', who: ['member', 'secretary', 'committee'] },
  { verb: 'offer.choose', who: ['member', 'secretary', 'committee'] },
];
