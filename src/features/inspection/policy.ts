import { holds, type Actor } from '#shared/actor.ts';
import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** 机关党委 inspects, the branch answers and puts right, somebody else of 机关党委 or 纪检 checks again. Whose and when: `guard.ts`. */
export const inspectionPolicy: readonly PolicyLine[] = [
  { verb: 'inspection.list', who: businessPosts, reads: true },
  { verb: 'inspection.get', who: businessPosts, reads: true },
  { verb: 'inspection.item', who: businessPosts, reads: true },
  { verb: 'inspection.population', who: ['committee'], reads: true },
  { verb: 'inspection.open', who: ['committee'] },
  { verb: 'inspection.answer', who: ['committee'] },
  { verb: 'inspection.note', who: ['committee'] },
  { verb: 'inspection.observe', who: ['committee'] },
  { verb: 'inspection.withdraw', who: ['committee'] },
  { verb: 'inspection.assign', who: ['committee'] },
  { verb: 'inspection.reply', who: ['member', 'secretary'] },
  { verb: 'inspection.rectify', who: ['member', 'secretary'] },
  { verb: 'inspection.recheck', who: ['committee', 'discipline'] },
  { verb: 'inspection.follow', who: ['member', 'secretary', 'committee'] },
  { verb: 'inspection.take_over', who: ['committee'] },
  { verb: 'inspection.close', who: ['committee'] },
  { verb: 'inspection.publish', who: ['committee'] },
  { verb: 'inspection.cancel', who: ['committee'] },
];

/** Posts that see every round whole; others what concerns their branch, and all of it once it is published. */
export const seesRounds = (actor: Actor): boolean => actor.kind === 'operator' || holds(actor, 'committee', 'discipline', 'leading_group');
export const ownBranches = (actor: Actor): string[] => [...new Set([...actor.branchIds, ...actor.posts.flatMap(({ branchId }) => branchId ?? [])])];
