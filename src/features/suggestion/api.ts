import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { suggestionContract } from './contract.ts';
import { against } from './decide.ts';
import { listSuggestions, readSuggestion } from './list-store.ts';
import { suggestionPolicy } from './policy.ts';

const os = implement(suggestionContract).$context<ApiContext>();
const onOne = suggestionPolicy.filter((line) => line.reads !== true && line.verb !== 'suggestion.make').map((line) => line.verb);

export const suggestionApi = {
  list: os.list.handler(async ({ input, context }) => ({
    ...(await listSuggestions(context.db, scopeIn(context), input)), allowed: allowedBy(suggestionPolicy, someone(context)),
  })),
  get: os.get.handler(async ({ input, context }) => {
    const view = await readSuggestion(context.db, scopeIn(context), input.id);
    const actor = someone(context);
    return { ...view, allowed: Object.fromEntries(onOne.map((verb) => [verb, against(verb, actor, view.suggestion)])) };
  }),
  make: os.make.handler(gives(commands.make)),
  edit: os.edit.handler(gives(commands.edit)),
  withdraw: os.withdraw.handler(gives(commands.withdraw)),
  merge: os.merge.handler(gives(commands.merge)),
  accept: os.accept.handler(gives(commands.accept)),
  decline: os.decline.handler(gives(commands.decline)),
};
