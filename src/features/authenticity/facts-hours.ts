import type { Programme } from '#features/activity/facts.ts';
import { addDays, daysBetween } from '#shared/dates.ts';
import { instantOf } from '#shared/zone.ts';

/** When an activity was held, as far as it is written down. Pure. */

export interface HeldHours {
  readonly from: string;
  readonly to: string;
}
interface Known {
  readonly heldOn: string | null;
  readonly programme: Programme | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}
/** The office's wall clock, as in `dayOf`. */
const zone = 'Asia/Shanghai';

/** What the record says; where it says nothing, or there were several sessions, the programme's hours moved to the day it was held. None of one not held. */
export function heldHours({ heldOn, programme, startedAt, endedAt }: Known): HeldHours[] {
  if (heldOn === null) return [];
  const sessions = programme?.sessions ?? [];
  const recorded = startedAt === null || endedAt === null ? null : { from: new Date(startedAt).toISOString(), to: new Date(endedAt).toISOString() };
  if (recorded !== null && sessions.length < 2) return [recorded];
  const first = sessions.map(({ day }) => day).toSorted()[0];
  if (first === undefined) return [];
  const moved = daysBetween(first, heldOn);
  return sessions.flatMap((session) => {
    const [from, to] = [session.from, session.to].map((at) => instantOf(`${addDays(session.day, moved)}T${at}`, zone));
    return from && to ? [{ from, to }] : [];
  });
}

/** Minutes both last at once. */
export const overlap = (a: readonly HeldHours[], b: readonly HeldHours[]): number =>
  a.reduce((sum, one) => sum + b.reduce((more, other) => {
    const from = one.from > other.from ? one.from : other.from;
    const to = one.to < other.to ? one.to : other.to;
    return more + Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
  }, 0), 0);

/** The first minute of it; at the beginning of the day where no hour is known. */
export const beginsAt = (hours: readonly HeldHours[], heldOn: string): string => hours.map(({ from }) => from).toSorted()[0] ?? instantOf(`${heldOn}T00:00`, zone) ?? `${heldOn}T00:00:00.000Z`;
