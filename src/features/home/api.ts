import { implement } from '@orpc/server';
import { countToAnswer } from '#features/feedback/queries.ts';
import { listNotices } from '#features/notice/queries.ts';
import { firstReminders } from '#features/reminder/queries.ts';
import { countUnanswered } from '#features/suggestion/queries.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { todayOf } from '#platform/today.ts';
import { homeContract } from './contract.ts';
import { listPlansWaiting } from './store-plan.ts';
import { listComing, listMine, listRecent, listWaiting, readMonth } from './store.ts';

const os = implement(homeContract).$context<ApiContext>();

export const homeApi = {
  waiting: os.waiting.handler(async ({ context }) => {
    const { db } = context;
    const scope = scopeIn(context);
    const today = await todayOf(db, scope, context.now());
    const [waiting, plans, mine, coming, recent, { rows, unread }, unanswered, reminders, feedback] = await Promise.all([
      listWaiting(db, scope, today), listPlansWaiting(db, scope, today), listMine(db, scope, today), listComing(db, scope, today), listRecent(db, scope, today), listNotices(db, scope, { limit: 5 }), countUnanswered(db, scope), firstReminders(db, scope, context.watches, today, 3), countToAnswer(db, scope),
    ]);
    return { today, waiting, plans, mine, coming, recent, news: rows, unread, unanswered, reminders, feedback };
  }),
  month: os.month.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    return { today: await todayOf(context.db, scope, context.now()), ...(await readMonth(context.db, scope, input.month)) };
  }),
};
