import { implement } from '@orpc/server';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { searchContract } from './contract.ts';
import { find } from './list-store.ts';

const os = implement(searchContract).$context<ApiContext>();

export const searchApi = { find: os.find.handler(({ input, context }) => find(context.db, scopeIn(context), input)) };
