import { nameOfSide, type ActivityFacts } from '#features/activity/facts.ts';
import { addDays, isWorkingDay, type Day, type WorkingCalendar } from '#shared/dates.ts';
import { endOf, type Design } from './facts.ts';
import type { By } from './facts-plain.ts';

/** A pattern laid on an activity's day: agenda and tasks as a programme begins with them. Everything of it can be changed. Pure. */

/** A programme to begin with; a day or place that is not known yet is empty. */
export interface Laid {
  readonly sessions: { day: string; from: string; to: string; place: string; stops: []; agenda: { title: string; minutes: number; owner: string; strand: Design['sessions'][number]['agenda'][number]['strand'] }[] }[];
  readonly tasks: { what: string; owner: string; due: string | null }[];
  /** Tasks whose day by the pattern is past already: they stand on the next working day. */
  readonly hurried: number;
  /** Tasks moved off a day on which nobody works. */
  readonly moved: number;
}
interface On {
  readonly day: Day | null;
  readonly place: string | null;
  readonly sides: ActivityFacts['sides'];
  readonly today: Day;
  readonly calendar: WorkingCalendar;
}

/** The nearest working day, going back (-1) or on (1). */
function workday(day: Day, step: -1 | 1, calendar: WorkingCalendar): Day {
  let at = day;
  // The longest holiday of the calendar with its weekends is well under a month.
  for (let tries = 0; tries < 31 && !isWorkingDay(at, calendar); tries += 1) at = addDays(at, step);
  return at;
}

/**
 * The day a task is due: so many days from the activity's day. What is due before it is not put off by a holiday but done
 * before; what is due after it is done on the next working day. The day itself stays as it is.
 */
export function dueOn(days: number, day: Day, calendar: WorkingCalendar): Day {
  const at = addDays(day, days);
  return days === 0 ? at : workday(at, days < 0 ? -1 : 1, calendar);
}

export function layOn(design: Design, { day, place, sides, today, calendar }: On): Laid {
  const name = (role: 'host' | 'partner'): string => sides.filter((side) => side.role === role).map(nameOfSide).filter((one) => one !== '').join('、').slice(0, 100);
  const owners: Readonly<Record<By, string>> = { host: name('host') || '主办支部', partner: name('partner') || '联学支部', both: '双方', none: '' };
  let hurried = 0;
  let moved = 0;
  const tasks = design.todo.map(({ what, by, days }) => {
    if (days === null || day === null) return { what, owner: owners[by], due: null };
    const due = dueOn(days, day, calendar);
    if (due !== addDays(day, days)) moved += 1;
    if (due >= today) return { what, owner: owners[by], due };
    hurried += 1;
    return { what, owner: owners[by], due: workday(today, 1, calendar) };
  });
  const sessions = design.sessions.map(({ day: offset, from, agenda }) => ({
    day: day === null ? '' : addDays(day, offset), from, to: endOf(from, agenda.reduce((sum, item) => sum + item.minutes, 0)) ?? '23:59', place: place ?? '', stops: [] as [],
    agenda: agenda.map(({ title, minutes, strand, by }) => ({ title, minutes, strand, owner: owners[by] })),
  }));
  return { sessions, tasks, hurried, moved };
}
