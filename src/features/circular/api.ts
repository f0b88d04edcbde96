import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { circularContract } from './contract.ts';
import { against } from './decide.ts';
import { circularLayout } from './http.ts';
import { listCandidates, listCirculars, readCircular } from './list-store.ts';
import { circularPolicy } from './policy.ts';

const os = implement(circularContract).$context<ApiContext>();
const onOne = circularPolicy.filter((line) => line.reads !== true).map((line) => line.verb);

export const circularApi = {
  list: os.list.handler(async ({ input, context }) => ({ ...(await listCirculars(context.db, scopeIn(context), input)), allowed: allowedBy(circularPolicy, someone(context)) })),
  get: os.get.handler(async ({ input, context }) => {
    const { view, stored } = await readCircular(context.db, scopeIn(context), input.id);
    const actor = someone(context);
    return { ...view, allowed: Object.fromEntries(onOne.map((verb) => [verb, against(verb, actor, stored)])) };
  }),
  candidates: os.candidates.handler(({ input, context }) => listCandidates(context.db, scopeIn(context), input)),
  layout: os.layout.handler(({ input, context }) => circularLayout(context.db, scopeIn(context), input.id, context.fonts)),
  compose: os.compose.handler(gives(commands.compose)),
  edit: os.edit.handler(gives(commands.edit)),
  send: os.send.handler(gives(commands.send)),
  giveBack: os.giveBack.handler(gives(commands.giveBack)),
  release: os.release.handler(gives(commands.release)),
  correct: os.correct.handler(gives(commands.correct)),
  dropCorrection: os.dropCorrection.handler(gives(commands.dropCorrection)),
  withdraw: os.withdraw.handler(gives(commands.withdraw)),
};
