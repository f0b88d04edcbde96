import { holds, type Actor } from '#shared/actor.ts';
import type { SheetBranch, SheetItem } from './contract.ts';
import type { PlanFacts, PlanItem } from './facts.ts';
import { guardBranch, guardExtra, lockOf, ownBranches, seesAll, type PlanBranch } from './guard.ts';
import type { PlanKnown } from './subject.ts';

/** What of a plan its reader may see: drafts of other branches are theirs until they are approved. Pure. */

const isOpen = (actor: Actor, branchId: string): boolean => seesAll(actor) || ownBranches(actor).includes(branchId);
const isSeen = (item: PlanItem, actor: Actor): boolean => item.state === 'approved' || isOpen(actor, item.branchId);

/**
 * What a reader may not see is left out. Whether a unit stands in the coming audits is the discipline post's alone; what
 * was said when a line was returned, and the meeting about it, are for its branch and those who decide.
 */
export function told(facts: PlanFacts, actor: Actor): PlanFacts {
  const items = facts.items.filter((item) => isSeen(item, actor)).map((item) => ({
    ...item, audit: holds(actor, 'discipline') || item.audit === 'under_audit' ? item.audit : ('no' as const),
    ...(isOpen(actor, item.branchId) ? {} : { returnedNote: null, opinions: null, contact: null }),
  }));
  const seen = new Set(items.map(({ id }) => id));
  return {
    ...facts, items, discussions: facts.discussions.filter(({ branchId }) => isOpen(actor, branchId)),
    steps: facts.steps.filter(({ itemId }) => itemId === null || seen.has(itemId)).map((step) => (seesAll(actor) || holds(actor, 'secretary') ? step : { ...step, comment: null })),
  };
}

/** Lines with why they cannot be changed, of what was told. */
export function itemsFor({ facts, branches }: PlanKnown, shown: readonly PlanItem[], actor: Actor, today: string): SheetItem[] {
  const branchOf = new Map(branches.map((branch) => [branch.id, branch]));
  return shown.map((item) => {
    const branch = branchOf.get(item.branchId);
    return { ...item, locked: branch === undefined ? null : lockOf(facts, item, branch, actor, today), decide: guardExtra(facts, item, actor) };
  });
}

/** Branches that plan, and those that had lines: how far each has come, and what the actor may do for it. */
export function branchesFor({ facts, branches }: PlanKnown, actor: Actor, today: string): SheetBranch[] {
  const withLines = new Set(facts.items.map(({ branchId }) => branchId));
  return branches
    .filter((branch) => withLines.has(branch.id) || ((branch.dissolvedOn === null || branch.dissolvedOn > today) && touches(branch, facts.plan.year)))
    .map((branch) => {
      const lines = facts.items.filter((item) => item.branchId === branch.id);
      const open = isOpen(actor, branch.id);
      const { id, name, kind, from, to, members } = branch;
      return {
        id, name, kind, from, to, members, open,
        drafts: open ? lines.filter(({ state }) => state === 'draft' || state === 'returned').length : 0, proposed: lines.filter(({ state }) => state === 'proposed' || state === 'approved').length,
        allowed: Object.fromEntries((['plan.write', 'plan.discuss', 'plan.propose', 'plan.add_extra'] as const).map((verb) => [verb, guardBranch(verb, facts, branch, actor, today)])),
      };
    });
}

/** A temporary branch plans in the years of its project only. */
const touches = ({ kind, from, to }: PlanBranch, year: number): boolean => kind === 'standing' || ((from === null || from <= `${year}-12-31`) && (to === null || to >= `${year}-01-01`));

/** Whose spending the actor is told: null where of all branches. */
export function moneyOf({ plan }: { readonly plan: Pick<PlanFacts['plan'], 'spendingOpen'> }, actor: Actor): readonly string[] | null {
  if (plan.spendingOpen || seesAll(actor)) return null;
  return actor.posts.flatMap(({ post, branchId }) => (post === 'secretary' && branchId !== null ? [branchId] : []));
}

