import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { seriesContract } from './contract.ts';
import { against } from './decide.ts';
import { listSeries, readSeries, seriesOfActivity } from './list-store.ts';
import { seriesPolicy } from './policy.ts';

const os = implement(seriesContract).$context<ApiContext>();
const onOne = ['series.edit', 'series.set_state', 'series.add', 'series.take_off'] as const;

export const seriesApi = {
  list: os.list.handler(async ({ input, context }) => ({ ...(await listSeries(context.db, scopeIn(context), input)), allowed: allowedBy(seriesPolicy, someone(context)) })),
  get: os.get.handler(async ({ input, context }) => {
    const { createdBy, ...view } = await readSeries(context.db, scopeIn(context), input.id);
    return { ...view, allowed: Object.fromEntries(onOne.map((verb) => [verb, against(verb, someone(context), { createdBy, state: view.series.state })])) };
  }),
  ofActivity: os.ofActivity.handler(({ input, context }) => seriesOfActivity(context.db, scopeIn(context), input.id)),
  create: os.create.handler(gives(commands.create)),
  edit: os.edit.handler(gives(commands.edit)),
  setState: os.setState.handler(gives(commands.setState)),
  add: os.add.handler(gives(commands.add)),
  takeOff: os.takeOff.handler(gives(commands.takeOff)),
};
