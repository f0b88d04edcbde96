import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { readNotices } from './commands.ts';
import { noticeContract } from './contract.ts';
import { noticePolicy } from './policy.ts';
import { listNotices } from './store.ts';

const os = implement(noticeContract).$context<ApiContext>();

export const noticeApi = {
  list: os.list.handler(({ input, context }) => {
    const against = barred(noticePolicy, 'notice.list', someone(context));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return listNotices(context.db, scopeIn(context), input);
  }),
  read: os.read.handler(gives(readNotices)),
};
