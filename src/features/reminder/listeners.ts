import type { Listener } from '#platform/jobs.ts';
import { idFrom } from '#platform/named-id.ts';
import { dayIn } from '#shared/dates.ts';
import { queueRobot, robotsFor } from './store-post.ts';

/** An announced activity is told to the groups of its branches: a short card, sent in working hours, once for each announcement. */
export const tellGroups: Listener = {
  name: 'reminder.groups',
  hears: ({ activityId, events }) => activityId !== null && events.some(({ name }) => name === 'attendance.announced'),
  async handle({ db, now }, { officeId, seq, activityId }) {
    if (activityId === null) return;
    for (const robotId of await robotsFor(db, officeId, activityId)) {
      await queueRobot(db, officeId, { id: idFrom(`announced ${robotId} ${seq}`), robotId, activityId, day: dayIn(now().toISOString(), 'Asia/Shanghai') }, now());
    }
  },
};
