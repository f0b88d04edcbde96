import { administratorPosts, holds, type Actor, type Post } from '#shared/actor.ts';
import { need, type Finding } from '#shared/finding.ts';

/** Who may give each verb of the organisation. The command line's named operator sets an office up. */
export const orgPolicy: readonly { readonly verb: string; readonly who: readonly Post[] }[] = [
  { verb: 'org.add_unit', who: ['committee', 'secretary'] },
  { verb: 'org.add_branch', who: ['committee'] },
  { verb: 'org.add_person', who: ['committee', 'security_admin'] },
];

export function permit(verb: string, actor: Actor): Finding[] {
  if (actor.may === 'read') return [need('forbidden.read_only')];
  const line = orgPolicy.find((candidate) => candidate.verb === verb);
  const may = actor.kind === 'operator' || (line !== undefined && holds(actor, ...line.who));
  return may ? [] : [need('forbidden.post', null, { who: line?.who.join(',') ?? '' })];
}

const isAdministrator = (post: Post): boolean => (administratorPosts as readonly Post[]).includes(post);

/**
 * SEC-04 (GB/T 22239-2019 8.1.5): nobody holds two of the three administrator posts, nor one of them beside a business
 * post; and administrator posts are given by the security administrator, the others by the committee.
 */
export function exclusive(wanted: readonly Post[], actor: Actor): Finding[] {
  const administrators = wanted.filter(isAdministrator);
  if (administrators.length > 1 || (administrators.length === 1 && wanted.length > 1)) return [need('SEC-04', 'posts')];
  if (actor.kind === 'operator') return [];
  const giver: Post = administrators.length > 0 ? 'security_admin' : 'committee';
  return holds(actor, giver) ? [] : [need('forbidden.post', 'posts', { who: giver })];
}
