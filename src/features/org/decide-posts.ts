import { holds, type Post } from '#shared/actor.ts';
import { insert, refuse, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { OrgInput } from './contract.ts';
import { about, dissolvedBy, earliestEnd, ending, gone, heldOn, lastSecurityAdmin, reaches, type BranchKnown, type PersonKnown } from './facts.ts';
import { branchPosts, giversOf, isAdministrator, orgPolicy } from './policy.ts';

/** Giving and ending posts: pure. */

/** SEC-04: 系统, 安全 and 审计管理员 exclude one another and every business post. */
export function separation(person: PersonKnown, wanted: Post, fromOn: string): Finding[] {
  const others = person.posts.filter((held) => reaches(held, fromOn) && held.post !== wanted);
  const against = others.find((held) => isAdministrator(wanted) || isAdministrator(held.post));
  const stands = isAdministrator(wanted) && person.memberships.some((held) => reaches(held, fromOn));
  if (against === undefined && !stands) return [];
  return [{
    ...need('SEC-04', 'post', { person: person.name, held: against?.post ?? 'member', wanted }),
    basis: { source: 'GB/T 22239-2019', article: '8.1.5', value: null, unit: null, status: 'confirmed' },
  }];
}

/** What stands in the way of giving or ending this very post by who asks. */
function mayGrant(verb: string, post: Exclude<Post, 'member'>, given: Given): Finding[] {
  const against = barred(orgPolicy, verb, given.actor);
  if (against.length > 0) return against;
  const givers = giversOf[post];
  return given.actor.kind === 'operator' || holds(given.actor, ...givers) ? [] : [need('forbidden.post', 'post', { who: givers.join(',') })];
}

export interface PostFacts {
  readonly person: PersonKnown;
  readonly branch: BranchKnown | null;
}

export function givePost({ person, branch }: PostFacts, input: OrgInput<'givePost'>, given: Given): Decision {
  const { post, fromOn } = input;
  const appointedBy = input.appointedBy === '' ? null : input.appointedBy;
  const against = mayGrant('org.give_post', post, given);
  if (against.length > 0) return refuse(...against);
  if (person.id === given.actor.personId) return refuse(need('need.not_self_post', 'post'));
  if (gone(person, fromOn)) return refuse(need('need.person_here', 'personId', { person: person.name }));
  if (branchPosts.includes(post) !== (branch !== null)) return refuse(need(branch === null ? 'need.post_branch' : 'need.post_office', 'branchId'));
  const held = person.posts.some((other) => other.post === post && other.branchId === (branch?.id ?? null) && reaches(other, fromOn));
  if (held) return refuse(need('need.post_new', 'post', { person: person.name }));
  const apart = separation(person, post, fromOn);
  if (apart.length > 0) return refuse(...apart);
  const inBranch = branch === null ? [] : suits(person, branch, fromOn, appointedBy);
  if (inBranch.length > 0) return refuse(...inBranch);
  const row = insert('post', { id: given.newId(), personId: person.id, post, branchId: branch?.id ?? null, fromOn, appointedBy });
  return about(person, [row], { name: 'org.post_given', details: { person: person.name, post, branch: branch?.name ?? null, on: fromOn } });
}

/** A post of a branch is held by one who stands in it; in a temporary one leaders are appointed (支部工作条例). */
function suits(person: PersonKnown, branch: BranchKnown, fromOn: string, appointedBy: string | null): Finding[] {
  if (dissolvedBy(branch, fromOn)) return [need('need.living_branch', 'branchId', { branch: branch.name })];
  if (!person.memberships.some((held) => held.branchId === branch.id && heldOn(held, fromOn))) {
    return [need('need.post_member', 'branchId', { person: person.name, branch: branch.name })];
  }
  return branch.kind === 'temporary' && appointedBy === null ? [need('need.appointed_by', 'appointedBy')] : [];
}

export interface EndFacts {
  readonly person: PersonKnown;
  readonly otherSecurityAdmin: boolean;
}

export function endPost({ person, otherSecurityAdmin }: EndFacts, input: OrgInput<'endPost'>, given: Given): Decision {
  const held = person.posts.find((post) => post.id === input.postId);
  if (held === undefined) return refuse(...barred(orgPolicy, 'org.end_post', given.actor), need('need.post', 'postId'));
  if (held.post === 'member') return refuse(...barred(orgPolicy, 'org.end_post', given.actor), need('need.member_by_leaving', 'postId'));
  const against = mayGrant('org.end_post', held.post, given);
  if (against.length > 0) return refuse(...against);
  if (held.toOn !== null && held.toOn <= input.toOn) return refuse(need('need.post', 'postId'));
  if (input.toOn < earliestEnd(held)) return refuse(need('need.end_after_start', 'toOn', { on: held.fromOn }));
  if (held.post === 'security_admin' && lastSecurityAdmin(person, otherSecurityAdmin, given.today)) {
    return refuse(need('need.last_security_admin', 'postId', { person: person.name }));
  }
  const details = { person: person.name, post: held.post, on: input.toOn };
  return about(person, ending('post', [held], input.toOn), { name: 'org.post_ended', details });
}
