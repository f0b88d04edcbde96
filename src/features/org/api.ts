import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import { addBranch, addPerson, addUnit } from './commands.ts';
import { orgContract } from './contract.ts';
import { listBranches, listPeople, listUnits } from './store.ts';

const os = implement(orgContract).$context<ApiContext>();

export const orgApi = {
  branches: os.branches.handler(({ context }) => listBranches(context.db, scopeIn(context))),
  people: os.people.handler(({ context }) => listPeople(context.db, scopeIn(context))),
  units: os.units.handler(({ context }) => listUnits(context.db, scopeIn(context))),
  addUnit: os.addUnit.handler(gives(addUnit)),
  addBranch: os.addBranch.handler(gives(addBranch)),
  addPerson: os.addPerson.handler(gives(addPerson)),
};
