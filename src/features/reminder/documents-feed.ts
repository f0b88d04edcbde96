import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** One entry of somebody's calendar: with hours where they are known, else whole days. Instants are UTC. */
export interface FeedEntry {
  /** Stays the same for the same thing, whatever changes in it. */
  readonly uid: string;
  readonly summary: string;
  readonly place: string | null;
  readonly description: string;
  readonly url: string;
  /** ISO instants, or days where `allDay`; the end is not included. */
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  /** Grows with every change. */
  readonly sequence: number;
  readonly changedAt: string;
  readonly cancelled: boolean;
  /** Days something is due take nobody's time. */
  readonly free: boolean;
}

/** A calendar as RFC 5545 has it, in UTC, so that it needs no time zone of its own. Folding and escaping are the library's. */
export function calendarOf(name: string, entries: readonly FeedEntry[]): string {
  const calendar = new ICalCalendar({ name, prodId: { company: 'Lianxue', product: 'lianxue', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH, ttl: 60 * 60 });
  for (const { uid, summary, place, description, url, start, end, allDay, sequence, changedAt, cancelled, free } of entries) {
    calendar.createEvent({
      id: uid, summary, description, url, location: place, allDay, sequence,
      start: new Date(allDay ? `${start}T00:00:00Z` : start), end: new Date(allDay ? `${end}T00:00:00Z` : end),
      // Of the change, not of the reading: the same calendar is the same text.
      stamp: new Date(changedAt), lastModified: new Date(changedAt),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: free ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  const text = calendar.toString();
  return text.endsWith('\r\n') ? text : `${text}\r\n`;
}
