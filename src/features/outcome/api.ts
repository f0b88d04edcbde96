import { implement } from '@orpc/server';
import { gives, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { outcomeContract } from './contract.ts';

const os = implement(outcomeContract).$context<ApiContext>();

export const outcomeApi = {
  raise: os.raise.handler(gives(commands.raise)),
  plan: os.plan.handler(gives(commands.plan)),
  report: os.report.handler(gives(commands.report)),
  verify: os.verify.handler(gives(commands.verify)),
  reopen: os.reopen.handler(gives(commands.reopen)),
  drop: os.drop.handler(gives(commands.drop)),
  tell: os.tell.handler(gives(commands.tell)),
};
