import { implement } from '@orpc/server';
import { loadPerson } from '#features/org/queries.ts';
import { seesDetails } from '#features/org/policy.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { temporaryContract } from './contract.ts';
import { beginMaking, lookAt, stopMaking } from './jobs-dossier.ts';
import { dossierBranch } from './list-store-dossier.ts';
import { hoursOfPerson } from './list-store-home.ts';
import { mayRead, readOfBranch, readOfProject } from './list-store.ts';
import { temporaryPolicy } from './policy.ts';

const os = implement(temporaryContract).$context<ApiContext>();

export const temporaryApi = {
  ofProject: os.ofProject.handler(async ({ input, context }) => ({ ...(await readOfProject(context.db, scopeIn(context), input.id)), allowed: allowedBy(temporaryPolicy, someone(context)) })),
  ofBranch: os.ofBranch.handler(async ({ input, context }) => ({ ...(await readOfBranch(context.db, scopeIn(context), input.id)), allowed: allowedBy(temporaryPolicy, someone(context)) })),
  dossier: os.dossier.handler(async ({ input: { id, act }, context }) => {
    const branch = await dossierBranch(context.db, scopeIn(context), id);
    return act === undefined ? lookAt(context, id) : act === 'make' ? beginMaking(context, branch) : stopMaking(context, id);
  }),
  hours: os.hours.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    mayRead(scope, 'temporary.hours');
    const rules = await loadRules(context.db, scope.officeId, context.now());
    const person = await loadPerson(context.db, scope, input.id);
    // The same people who see a person's details; a former home branch's secretary no longer does.
    const homes = person.memberships.filter(({ kind, fromOn, toOn }) => kind === 'home' && fromOn <= rules.today && (toOn === null || toOn >= rules.today)).map(({ branchId }) => branchId);
    if (!seesDetails(scope.actor, input.id, homes)) return { rows: null, total: 0, year: Number(rules.today.slice(0, 4)), unknown: 0 };
    return hoursOfPerson(context.db, scope, input.id, rules);
  }),
  ask: os.ask.handler(gives(commands.ask)),
  revise: os.revise.handler(gives(commands.revise)),
  withdraw: os.withdraw.handler(gives(commands.withdraw)),
  approve: os.approve.handler(gives(commands.approve)),
  giveBack: os.giveBack.handler(gives(commands.giveBack)),
  extend: os.extend.handler(gives(commands.extend)),
  move: os.move.handler(gives(commands.move)),
};
