import { implement } from '@orpc/server';
import { loadActivity } from '#features/activity/queries.ts';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { attendanceContract } from './contract.ts';
import { noticeOf, rosterOf } from './store.ts';

const os = implement(attendanceContract).$context<ApiContext>();

export const attendanceApi = {
  roster: os.roster.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { facts } = await loadActivity(context.db, scope, input.id);
    return rosterOf(context.db, scope, facts);
  }),
  notice: os.notice.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { facts } = await loadActivity(context.db, scope, input.id);
    return noticeOf(context.db, scope, facts);
  }),
  announce: os.announce.handler(gives(commands.announce)),
  reply: os.reply.handler(gives(commands.reply)),
  enter: os.enter.handler(gives(commands.enter)),
  hold: os.hold.handler(gives(commands.hold)),
};
