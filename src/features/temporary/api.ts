import { implement } from '@orpc/server';
import { loadPerson } from '#features/org/queries.ts';
import { seesDetails } from '#features/org/policy.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { holdsIn } from '#shared/actor.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { temporaryContract } from './contract.ts';
import { beginMaking, lookAt, stopMaking } from './jobs-dossier.ts';
import { dossierBranch } from './list-store-dossier.ts';
import { hoursOfPerson, hoursTotal, untold, yearNow } from './list-store-hours.ts';
import { branchHead, mayRead, readOfBranch, readOfProject } from './list-store.ts';
import { seesHoursOf, temporaryPolicy } from './policy.ts';

const os = implement(temporaryContract).$context<ApiContext>();

export const temporaryApi = {
  ofProject: os.ofProject.handler(({ input, context }) => readOfProject(context.db, scopeIn(context), input.id)),
  ofBranch: os.ofBranch.handler(async ({ input, context }) => ({ ...(await readOfBranch(context.db, scopeIn(context), input.id, input.year)), allowed: allowedBy(temporaryPolicy, someone(context)) })),
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
    const year = input.year ?? yearNow(rules);
    if (!seesDetails(scope.actor, input.id, homes)) return { rows: null, total: 0, year, unknown: 0, findings: [] };
    return hoursOfPerson(context.db, scope, input.id, { year, rules }, scope.actor.personId === input.id || holdsIn(scope.actor, homes, 'secretary'));
  }),
  hoursTotal: os.hoursTotal.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    mayRead(scope, 'temporary.hours_total');
    const rules = await loadRules(context.db, scope.officeId, context.now());
    const { id, name } = input.branch === undefined ? { id: undefined, name: '' } : await branchHead(context.db, scope, input.branch);
    const about = { branch: id === undefined ? null : { id, name }, year: input.year ?? yearNow(rules), told: id === undefined || seesHoursOf(scope.actor, id) };
    return { ...about, ...(about.told ? await hoursTotal(context.db, scope, { year: about.year, rules, branchId: id }) : untold) };
  }),
  ask: os.ask.handler(gives(commands.ask)),
  revise: os.revise.handler(gives(commands.revise)),
  withdraw: os.withdraw.handler(gives(commands.withdraw)),
  approve: os.approve.handler(gives(commands.approve)),
  giveBack: os.giveBack.handler(gives(commands.giveBack)),
  extend: os.extend.handler(gives(commands.extend)),
  move: os.move.handler(gives(commands.move)),
};
