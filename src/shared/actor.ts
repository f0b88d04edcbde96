import type { Language } from './language.ts';

/** Posts a person can hold, from–to. The last three are exclusive (SEC-04): none of them has business rights. */
export const posts = [
  'member',
  'secretary',
  'committee',
  'leading_group',
  'finance',
  'discipline',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const;
export type Post = (typeof posts)[number];

export const administratorPosts = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Post[];
export type AdministratorPost = (typeof administratorPosts)[number];

/** A post held now. `branchId` is set for member and secretary, null for posts of the whole office. */
export interface HeldPost {
  readonly post: Post;
  readonly branchId: string | null;
}

/**
 * Who gives a command or asks for a list. Made only by `platform/session.ts` (cookie, token, personal link) and by the
 * command line (a named local operator); everything else receives it.
 */
export interface Actor {
  readonly kind: 'person' | 'operator' | 'link' | 'peer' | 'system';
  readonly officeId: string;
  /** The person, or null for an operator, a link's holder, another office and the program itself. */
  readonly personId: string | null;
  readonly name: string;
  readonly posts: readonly HeldPost[];
  /** Home and temporary branches he or she stands in now. */
  readonly branchIds: readonly string[];
  /** Set when the actor came by a personal link, or by another office's installation that shares the activity: what it opens. */
  readonly link: { readonly id: string; readonly activityId: string; readonly sideId: string; readonly post: string } | null;
  /**
   * Set when the actor came by the link of a whole unit, or by an account that stands for one: everything that concerns the unit. `link` is then set as well
   * where one activity of it is asked about. `id` is the link's, or the account's (`account`): that is who acts. An account does not expire.
   */
  readonly place?: { readonly id: string; readonly unitId: string; readonly post: string; readonly expiresAt: string | null; readonly account: boolean; readonly linkId: string };
  /** What a personal token may do; 'all' for a session. */
  readonly may: 'all' | 'read';
  readonly language: Language;
}

/** What stands in the ledger for who acts: the person, or the link by which somebody acts. */
export const actingId = ({ personId, place, link }: Actor): string | null => personId ?? place?.id ?? link?.id ?? null;

/** The program itself, in an office: what it does of its own accord or for nobody who is known. */
export const systemOf = (officeId: string): Actor => ({ kind: 'system', officeId, personId: null, name: '系统', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' });

export const holds = (actor: Actor, ...wanted: readonly Post[]): boolean =>
  actor.posts.some((held) => wanted.includes(held.post));

export const holdsIn = (actor: Actor, branchIds: readonly string[], ...wanted: readonly Post[]): boolean =>
  actor.posts.some((held) => wanted.includes(held.post) && held.branchId !== null && branchIds.includes(held.branchId));

/** The post written into the ledger beside the name: the most responsible one held. */
export function leadingPost(actor: Actor): Post | 'link' | 'operator' | 'peer' | 'system' | null {
  if (actor.kind !== 'person') return actor.kind;
  const order: readonly Post[] = [
    'discipline', 'finance', 'committee', 'leading_group', 'secretary', 'system_admin', 'security_admin', 'audit_admin', 'member',
  ];
  return order.find((post) => actor.posts.some((held) => held.post === post)) ?? null;
}
