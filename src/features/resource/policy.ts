import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/**
 * The library is everybody's who does the office's business; whose item it is, whose branch is meant and who runs the
 * activity of a contribution is told by the item itself (decide.ts). A link's holder has procedures of his or her own.
 */
export const resourcePolicy: readonly PolicyLine[] = [
  { verb: 'resource.list', who: businessPosts, reads: true },
  { verb: 'resource.one', who: businessPosts, reads: true },
  { verb: 'resource.tags', who: businessPosts, reads: true },
  { verb: 'resource.preview', who: ['secretary', 'committee'], reads: true },
  { verb: 'resource.add', who: businessPosts },
  { verb: 'resource.edit', who: businessPosts },
  { verb: 'resource.add_version', who: businessPosts },
  { verb: 'resource.retire', who: businessPosts },
  { verb: 'resource.make_pack', who: businessPosts },
  { verb: 'resource.arrange', who: businessPosts },
  { verb: 'resource.push', who: ['secretary', 'committee'] },
  { verb: 'resource.end_push', who: ['secretary', 'committee'] },
  { verb: 'resource.accept', who: ['member', 'secretary', 'committee'] },
  { verb: 'resource.decline', who: ['member', 'secretary', 'committee'] },
  { verb: 'resource.reach', who: ['system'] },
];
