import { addDays } from '#shared/dates.ts';
import { insert, refuse, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { OrgInput } from './contract.ts';
import { separation } from './decide-posts.ts';
import { about, dissolvedBy, earliestEnd, ending, gone, heldOn, reaches, type BranchKnown, type PersonKnown } from './facts.ts';
import { orgPolicy } from './policy.ts';

/** Who stands in which branch: one home, any number of temporary ones beside it (支部工作条例). Pure. */

export interface JoinFacts {
  readonly person: PersonKnown;
  readonly branch: BranchKnown;
}

/**
 * The rows that let someone stand in a branch: the membership, and the post of member that goes with it. A standing
 * branch becomes the home; a temporary one never moves the 组织关系.
 */
export function joining(person: PersonKnown, branch: BranchKnown, fromOn: string, given: Given): Change[] | { readonly refused: Finding[] } {
  const refused = (check: string, field: string, facts: Finding['facts'] = {}) => ({ refused: [need(check, field, facts)] });
  if (gone(person, fromOn)) return refused('need.person_here', 'personId', { person: person.name });
  if (dissolvedBy(branch, fromOn)) return refused('need.living_branch', 'branchId', { branch: branch.name });
  if (branch.startOn !== null && fromOn < branch.startOn) return refused('need.branch_begun', 'fromOn', { on: branch.startOn });
  if (person.memberships.some((held) => held.branchId === branch.id && reaches(held, fromOn))) {
    return refused('need.not_member_yet', 'personId', { person: person.name, branch: branch.name });
  }
  if (branch.kind === 'standing' && person.memberships.some((held) => held.kind === 'home' && reaches(held, fromOn))) {
    return refused('need.no_home', 'personId', { person: person.name });
  }
  const apart = separation(person, 'member', fromOn);
  if (apart.length > 0) return { refused: apart };
  const of = { personId: person.id, branchId: branch.id, fromOn };
  return [
    insert('membership', { id: given.newId(), ...of, kind: branch.kind === 'standing' ? 'home' : 'temporary' }),
    insert('post', { id: given.newId(), ...of, post: 'member' }),
  ];
}

export function join({ person, branch }: JoinFacts, input: OrgInput<'join'>, given: Given): Decision {
  const against = barred(orgPolicy, 'org.join', given.actor);
  if (against.length > 0) return refuse(...against);
  const joined = joining(person, branch, input.fromOn, given);
  if ('refused' in joined) return refuse(...joined.refused);
  return about(person, joined, { name: 'org.joined', details: { person: person.name, branch: branch.name, on: input.fromOn } });
}

export interface LeaveFacts {
  readonly person: PersonKnown;
  readonly branchName: string;
}

export function leave({ person, branchName }: LeaveFacts, input: OrgInput<'leave'>, given: Given): Decision {
  const against = barred(orgPolicy, 'org.leave', given.actor);
  if (against.length > 0) return refuse(...against);
  const held = person.memberships.find((membership) => membership.id === input.membershipId);
  if (held === undefined || !reaches(held, given.today)) return refuse(need('need.membership', 'membershipId'));
  if (input.toOn < earliestEnd(held)) return refuse(need('need.end_after_start', 'toOn', { on: held.fromOn }));
  const posts = person.posts.filter((post) => post.branchId === held.branchId);
  const changes = [...ending('membership', [held], input.toOn), ...ending('post', posts, input.toOn)];
  return about(person, changes, { name: 'org.left', details: { person: person.name, branch: branchName, on: input.toOn } });
}

export function moveHome({ person, branch }: JoinFacts, input: OrgInput<'moveHome'>, given: Given): Decision {
  const against = barred(orgPolicy, 'org.move_home', given.actor);
  if (against.length > 0) return refuse(...against);
  if (branch.kind !== 'standing') return refuse(need('need.standing_branch', 'branchId', { branch: branch.name }));
  const home = person.memberships.find((held) => held.kind === 'home' && heldOn(held, addDays(input.fromOn, -1)));
  if (home === undefined) return refuse(need('need.home', 'fromOn', { person: person.name }));
  if (home.branchId === branch.id) return refuse(need('need.not_member_yet', 'branchId', { person: person.name, branch: branch.name }));
  const lastOn = addDays(input.fromOn, -1);
  const moved: PersonKnown = {
    ...person, memberships: person.memberships.map((held) => (held.id === home.id ? { ...held, toOn: lastOn } : held)),
  };
  const joined = joining(moved, branch, input.fromOn, given);
  if ('refused' in joined) return refuse(...joined.refused);
  const posts = person.posts.filter((post) => post.branchId === home.branchId);
  // The old home ends first: the database holds nobody to two homes, not even for a moment.
  const changes = [...ending('membership', [home], lastOn), ...ending('post', posts, lastOn), ...joined];
  return about(person, changes, { name: 'org.home_moved', details: { person: person.name, branch: branch.name, on: input.fromOn } });
}
