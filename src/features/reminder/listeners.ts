import { scopeOf } from '#platform/command.ts';
import type { Listener } from '#platform/jobs.ts';
import { idFrom } from '#platform/named-id.ts';
import { todayOf } from '#platform/today.ts';
import { systemOf } from '#shared/actor.ts';
import { queueRobot, robotsFor } from './store-post.ts';

/** An announced activity is told to the groups of its branches: a short card, sent in working hours, once for each announcement. */
export const tellGroups: Listener = {
  name: 'reminder.groups',
  hears: ({ activityId, events }) => activityId !== null && events.some(({ name }) => name === 'attendance.announced'),
  async handle({ db, now }, { officeId, seq, activityId }) {
    if (activityId === null) return;
    const day = await todayOf(db, scopeOf(systemOf(officeId), now()), now());
    for (const robotId of await robotsFor(db, officeId, activityId)) {
      await queueRobot(db, officeId, { id: idFrom(`announced ${robotId} ${seq}`), robotId, activityId, day }, now());
    }
  },
};
