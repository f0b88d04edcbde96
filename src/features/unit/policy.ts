import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Whoever prepares an activity may enter a partner; changing what others rely on is for secretaries and 机关党委. */
export const unitPolicy: readonly PolicyLine[] = [
  { verb: 'unit.list', who: businessPosts, reads: true },
  { verb: 'unit.one', who: businessPosts, reads: true },
  { verb: 'unit.add', who: ['member', 'secretary', 'committee', 'operator'] },
  { verb: 'unit.edit', who: ['secretary', 'committee'] },
  { verb: 'unit.add_branch', who: ['member', 'secretary', 'committee', 'operator'] },
  { verb: 'unit.edit_branch', who: ['secretary', 'committee'] },
];
