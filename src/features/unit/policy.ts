import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Whoever prepares an activity may enter a partner; changing what others rely on is for secretaries and 机关党委. */
export const unitPolicy: readonly PolicyLine[] = [
  { verb: 'unit.list', who: businessPosts, reads: true },
  { verb: 'unit.one', who: businessPosts, reads: true },
  { verb: 'unit.contacts', who: businessPosts, reads: true },
  { verb: 'unit.divisions', who: businessPosts, reads: true },
  { verb: 'unit.same', who: businessPosts, reads: true },
  { verb: 'unit.add', who: ['member', 'secretary', 'committee', 'operator'] },
  { verb: 'unit.edit', who: ['secretary', 'committee'] },
  { verb: 'unit.add_branch', who: ['member', 'secretary', 'committee', 'operator'] },
  { verb: 'unit.edit_branch', who: ['secretary', 'committee'] },
  // Whoever speaks to a unit keeps with whom and of what.
  { verb: 'unit.add_liaison', who: ['member', 'secretary', 'committee'] },
  { verb: 'unit.end_liaison', who: ['member', 'secretary', 'committee'] },
  { verb: 'unit.log_contact', who: ['member', 'secretary', 'committee'] },
  // Whoever knows that two are not the same may say so; one into the other, and back, is for 机关党委 as it moves what others entered.
  { verb: 'unit.distinct', who: ['secretary', 'committee'] },
  { verb: 'unit.merge', who: ['committee'] },
  { verb: 'unit.unmerge', who: ['committee'] },
];
