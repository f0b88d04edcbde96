import { guard } from '#features/activity/guard.ts';
import { lineOf, type Who } from '#features/activity/lifecycle.ts';
import type { About } from '#features/activity/policy.ts';
import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Action, Placed } from './facts.ts';

type Asked = Pick<Action, 'ownerId' | 'verifyById' | 'branchId' | 'activityId'>;

/**
 * What forbids a verb on a problem, or on one of its actions. Of an activity: its lifecycle. Of none (noted by itself,
 * or taken over from another branch): the same line of the same table, read as relations to the branch, at any time.
 */
export function against(verb: string, actor: Actor, { problem, activity }: Placed, action: Asked | null = null): Finding[] {
  const about: About = action === null ? {} : { ownerId: action.ownerId, verifierId: action.verifyById, branchId: action.branchId };
  const bound = action === null ? activity !== null : action.activityId !== null;
  if (bound && activity !== null) return guard(verb, actor, activity.facts, activity.rules, about);
  if (actor.may === 'read') return [need('forbidden.read_only')];
  const { who } = lineOf(verb);
  const branchId = action?.branchId ?? problem.branchId;
  const enteredBy = action === null || activity === null ? problem.enteredBy : null;
  return who.some((one) => standsBeside(one, actor, branchId, enteredBy, about)) ? [] : [need('forbidden.post', null, { who: who.join(',') })];
}

function standsBeside(who: Who, actor: Actor, branchId: string | null, enteredBy: string | null, about: About): boolean {
  const mine = actor.personId;
  const branches = branchId === null ? [] : [branchId];
  switch (who) {
    case 'organiser': return mine !== null && mine === enteredBy;
    case 'secretary': case 'responsible': return holdsIn(actor, branches, 'secretary');
    case 'member': return mine !== null && actor.branchIds.some((one) => branches.includes(one));
    case 'owner': return mine !== null && mine === about.ownerId;
    case 'verifier': return mine !== null && mine === about.verifierId;
    case 'committee': case 'finance': case 'discipline': case 'leading_group': return holds(actor, who);
    default: return false;
  }
}
