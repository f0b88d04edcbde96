import { implement } from '@orpc/server';
import { scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { securityContract } from './contract.ts';
import { listAttempts } from './list-store.ts';
import { securityPolicy } from './policy.ts';

const os = implement(securityContract).$context<ApiContext>();

export const securityApi = {
  list: os.list.handler(({ input, context }) => {
    const against = barred(securityPolicy, 'security.list', someone(context));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return listAttempts(context.db, scopeIn(context), input);
  }),
};
