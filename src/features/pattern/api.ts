import { implement } from '@orpc/server';
import { toldIn } from '#features/circular/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { patternContract } from './contract.ts';
import { againstChange } from './decide.ts';
import { listBegun, listPatterns, readLaid, readPattern, readTaken } from './list-store.ts';

const os = implement(patternContract).$context<ApiContext>();
const onOne = ['pattern.edit', 'pattern.retire', 'pattern.restore'] as const;

export const patternApi = {
  list: os.list.handler(({ input, context }) => listPatterns(context.db, scopeIn(context), input)),
  get: os.get.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { known, madeFromId, view } = await readPattern(context.db, scope, input.id);
    const actor = someone(context);
    const circulars = madeFromId === null ? [] : await toldIn(context.db, scope, madeFromId);
    return { ...view, circulars, allowed: Object.fromEntries(onOne.map((verb) => [verb, againstChange(verb, actor, known)])) };
  }),
  activities: os.activities.handler(({ input, context }) => listBegun(context.db, scopeIn(context), input)),
  laid: os.laid.handler(({ input, context }) => readLaid(context.db, scopeIn(context), input)),
  taken: os.taken.handler(({ input, context }) => readTaken(context.db, scopeIn(context), input.activityId)),
  make: os.make.handler(gives(commands.make)),
  edit: os.edit.handler(gives(commands.edit)),
  retire: os.retire.handler(gives(commands.retire)),
  restore: os.restore.handler(gives(commands.restore)),
};
