import { createHash } from 'node:crypto';
import { lexicon } from '#features/words.ts';
import type { PublicRoutes } from '#platform/http.ts';
import { scopeOf } from '#platform/command.ts';
import { systemOf } from '#shared/actor.ts';
import { dayIn } from '#shared/dates.ts';
import { createFormat } from '#shared/format.ts';
import { createSay } from '#shared/language.ts';
import { calendarOf } from './documents-feed.ts';
import { spoken } from './documents-mail.ts';
import { addressOf, dueEntry, entriesOf } from './facts-feed.ts';
import { keyOf } from './facts-calm.ts';
import { keptFor, loadLive, mutedBy } from './store.ts';
import { branchReaderOf } from './store-branch-feed.ts';
import { actionsOf, activitiesOf, activitiesOfBranch, readerOf } from './store-feed.ts';

// Its own, and asked again each time: nobody on the way keeps it, and what has not changed is not sent again.
const headers = { 'content-type': 'text/calendar; charset=utf-8; method=PUBLISH', 'content-disposition': 'inline; filename="lianxue.ics"', 'cache-control': 'private, no-cache, max-age=0' };
/** Due items in a calendar: the first ones, as on the page. */
const most = 100;

/**
 * `/feed/<secret>.ics`: somebody's calendar, or a branch's, for a program that cannot sign in. Whoever has the secret reads it, so it can
 * be renewed; a wrong one, an old one and one of somebody who has left are answered alike.
 */
export const feedRoutes: PublicRoutes = (app) => {
  app.get('/feed/:file', async (c) => {
    const { db, baseUrl, now, watches } = c.get('open');
    const secret = /^([0-9a-f]{64})\.ics$/.exec(c.req.param('file'))?.[1];
    const at = now();
    const reader = secret === undefined ? null : await readerOf(db, createHash('sha256').update(secret).digest('hex'), at);
    if (reader === null) {
      const branch = secret === undefined ? null : await branchReaderOf(db, createHash('sha256').update(secret).digest('hex'), at);
      // A right one is read whatever others have tried: only wrong ones wait.
      if (branch === null) return (await c.get('open').guessed('feed')) ? c.text('429', 429, { 'cache-control': 'no-store', 'retry-after': '900' }) : c.text('404', 404, { 'cache-control': 'no-store' });
      const rows = await activitiesOfBranch(db, branch, dayIn(at.toISOString(), branch.zone));
      return c.body(calendarOf(`${branch.branch} 主题联学`, rows.flatMap((activity) => entriesOf(activity, branch.zone, baseUrl))), 200, headers);
    }
    const today = dayIn(at.toISOString(), reader.zone);
    const scope = scopeOf(systemOf(reader.officeId), at);
    const [activities, actions, kept, muted] = [await activitiesOf(db, reader, today), await actionsOf(db, reader), await keptFor(db, scope, [reader.personId], most), (await mutedBy(db, scope, [reader.personId])).get(reader.personId)];
    const live = await loadLive(db, scope, watches, kept, today);
    const say = createSay(lexicon, 'zh-Hans');
    const { day } = createFormat('zh-Hans');
    const text = calendarOf(`${reader.office} 主题联学`, [
      ...activities.flatMap((activity) => entriesOf(activity, reader.zone, baseUrl)),
      ...actions.map(({ id, activityId, measure, dueOn, version }) => dueEntry(`action-${id}`, `任务到期：${measure}`, dueOn, addressOf(baseUrl, 'outcome.action', id, activityId), version)),
      ...live.flatMap(({ watch, about, due }) => {
        if (due.dueOn === null || muted?.has(watch) === true || muted?.has(keyOf(watch, about)) === true || actions.some(({ id }) => id === about)) return [];
        return [dueEntry(keyOf(watch, about), say(`due.${watch}` as never, spoken(due.facts, day)), due.dueOn, addressOf(baseUrl, watch, about, due.activityId))];
      }),
    ]);
    return c.body(text, 200, headers);
  });
};
