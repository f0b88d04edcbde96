import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import type { ActivityFacts } from './facts.ts';
import type { Who } from './lifecycle.ts';

/** The one action or insight a verb is about, where the relation is to that and not to the activity. */
export interface About {
  readonly ownerId?: string | undefined;
  /** Who was asked to verify the action, and the branch it is given to. */
  readonly verifierId?: string | null | undefined;
  readonly branchId?: string | null | undefined;
}

/** Branches of our own office that are a side or part of one. */
const ownBranchIds = (facts: ActivityFacts): string[] =>
  facts.sides.filter((side) => side.own).flatMap((side) => side.branchIds);

const postOfStep = {
  branch: null, committee: 'committee', finance: 'finance', discipline: 'discipline', leading_group: 'leading_group',
} as const;

/**
 * Whether the actor stands in this relation to the activity. Posts and branches are those held now; the discussion of
 * the branch (first step) is entered by a member of a host branch.
 */
export function stands(who: Who, actor: Actor, facts: ActivityFacts, about: About = {}): boolean {
  const { activity } = facts;
  const mine = actor.personId;
  switch (who) {
    case 'organiser':
      return mine !== null && (mine === activity.organiserId || mine === activity.proposerId) && actor.branchIds.some((branch) => activity.hostBranchIds.includes(branch));
    case 'secretary':
      return holdsIn(actor, activity.hostBranchIds, 'secretary');
    case 'member':
      return mine !== null && actor.branchIds.some((branch) => activity.hostBranchIds.includes(branch));
    case 'concerned':
      return mine !== null && actor.branchIds.some((branch) => activity.hostBranchIds.includes(branch) || ownBranchIds(facts).includes(branch));
    case 'side-leader':
      return holdsIn(actor, [...activity.hostBranchIds, ...ownBranchIds(facts)], 'secretary');
    case 'link':
      return actor.link !== null && actor.link.activityId === activity.id;
    case 'step': {
      const step = facts.approvals.find((approval) => approval.state === 'pending')?.step;
      if (step === undefined) return false;
      const post = postOfStep[step];
      return post === null ? stands('member', actor, facts) : holds(actor, post);
    }
    case 'owner':
    case 'author':
      return mine !== null && mine === about.ownerId;
    case 'verifier':
      return mine !== null && mine === about.verifierId;
    case 'responsible':
      return about.branchId != null && holdsIn(actor, [about.branchId], 'secretary');
    case 'reader':
      return true;
    default:
      return holds(actor, who);
  }
}
