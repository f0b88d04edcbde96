import type { BranchKnown, MembershipKnown, PersonKnown, PostKnown } from './facts.ts';

/** The smallest true people and branches, for table tests. */

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const orgIds = { person: id(501), branch: id(502), other: id(503), temporary: id(504), unit: id(505), project: id(506), home: id(507), held: id(508) } as const;

export const aPerson = (over: Partial<PersonKnown> = {}): PersonKnown => ({
  id: orgIds.person, name: '陈思远', status: 'full', rank: null, phoneMasked: null, email: null, removedOn: null, version: 1, posts: [], memberships: [], ...over,
});
export const aBranch = (over: Partial<BranchKnown> = {}): BranchKnown => ({
  id: orgIds.branch, name: '计算机处党支部', kind: 'standing', startOn: null, plannedEnd: null, dissolvedOn: null, version: 1, ...over,
});
export const aHome = (over: Partial<MembershipKnown> = {}): MembershipKnown => ({
  id: orgIds.home, personId: orgIds.person, branchId: orgIds.branch, kind: 'home', fromOn: '2020-01-01', toOn: null, ...over,
});
export const aPost = (over: Partial<PostKnown> = {}): PostKnown => ({
  id: orgIds.held, personId: orgIds.person, post: 'member', branchId: orgIds.branch, fromOn: '2020-01-01', toOn: null, ...over,
});
