import type { ActivityFacts } from '#features/activity/facts.ts';
import { addDays, daysBetween } from '#shared/dates.ts';
import { instantOf } from '#shared/zone.ts';
import type { RecordText } from './contract.ts';
import type { RecordFacts } from './facts.ts';

/** Who takes part in writing a record: the host branch's secretary, who usually chairs, and whoever writes. */
export interface Writers {
  readonly chair: string | null;
  readonly recorder: string | null;
}

/** The office's wall clock, as in `dayOf`. */
const zone = 'Asia/Shanghai';

/** Hours of the approved programme, moved to the day the activity was really held. */
function hoursOf({ activity }: ActivityFacts): { startedAt: string | null; endedAt: string | null } {
  const sessions = (activity.approvedProgramme ?? activity.programme)?.sessions ?? [];
  const planned = sessions.map((one) => ({ from: `${one.day}T${one.from}`, to: `${one.day}T${one.to}` }));
  const from = planned.map((one) => one.from).toSorted()[0];
  const to = planned.map((one) => one.to).toSorted().at(-1);
  if (from === undefined || to === undefined) return { startedAt: null, endedAt: null };
  const moved = activity.heldOn === null ? 0 : daysBetween(from.slice(0, 10), activity.heldOn);
  const at = (wall: string): string | null => instantOf(`${addDays(wall.slice(0, 10), moved)}${wall.slice(10)}`, zone);
  return { startedAt: at(from), endedAt: at(to) };
}

/** What of a record the program knows before anybody writes: time, place, topic, who chairs and writes, the stops as approved. */
export function knownOf(facts: ActivityFacts, { chair, recorder }: Writers): RecordText {
  const { activity } = facts;
  const stops = (activity.approvedProgramme ?? activity.programme)?.sessions.flatMap((session) => session.stops) ?? [];
  return {
    ...hoursOf(facts), place: activity.place, chair, recorder, topic: activity.theme,
    strands: { theory: '', problem: '', outcome: '' }, results: { research: '', solving: '', opinions: '' }, decisions: [], donations: [],
    actualStops: stops.filter((stop, index) => stops.findIndex((other) => other.name === stop.name) === index),
    stopsReason: null, requestsAnswer: null, lateReason: null,
  };
}

/** A stored record as what is written on. */
export function textOf({ id: _, version: __, writtenAt: ___, ...text }: RecordFacts): RecordText {
  return text;
}

/** The record with edits that are not saved yet, for the checks to look at. */
export function recordWith(facts: ActivityFacts, writers: Writers, edits: Partial<RecordText>): RecordFacts {
  const stored = facts.record ?? { ...knownOf(facts, writers), id: facts.activity.id, version: 1, writtenAt: null };
  return { ...stored, ...edits };
}

/** Whether anything of what went on is written down: what signatures and 台账 call a record. */
export const hasContent = ({ strands }: Pick<RecordText, 'strands'>): boolean => Object.values(strands).some((text) => text.trim() !== '');
