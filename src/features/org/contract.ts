import { z } from 'zod';
import { posts } from '#shared/actor.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { maskPhone } from './facts.ts';

/** What may be asked of people, branches, memberships and posts, and what is answered. */

const tag = 'org';
const version = z.int().min(1);

/** Masked as it is read, so that the whole number reaches neither the database, nor the ledger, nor its hashes. */
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s-]{7,20}$/u)
  .transform(maskPhone);
const person = {
  name: required(50),
  status: z.enum(['full', 'probationary']).nullable(),
  rank: typed(50).nullable(),
  email: z.email().max(200).nullable(),
};
const givable = z.enum(posts).exclude(['member']);
const allowed = z.record(z.string(), z.array(findingSchema));

const named = z.object({ id: idSchema, name: z.string() });
export const postView = z.object({
  id: idSchema, post: z.enum(posts), branchId: idSchema.nullable(), branchName: z.string().nullable(), fromOn: daySchema,
  toOn: daySchema.nullable(), appointedBy: z.string().nullable(),
});
export const membershipView = z.object({
  id: idSchema, branchId: idSchema, branchName: z.string(), kind: z.enum(['home', 'temporary']), fromOn: daySchema, toOn: daySchema.nullable(),
});
/** `details` is null for readers who see names, branches and posts only. */
const details = z.object({
  status: z.enum(['full', 'probationary']).nullable(), rank: z.string().nullable(), phoneMasked: z.string().nullable(), email: z.string().nullable(),
});
export const personRow = z.object({
  id: idSchema, name: z.string(), removedOn: daySchema.nullable(), version, posts: z.array(postView), memberships: z.array(membershipView),
  details: details.nullable(),
});
export type PersonRow = z.infer<typeof personRow>;

export const branchRow = z.object({
  id: idSchema, name: z.string(), kind: z.enum(['standing', 'temporary']), members: z.int(),
  leaders: z.array(z.object({ personId: idSchema, name: z.string(), appointedBy: z.string().nullable() })),
  project: named.extend({ code: z.string(), closedOn: daySchema.nullable() }).nullable(),
  approvalNo: z.string().nullable(), approvedBy: z.string().nullable(), approvedOn: daySchema.nullable(), startOn: daySchema.nullable(),
  plannedEnd: daySchema.nullable(), dissolvedOn: daySchema.nullable(), version,
});
export type BranchRow = z.infer<typeof branchRow>;
export const branchView = z.object({ branch: branchRow, people: z.array(personRow), today: daySchema, allowed, findings: z.array(findingSchema) });
export const personView = z.object({ person: personRow, today: daySchema, allowed });

const branchFilters = z.object({ kind: z.enum(['standing', 'temporary']).optional(), dissolved: z.enum(['yes']).optional() });
const peopleFilters = z.object({
  ...page, q: typed(50).optional(), branch: idSchema.optional(), post: z.enum(posts).optional(), removed: z.enum(['yes']).optional(),
});
export type BranchFilters = z.infer<typeof branchFilters>;
export type PeopleFilters = z.infer<typeof peopleFilters>;
const one = z.object({ id: idSchema });

export const orgContract = {
  branches: read(tag, '/branches', 'Branches of our own unit, with members counted and leaders named.', branchFilters, z.object({ rows: z.array(branchRow), today: daySchema, allowed })),
  branch: read(tag, '/branches/{id}', 'One branch of ours with those who stand in it.', one, branchView),
  people: read(tag, '/people', 'People of the office by name.', peopleFilters, pageOf(personRow).extend({ today: daySchema, allowed })),
  person: read(tag, '/people/{id}', 'One person with all branches and posts, past ones too.', one, personView),
  addPerson: command(tag, '/people', 'Enters a person, at once in the home branch where one is given.', { ...person, phone: phone.nullable(), branchId: idSchema.nullable(), fromOn: daySchema.nullable() }),
  editPerson: command(tag, '/people/{id}/edit', 'Changes a person; a phone not sent stays as it is.', { id: idSchema, version, ...person, phone: phone.nullable().optional() }),
  removePerson: command(tag, '/people/{id}/remove', 'Takes a person off from a day on and keeps all that he or she recorded.', { id: idSchema, version, on: daySchema }),
  addBranch: command(tag, '/branches', 'Adds a standing branch.', { name: required(100), startOn: daySchema.nullable() }),
  editBranch: command(tag, '/branches/{id}/edit', 'Changes a branch: its name, or the planned end of a temporary one.', { id: idSchema, version, name: required(100), plannedEnd: daySchema.nullable() }),
  addTemporaryBranch: command(tag, '/branches/temporary', 'Adds an approved temporary branch with its appointed leaders and its members.', {
    name: required(100), projectId: idSchema, approvalNo: required(100), approvedBy: required(100), approvedOn: daySchema, startOn: daySchema,
    plannedEnd: daySchema, leaderIds: z.array(idSchema).min(1).max(5), memberIds: z.array(idSchema).max(100),
  }),
  dissolveBranch: command(tag, '/branches/{id}/dissolve', 'Dissolves a branch: memberships and posts in it end that day, nothing is deleted.', { id: idSchema, version, on: daySchema }),
  join: command(tag, '/branches/{id}/join', 'Someone joins: a standing branch as home, a temporary one beside it.', { id: idSchema, personId: idSchema, fromOn: daySchema }),
  leave: command(tag, '/people/{id}/memberships/{membershipId}/end', 'Ends a membership and the posts held through it.', { id: idSchema, membershipId: idSchema, toOn: daySchema }),
  moveHome: command(tag, '/people/{id}/move', 'Moves someone to another home branch from a day on.', { id: idSchema, branchId: idSchema, fromOn: daySchema }),
  givePost: command(tag, '/people/{id}/posts', 'Gives a post from a day on.', { id: idSchema, post: givable, branchId: idSchema.nullable(), fromOn: daySchema, appointedBy: typed(100).nullable() }),
  endPost: command(tag, '/people/{id}/posts/{postId}/end', 'Ends a post; the day given is the last.', { id: idSchema, postId: idSchema, toOn: daySchema }),
};

export type OrgInput<V extends keyof typeof orgContract> = z.infer<NonNullable<(typeof orgContract)[V]['~orpc']['inputSchema']>>;
