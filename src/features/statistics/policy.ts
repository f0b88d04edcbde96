import { holds, type Actor } from '#shared/actor.ts';
import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Whoever does the office's business reads its figures; a total told by a source is entered by 机关党委, or by the operator who brings the past in. */
export const statisticsPolicy: readonly PolicyLine[] = [
  { verb: 'statistics.figures', who: [...businessPosts, 'operator'], reads: true },
  { verb: 'statistics.review', who: [...businessPosts, 'operator'], reads: true },
  // Whether the kept sums are true: how many, never what they say.
  { verb: 'statistics.checked', who: ['committee', 'system_admin'], reads: true },
  { verb: 'statistics.state_total', who: ['committee', 'operator'] },
  { verb: 'statistics.withdraw_total', who: ['committee', 'operator'] },
];

/** Posts that see every activity of their office, as its lists do. */
export const seesAll = (actor: Actor): boolean => actor.kind === 'operator' || holds(actor, 'committee', 'finance', 'discipline', 'leading_group');

/** Stages before the approval: of the office for those who see all of it, of a branch also for its own people. */
export const seesEarly = (actor: Actor, branchId: string | null): boolean => seesAll(actor) || (branchId !== null && actor.branchIds.includes(branchId));

/** What became of a branch's problems is for itself and for those who supervise; of the whole office it is open to all of it. */
export const seesConversion = (actor: Actor, branchId: string | null): boolean => branchId === null || seesEarly(actor, branchId);
