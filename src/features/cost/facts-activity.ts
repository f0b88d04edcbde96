import { activityDay, audited } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts-plain.ts';
import { daysFromTo } from '#shared/dates.ts';
import type { CostFacts } from './facts-checks.ts';

/** An activity as the cost rules see it. Facts are never altered, so one object is looked at once. */

const seen = new WeakMap<ActivityFacts, CostFacts>();

/** How far it goes: as planned; else a journey or a night that it pays for means outside the city. The store asks the same of others. */
export const awayOf = ({ planned, costs }: ActivityFacts): CostFacts['away'] =>
  planned?.away ?? (costs.some(({ category }) => category === 'intercity' || category === 'lodging') ? 'city' : null);

/** Everybody of all sides, as counted or expected; null while one side is not known, unless the plan has a figure. */
function peopleOf({ sides, planned }: ActivityFacts): number | null {
  const counts = sides.map((side) => side.present ?? side.expected);
  return counts.length === 0 || counts.includes(null) ? planned?.people ?? null : counts.reduce<number>((all, count) => all + (count ?? 0), 0);
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export function costsOfActivity(facts: ActivityFacts): CostFacts {
  const known = seen.get(facts);
  if (known !== undefined) return known;
  const { activity } = facts;
  const sessions = activity.programme?.sessions ?? [];
  const halves = new Set(sessions.flatMap(({ day, from, to }) => [...(from < '12:00' ? [`${day} 1`] : []), ...(to > '13:00' || from >= '12:00' ? [`${day} 2`] : [])]));
  const days = sessions.length > 0 ? new Set(sessions.map(({ day }) => day)).size
    : activity.plannedOn === null ? null : daysFromTo(activity.plannedOn, activity.plannedEnd ?? activity.plannedOn).length;
  const fund = activity.fundSource === 'none' ? null : activity.fundSource;
  const made: CostFacts = {
    lines: facts.costs.map((line) => (line.fundSource === null && fund !== null ? { ...line, fundSource: fund } : line)),
    day: activityDay(facts), people: peopleOf(facts), days, halfDays: halves.size === 0 ? null : halves.size,
    minutes: sessions.length === 0 ? null : sessions.reduce((all, { from, to }) => all + Math.max(0, minutesOf(to) - minutesOf(from)), 0),
    place: [activity.place, ...sessions.map(({ place }) => place)].filter((place) => place !== null).join('；') || null,
    away: awayOf(facts), onSite: facts.branches.some(({ kind }) => kind === 'temporary'), audited: audited(facts).length > 0,
    held: activity.heldOn !== null,
  };
  seen.set(facts, made);
  return made;
}
