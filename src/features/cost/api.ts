import { implement } from '@orpc/server';
import { gives, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { costContract } from './contract.ts';

const os = implement(costContract).$context<ApiContext>();

export const costApi = {
  set: os.set.handler(gives(commands.set)),
  actuals: os.actuals.handler(gives(commands.actuals)),
};
