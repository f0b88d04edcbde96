import type { Programme } from '#features/activity/facts.ts';
import { addDays, daysBetween, type Day } from '#shared/dates.ts';
import { instantOf } from '#shared/zone.ts';
import type { FeedEntry } from './documents-feed.ts';
import { pathOf } from './facts-place.ts';

/** An activity as a calendar needs it; `programme` is the approved one where there is any. */
export interface FeedActivity {
  readonly id: string;
  readonly theme: string | null;
  readonly standing: string;
  readonly plannedOn: Day;
  readonly plannedEnd: Day | null;
  readonly place: string | null;
  readonly programme: Programme | null;
  readonly version: number;
  readonly changedAt: string;
  readonly hosts: readonly string[];
}
const domain = 'lianxue';

/** An activity as entries of a calendar: each session with its hours, moved along where the day was; whole days without a programme. */
export function entriesOf(activity: FeedActivity, zone: string, baseUrl: string): FeedEntry[] {
  const { id, theme, standing, plannedOn, plannedEnd, place, programme, version, changedAt, hosts } = activity;
  const stands = standing === 'postponed' ? '（延期）' : standing === 'cancelled' ? '（取消）' : '';
  const url = `${baseUrl}/activities/${id}/held`;
  const common = { summary: `${stands}${theme ?? '主题联学活动'}`, description: [hosts.join('、'), url].filter((line) => line !== '').join('\n'), url, sequence: version, changedAt, cancelled: standing !== 'active', free: false };
  const sessions = programme?.sessions ?? [];
  const first = sessions.map(({ day }) => day).toSorted()[0];
  const moved = first === undefined ? 0 : daysBetween(first, plannedOn);
  const timed = sessions.flatMap((session, index): FeedEntry[] => {
    const day = addDays(session.day, moved);
    const [start, end] = [instantOf(`${day}T${session.from}`, zone), instantOf(`${day}T${session.to}`, zone)];
    return start === null || end === null || end <= start ? [] : [{ ...common, uid: `${id}-${index + 1}@${domain}`, place: session.place === '' ? place : session.place, start, end, allDay: false }];
  });
  return timed.length > 0 ? timed : [{ ...common, uid: `${id}@${domain}`, place, start: plannedOn, end: addDays(plannedEnd ?? plannedOn, 1), allDay: true }];
}

/** A day something is due, as a whole day that takes nobody's time. */
export const dueEntry = (key: string, summary: string, dueOn: Day, address: string, sequence = 0): FeedEntry => ({
  uid: `${key.replaceAll(':', '-')}@${domain}`, summary, place: null, description: address, url: address, start: dueOn, end: addDays(dueOn, 1), allDay: true, sequence,
  changedAt: `${dueOn}T00:00:00.000Z`, cancelled: false, free: true,
});
export const addressOf = (baseUrl: string, watch: string, about: string, activityId: string | null): string => `${baseUrl}${pathOf(watch, about, activityId)}`;
