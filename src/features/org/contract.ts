import { z } from 'zod';
import { posts } from '#shared/actor.ts';
import { command, daySchema, idSchema, read, required, typed } from '#shared/procedure.ts';

const tag = 'org';

/** Units, branches, people and posts. */
export const orgContract = {
  branches: read(tag, '/branches', 'Branches of the office and of its partners.', z.object({}), z.array(z.object({
    id: idSchema, name: z.string(), unitId: idSchema, unitName: z.string(), own: z.boolean(), kind: z.enum(['standing', 'temporary']), dissolvedOn: daySchema.nullable(),
  }))),
  people: read(tag, '/people', 'People of the office with their branches and posts.', z.object({}), z.array(z.object({
    id: idSchema, name: z.string(), branches: z.array(z.string()), posts: z.array(z.object({ post: z.enum(posts), branch: z.string().nullable() })),
  }))),
  units: read(tag, '/units', 'Units the office learns with.', z.object({}), z.array(z.object({
    id: idSchema, name: z.string(), kind: z.string(), industry: z.string().nullable(), region: z.string().nullable(), own: z.boolean(),
  }))),
  addUnit: command(tag, '/units', 'Adds an outside unit.', { name: required(100), kind: required(40), industry: typed(60).nullable(), region: typed(60).nullable() }),
  addBranch: command(tag, '/branches', 'Adds a branch; a temporary one with its approval.', {
    unitId: idSchema, name: required(100), kind: z.enum(['standing', 'temporary']), approvalNo: typed(60).nullable(), approvedBy: typed(100).nullable(),
    approvedOn: daySchema.nullable(), startOn: daySchema.nullable(), plannedEnd: daySchema.nullable(),
  }),
  addPerson: command(tag, '/people', 'Adds a person with home branch and posts.', {
    name: required(50), branchId: idSchema.nullable(), posts: z.array(z.object({ post: z.enum(posts), branchId: idSchema.nullable() })).max(5),
  }),
};
