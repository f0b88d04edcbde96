import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { approvalContract } from './contract.ts';
import { listPending } from './store.ts';

const os = implement(approvalContract).$context<ApiContext>();

export const approvalApi = {
  pending: os.pending.handler(({ input, context }) => listPending(context.db, scopeIn(context), input)),
  submit: os.submit.handler(gives(commands.submit)),
  withdraw: os.withdraw.handler(gives(commands.withdraw)),
  approve: os.approve.handler(gives(commands.approve)),
  return: os.return.handler(gives(commands.sendBack)),
  decline: os.decline.handler(gives(commands.decline)),
};
