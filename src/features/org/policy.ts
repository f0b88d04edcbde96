import { administratorPosts, holds, holdsIn, type Actor, type Post } from '#shared/actor.ts';
import { anyPost, type PolicyLine } from '#shared/policy.ts';

/**
 * Who may change the organisation. 机关党委 keeps the party's own facts: branches, who stands in them, business posts.
 * 系统管理员 may enter people, since an account needs one. 安全管理员 grants rights (GB/T 22239-2019, 8.1.5): the
 * administrators' posts, and 机关党委's, from which all business posts come. Nobody grants to himself. The local operator
 * of the command line enters what a new office starts with, and ends nothing.
 */
export const orgPolicy: readonly PolicyLine[] = [
  { verb: 'org.branches', who: anyPost, reads: true },
  { verb: 'org.branch', who: anyPost, reads: true },
  { verb: 'org.people', who: anyPost, reads: true },
  { verb: 'org.person', who: anyPost, reads: true },
  { verb: 'org.add_person', who: ['committee', 'system_admin', 'operator'] },
  { verb: 'org.edit_person', who: ['committee', 'system_admin'] },
  { verb: 'org.remove_person', who: ['committee', 'system_admin'] },
  { verb: 'org.add_branch', who: ['committee', 'operator'] },
  { verb: 'org.edit_branch', who: ['committee'] },
  { verb: 'org.add_temporary_branch', who: ['committee', 'operator'] },
  { verb: 'org.dissolve_branch', who: ['committee', 'system'] },
  { verb: 'org.join', who: ['committee', 'operator'] },
  { verb: 'org.leave', who: ['committee'] },
  { verb: 'org.move_home', who: ['committee'] },
  { verb: 'org.give_post', who: ['committee', 'security_admin', 'operator'] },
  { verb: 'org.end_post', who: ['committee', 'security_admin'] },
];

/** Which of those two gives and ends which post. `member` is not given: it comes and goes with the branch. */
export const giversOf: Readonly<Record<Exclude<Post, 'member'>, readonly Post[]>> = {
  secretary: ['committee'],
  committee: ['committee', 'security_admin'],
  leading_group: ['committee'],
  finance: ['committee'],
  discipline: ['committee'],
  system_admin: ['security_admin'],
  security_admin: ['security_admin'],
  audit_admin: ['security_admin'],
};

export const isAdministrator = (post: Post): boolean => (administratorPosts as readonly Post[]).includes(post);

/** Posts of a branch; all others are of the whole office. */
export const branchPosts: readonly Post[] = ['member', 'secretary'];

/** Whether status, rank, phone and e-mail of somebody are shown: to himself, his secretaries and 机关党委. */
export const seesDetails = (actor: Actor, personId: string, branchIds: readonly string[]): boolean =>
  actor.personId === personId || holds(actor, 'committee') || holdsIn(actor, branchIds, 'secretary');

/** Work projects are business: administrators do not learn of them (section 7.1, 三员). */
export const seesProjects = (actor: Actor): boolean => actor.posts.some((held) => !isAdministrator(held.post));
