import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { feedbackContract } from './contract.ts';
import { against, answers } from './decide.ts';
import { listFeedback } from './store.ts';

const os = implement(feedbackContract).$context<ApiContext>();

export const feedbackApi = {
  list: os.list.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { rows, ...rest } = await listFeedback(context.db, scope, input);
    const may = (verb: 'feedback.answer' | 'feedback.close', row: (typeof rows)[number]) => [verb, against(verb, scope.actor, row)] as const;
    return { ...rest, answers: answers(scope.actor), rows: rows.map(({ authorId, ...row }) => ({ ...row, allowed: Object.fromEntries([may('feedback.answer', { ...row, authorId }), may('feedback.close', { ...row, authorId })]) })) };
  }),
  make: os.make.handler(gives(commands.make)),
  answer: os.answer.handler(gives(commands.answer)),
  close: os.close.handler(gives(commands.close)),
};
