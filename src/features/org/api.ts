import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { todayOf } from '#platform/today.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { orgContract } from './contract.ts';
import { listBranches, listPeople, readBranch, readPerson } from './list-store.ts';
import { branchFindings } from './shown.ts';
import { branchChecked } from './store-checks.ts';
import { orgPolicy } from './policy.ts';

const os = implement(orgContract).$context<ApiContext>();

/** What every read of the organisation needs besides its filters. */
async function asking(context: ApiContext) {
  const scope = scopeIn(context);
  return { scope, today: await todayOf(context.db, scope, context.now()), allowed: allowedBy(orgPolicy, someone(context)) };
}

export const orgApi = {
  branches: os.branches.handler(async ({ input, context }) => {
    const { scope, today, allowed } = await asking(context);
    return { rows: await listBranches(context.db, scope, input, today), today, allowed };
  }),
  branch: os.branch.handler(async ({ input, context }) => {
    const { scope, today, allowed } = await asking(context);
    const read = await readBranch(context.db, scope, input.id, today);
    const checked = await branchChecked(context.db, scope, input.id, today);
    return { ...read, today, allowed, findings: checked === null ? [] : branchFindings(checked, scope.actor, await loadRules(context.db, scope.officeId, context.now())) };
  }),
  people: os.people.handler(async ({ input, context }) => {
    const { scope, today, allowed } = await asking(context);
    return { ...(await listPeople(context.db, scope, input, today)), today, allowed };
  }),
  person: os.person.handler(async ({ input, context }) => {
    const { scope, today, allowed } = await asking(context);
    return { person: await readPerson(context.db, scope, input.id, today), today, allowed };
  }),
  addPerson: os.addPerson.handler(gives(commands.addPerson)),
  editPerson: os.editPerson.handler(gives(commands.editPerson)),
  removePerson: os.removePerson.handler(gives(commands.removePerson)),
  addBranch: os.addBranch.handler(gives(commands.addBranch)),
  editBranch: os.editBranch.handler(gives(commands.editBranch)),
  addTemporaryBranch: os.addTemporaryBranch.handler(gives(commands.addTemporaryBranch)),
  dissolveBranch: os.dissolveBranch.handler(gives(commands.dissolveBranch)),
  join: os.join.handler(gives(commands.join)),
  leave: os.leave.handler(gives(commands.leave)),
  moveHome: os.moveHome.handler(gives(commands.moveHome)),
  givePost: os.givePost.handler(gives(commands.givePost)),
  endPost: os.endPost.handler(gives(commands.endPost)),
};
