import { calendarRows } from '#database/seed/calendar.ts';
import { addDays, isWorkingDay } from '#shared/dates.ts';
import type { Stage } from '#features/activity/facts.ts';
import type { Plan } from './rows.ts';
import type { World } from './world.ts';

/** Ten years of activities end two months from today. */
const years = 10;
const ahead = 60;
const early: readonly Stage[] = ['topic', 'contact', 'programme', 'approval'];
const open: readonly Stage[] = ['held', 'summary', 'publicity', 'conversion'];
const calendar = new Map(calendarRows.map(({ day, working }) => [day, working]));
const today = new Date().toISOString().slice(0, 10);

/**
 * `count` activities, oldest first, evenly over ten years. The newest 4 in 100 are still before their approval, the
 * 4 in 100 before them on their way, all others archived: at every size the same shape.
 */
export function plansFor(world: World, count: number): Plan[] {
  const days = years * 365;
  return Array.from({ length: count }, (_, n): Plan => {
    const share = n / count;
    const stage = share >= 0.96 ? pickFrom(early, n) : share >= 0.92 ? pickFrom(open, n) : 'archived';
    return { number: n + 1, day: addDays(today, ahead - days + Math.floor(share * days)), stage, world };
  });
}
const pickFrom = (stages: readonly Stage[], n: number): Stage => stages[n % stages.length] ?? 'archived';

/** Activities that lack nothing to be submitted, organised by the member: on working days far enough ahead. */
export function freshPlans(world: World, from: number, count: number): Plan[] {
  let day = addDays(today, 30);
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return Array.from({ length: count }, (_, n) => ({ number: from + n, day, stage: 'programme', world, branch: 0, person: 1, theme: `结对共学第${from + n}讲` }));
}
