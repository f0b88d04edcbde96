import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { statisticsContract } from './contract.ts';
import { readStatistics } from './list-store.ts';

const os = implement(statisticsContract).$context<ApiContext>();

export const statisticsApi = {
  figures: os.figures.handler(({ input, context }) => readStatistics(context.db, scopeIn(context), input)),
  review: os.review.handler(() => ({ document: null, findings: [], pictures: [] })),
  stateTotal: os.stateTotal.handler(gives(commands.stateTotal)),
  withdrawTotal: os.withdrawTotal.handler(gives(commands.withdrawTotal)),
};
