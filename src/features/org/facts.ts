import type { Post } from '#shared/actor.ts';
import { addDays } from '#shared/dates.ts';
import { update, type Change, type Decision, type Happening } from '#shared/decision.ts';

/** What the organisation's decide functions know: plain rows, loaded and locked by `store.ts`. */

/** From a day on, to a day which is the last; null means not ended yet. */
export interface Term {
  readonly id: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}
export interface PostKnown extends Term {
  readonly personId: string;
  readonly post: Post;
  readonly branchId: string | null;
}
export interface MembershipKnown extends Term {
  readonly personId: string;
  readonly branchId: string;
  readonly kind: 'home' | 'temporary';
}
export interface PersonKnown {
  readonly id: string;
  readonly name: string;
  readonly status: 'full' | 'probationary' | null;
  readonly rank: string | null;
  readonly phoneMasked: string | null;
  readonly email: string | null;
  readonly removedOn: string | null;
  readonly version: number;
  readonly posts: readonly PostKnown[];
  readonly memberships: readonly MembershipKnown[];
}
export interface BranchKnown {
  readonly id: string;
  readonly name: string;
  readonly kind: 'standing' | 'temporary';
  readonly startOn: string | null;
  readonly plannedEnd: string | null;
  readonly dissolvedOn: string | null;
  readonly version: number;
}

/** Whether any day from `fromOn` on falls into the term. */
export const reaches = (term: Term, fromOn: string): boolean => term.toOn === null || term.toOn >= fromOn;
export const heldOn = (term: Term, day: string): boolean => term.fromOn <= day && reaches(term, day);
export const dissolvedBy = (branch: BranchKnown, day: string): boolean => branch.dissolvedOn !== null && branch.dissolvedOn <= day;
export const gone = (person: PersonKnown, day: string): boolean => person.removedOn !== null && person.removedOn <= day;

/** The last day a term may be given: the day before it began means that it never took effect. */
export const earliestEnd = (term: Term): string => addDays(term.fromOn, -1);

/** `13812341234` → `138****1234`. Fewer digits keep fewer; what is masked already stays. Nothing whole is ever stored. */
export function maskPhone(phone: string): string {
  if (phone.includes('*')) return phone;
  const digits = phone.normalize('NFKC').replace(/\D/gu, '').replace(/^86(?=1\d{10}$)/u, '');
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `${digits.slice(0, 2)}****${digits.slice(-2)}`;
}

/** The decision about one person. */
export const about = (person: { readonly id: string }, changes: readonly Change[], ...events: Happening[]): Decision => ({
  ok: true, subject: { type: 'person', id: person.id, activityId: null }, changes, events,
});

/** Ends what would last longer than that day. */
export const ending = (table: 'post' | 'membership', terms: readonly Term[], toOn: string): Change[] =>
  terms.filter((term) => term.toOn === null || term.toOn > toOn).map((term) => update(table, term.id, { toOn }));

/** Whether he or she is the only one who can still grant rights: without any, nobody could again. */
export const lastSecurityAdmin = (person: PersonKnown, otherSecurityAdmin: boolean, today: string): boolean =>
  !otherSecurityAdmin && person.posts.some((held) => held.post === 'security_admin' && reaches(held, today));
