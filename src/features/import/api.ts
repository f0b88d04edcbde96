import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import { todayOf } from '#platform/today.ts';
import * as commands from './commands.ts';
import { importContract } from './contract.ts';
import { previewLines } from './list-store-lines.ts';
import { listBatches, previewCases, readColumns } from './list-store.ts';

const os = implement(importContract).$context<ApiContext>();

export const importApi = {
  preview: os.preview.handler(({ input, context }) => previewCases(context.db, scopeIn(context), input.cases)),
  batches: os.batches.handler(({ input, context }) => listBatches(context.db, scopeIn(context), input)),
  columns: os.columns.handler(({ context }) => readColumns(context.db, scopeIn(context))),
  rememberColumn: os.rememberColumn.handler(gives(commands.rememberColumn)),
  cases: os.cases.handler(gives(commands.cases)),
  previewLines: os.previewLines.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    return previewLines(context.db, scope, input.lines, await todayOf(context.db, scope, context.now()));
  }),
  lines: os.lines.handler(gives(commands.lines)),
  takeBack: os.takeBack.handler(gives(commands.takeBack)),
};
