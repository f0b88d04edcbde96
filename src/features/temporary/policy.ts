import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Whoever is on the project asks (see decide.ts); 机关党委 decides, never on its own request, and keeps the term. */
export const temporaryPolicy: readonly PolicyLine[] = [
  { verb: 'temporary.of_project', who: businessPosts, reads: true },
  { verb: 'temporary.of_branch', who: businessPosts, reads: true },
  { verb: 'temporary.dossier', who: businessPosts, reads: true },
  { verb: 'temporary.hours', who: businessPosts, reads: true },
  { verb: 'temporary.hours_total', who: businessPosts, reads: true },
  { verb: 'temporary.ask', who: ['member', 'secretary', 'committee'] },
  { verb: 'temporary.revise', who: ['member', 'secretary', 'committee'] },
  { verb: 'temporary.withdraw', who: ['member', 'secretary', 'committee'] },
  { verb: 'temporary.approve', who: ['committee'] },
  { verb: 'temporary.give_back', who: ['committee'] },
  { verb: 'temporary.extend', who: ['committee'] },
  { verb: 'temporary.move', who: ['committee'] },
];

/** What a home branch's people learnt is the branch's own affair, and 机关党委's; it is compared with nobody's. */
export const seesHoursOf = (actor: Actor, branchId: string): boolean => holds(actor, 'committee') || actor.branchIds.includes(branchId) || holdsIn(actor, [branchId], 'secretary');
