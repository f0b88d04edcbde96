import { z } from 'zod';
import type { ActivityFacts, Programme, SideFacts } from '#features/activity/facts.ts';

/** What attendance knows beside the activity: who is expected of our own sides, and where else they were. */

export const seatSchema = z.object({
  personId: z.uuid(), name: z.string(), sideId: z.uuid(), branchId: z.uuid(), branchName: z.string(),
  /** Posts held in that branch now, most responsible first: `secretary`, `member`. */
  secretary: z.boolean(),
});
/** One person of a branch of ours, with the side he or she is counted on. */
export type Seat = z.infer<typeof seatSchema>;

/** The notice as it last went out. */
export const noticeSchema = z.object({ at: z.string(), by: z.string(), count: z.int(), note: z.string().nullable() });
export type SentNotice = z.infer<typeof noticeSchema>;

/** A membership on the activity's day, as loaded. */
export interface Standing {
  readonly personId: string;
  readonly name: string;
  readonly branchId: string;
  readonly branchName: string;
  readonly kind: 'home' | 'temporary';
  readonly secretary: boolean;
}

/** Where somebody was counted as present: another activity, with its hours. */
export interface Elsewhere {
  readonly personId: string;
  readonly code: string;
  readonly theme: string | null;
  readonly heldOn: string | null;
  readonly programme: Programme | null;
}

/** People of the office that the input names, who stand in none of the branches: guests. */
export interface Guest {
  readonly personId: string;
  readonly name: string;
}

/**
 * Who is expected, each once: whoever stands in a home and a temporary branch that both take part is counted in the
 * temporary one, where the work is (invariant 2).
 */
export function seats(sides: readonly SideFacts[], standings: readonly Standing[]): Seat[] {
  const own = sides.filter((side) => side.own);
  const all = standings.flatMap((standing) => {
    const side = own.find((candidate) => candidate.branchIds.includes(standing.branchId));
    return side === undefined ? [] : [{ ...standing, sideId: side.id }];
  });
  const chosen = new Map<string, (typeof all)[number]>();
  for (const seat of all) {
    const known = chosen.get(seat.personId);
    if (known === undefined || (known.kind === 'home' && seat.kind === 'temporary')) chosen.set(seat.personId, seat);
  }
  return [...chosen.values()].map(({ personId, name, sideId, branchId, branchName, secretary }) => ({ personId, name, sideId, branchId, branchName, secretary }));
}

/** The hours an activity takes, or took: its sessions, moved to the day it was held where it had one day only. */
function hours({ heldOn, programme }: Pick<Elsewhere, 'heldOn' | 'programme'>): { day: string; from: string; to: string }[] {
  const sessions = programme?.sessions ?? [];
  const oneDay = new Set(sessions.map((session) => session.day)).size === 1;
  return sessions.map(({ day, from, to }) => ({ day: oneDay && heldOn !== null ? heldOn : day, from, to }));
}

/** Whether two activities take the same hours. Hours nobody knows overlap nothing: unknown is not a reproach. */
export function sameHours(a: Pick<Elsewhere, 'heldOn' | 'programme'>, b: Pick<Elsewhere, 'heldOn' | 'programme'>): boolean {
  return hours(a).some((one) => hours(b).some((two) => one.day === two.day && one.from < two.to && two.from < one.to));
}

export const hoursOf = ({ activity }: ActivityFacts) => ({ heldOn: activity.heldOn, programme: activity.approvedProgramme ?? activity.programme });

export interface Counts {
  readonly expected: number | null;
  readonly present: number | null;
  readonly onLeave: number | null;
  readonly absent: number | null;
}

/**
 * Fills in the one number that the other three settle (present + leave + absent = expected). What two are missing stays
 * unknown: nothing is invented.
 */
export function completed({ expected, present, onLeave, absent }: Counts): Counts {
  const parts = [present, onLeave, absent];
  const known = parts.filter((part) => part !== null);
  const sum = known.reduce((total, part) => total + part, 0);
  if (expected === null && known.length === 3) return { expected: sum, present, onLeave, absent };
  if (expected === null || known.length !== 2 || sum > expected) return { expected, present, onLeave, absent };
  const rest = expected - sum;
  return { expected, present: present ?? rest, onLeave: onLeave ?? rest, absent: absent ?? rest };
}

/** Whether the numbers can all be true at once. */
export function agree({ expected, present, onLeave, absent }: Counts): boolean {
  if (expected === null) return true;
  const sum = (present ?? 0) + (onLeave ?? 0) + (absent ?? 0);
  return present !== null && onLeave !== null && absent !== null ? sum === expected : sum <= expected;
}
