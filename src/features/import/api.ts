import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { importContract } from './contract.ts';
import { listBatches, previewCases, readColumns } from './list-store.ts';

const os = implement(importContract).$context<ApiContext>();

export const importApi = {
  preview: os.preview.handler(({ input, context }) => previewCases(context.db, scopeIn(context), input.cases)),
  batches: os.batches.handler(({ input, context }) => listBatches(context.db, scopeIn(context), input)),
  columns: os.columns.handler(({ context }) => readColumns(context.db, scopeIn(context))),
  rememberColumn: os.rememberColumn.handler(gives(commands.rememberColumn)),
  cases: os.cases.handler(gives(commands.cases)),
  takeBack: os.takeBack.handler(gives(commands.takeBack)),
};
