import type { z } from 'zod';
import type { Command, Connection, Scope } from '#platform/command.ts';
import type { orgContract } from './contract.ts';
import { addBranch as decideBranch, addPerson as decidePerson, addUnit as decideUnit } from './decide.ts';
import { has, unitNamed } from './store.ts';

type Input<V extends keyof typeof orgContract> = z.infer<NonNullable<(typeof orgContract)[V]['~orpc']['inputSchema']>>;

export const addUnit: Command<Input<'addUnit'>, { taken: boolean }> = {
  name: 'org.add_unit', tables: ['unit'],
  load: async (db: Connection, scope: Scope, { name }) => ({ taken: await unitNamed(db, scope, name) }),
  decide: decideUnit,
};
export const addBranch: Command<Input<'addBranch'>, { unitKnown: boolean }> = {
  name: 'org.add_branch', tables: ['branch'],
  load: async (db, scope, { unitId }) => ({ unitKnown: await has(db, scope, 'unit', [unitId]) }),
  decide: decideBranch,
};
export const addPerson: Command<Input<'addPerson'>, { branchKnown: boolean }> = {
  name: 'org.add_person', tables: ['person', 'membership', 'post'],
  async load(db, scope, { branchId, posts }) {
    const named = [branchId, ...posts.map((held) => held.branchId)].filter((id) => id !== null);
    return { branchKnown: await has(db, scope, 'branch', named) };
  },
  decide: decidePerson,
};
