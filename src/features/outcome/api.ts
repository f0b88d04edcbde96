import { implement } from '@orpc/server';
import { faultsOf } from '#features/file/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { allowedBy } from '#shared/policy.ts';
import { leadsIn } from './checks.ts';
import * as commands from './commands.ts';
import { outcomeContract } from './contract.ts';
import { listOutcomes } from './list-store.ts';
import { readChoices, readOfActivity, readOutcome } from './list-store-view.ts';
import { outcomePolicy } from './policy.ts';
import { mayRead } from './store.ts';

const os = implement(outcomeContract).$context<ApiContext>();

export const outcomeApi = {
  list: os.list.handler(async ({ input, context }) => ({ ...(await listOutcomes(context.db, scopeIn(context), input)), allowed: allowedBy(outcomePolicy, someone(context)) })),
  get: os.get.handler(({ input, context }) => readOutcome(context.db, scopeIn(context), input.id)),
  ofActivity: os.ofActivity.handler(({ input, context }) => readOfActivity(context.db, scopeIn(context), input.id)),
  choices: os.choices.handler(({ context }) => readChoices(context.db, scopeIn(context))),
  check: os.check.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    mayRead(scope, 'outcome.check');
    return leadsIn(input, await loadRules(context.db, scope.officeId, scope.now), null);
  }),
  raise: os.raise.handler(gives(commands.raise)),
  note: os.note.handler(gives(commands.note)),
  edit: os.edit.handler(gives(commands.edit)),
  plan: os.plan.handler(gives(commands.plan)),
  editAction: os.editAction.handler(gives(commands.editAction)),
  addFile: os.addFile.handler(async ({ input, context }) => {
    someone(context);
    return gives(commands.addFile(await faultsOf(context, input)))({ input, context });
  }),
  progress: os.progress.handler(gives(commands.progress)),
  moveDue: os.moveDue.handler(gives(commands.moveDue)),
  askVerifier: os.askVerifier.handler(gives(commands.askVerifier)),
  report: os.report.handler(gives(commands.report)),
  verify: os.verify.handler(gives(commands.verify)),
  reopen: os.reopen.handler(gives(commands.reopen)),
  drop: os.drop.handler(gives(commands.drop)),
  tell: os.tell.handler(gives(commands.tell)),
  close: os.close.handler(gives(commands.close)),
  spread: os.spread.handler(gives(commands.spread)),
  answerSpread: os.answerSpread.handler(gives(commands.answerSpread)),
};
