import { dayIn, type Day } from '#shared/dates.ts';
import { nameOfSide, stages, type ActivityFacts, type SideFacts, type Stage } from './facts.ts';

/** Readings of an activity that several numbered checks share. */

/** The activity's own day: held, else planned, else the day it is sorted by. Parameters in force on it apply to it. */
export const activityDay = ({ activity }: ActivityFacts): Day => activity.heldOn ?? activity.plannedOn ?? activity.sortOn;

/** How a side is called in a finding; null where nobody knows. */
export const sideName = (side: SideFacts): string | null =>
  nameOfSide(side) || null;

/** The partners whose unit is under audit on the activity's day: the heightened path (domain-rules 3.4). */
export const audited = ({ sides }: ActivityFacts): readonly SideFacts[] =>
  sides.filter((side) => !side.own && side.audit === 'under_audit');

/** Whether the activity stands at the stage or has passed it. */
export const reached = ({ activity }: ActivityFacts, stage: Stage): boolean =>
  stages.indexOf(activity.stage) >= stages.indexOf(stage);

export const blank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

/** Text as it is compared: one width, no spaces, nothing invisible, so that 「庐 山」 is found. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');

/** The day of an instant. The offices of the office's country keep one zone, and the rules do not carry another. */
export const dayOf = (instant: string): Day => dayIn(instant, 'Asia/Shanghai');

/** A place or stop as it was typed, with the field it was typed in. */
export interface Place {
  readonly text: string;
  readonly field: string;
  readonly scenic: boolean;
}

/** Every place of an activity: where it is announced, where its sessions are, what it stops at, and where it really was. */
export function placesOf({ activity, record }: ActivityFacts): Place[] {
  const sessions = activity.programme?.sessions ?? [];
  const all: Place[] = [
    ...sessions.flatMap(({ place, stops }) => [
      { text: place, field: 'programme', scenic: false },
      ...stops.map((stop) => ({ text: stop.name, field: 'programme', scenic: stop.kind === 'scenic' })),
    ]),
    { text: activity.place ?? '', field: 'place', scenic: false },
    { text: record?.place ?? '', field: 'record.place', scenic: false },
    ...(record?.actualStops ?? []).map((stop) => ({ text: stop.name, field: 'record.actualStops', scenic: stop.kind === 'scenic' })),
  ];
  const named = all.filter((place) => place.text.trim() !== '');
  // The same words twice are one place; scenic if it is so anywhere.
  return named
    .filter((place, index) => named.findIndex((other) => other.text === place.text) === index)
    .map((place) => ({ ...place, scenic: named.some((other) => other.text === place.text && other.scenic) }));
}
