import type { ActivityFacts, Declarations, Programme } from '#features/activity/facts.ts';
import { impossible } from '#features/programme/facts.ts';
import { need, type Finding } from '#shared/finding.ts';

type Session = Programme['sessions'][number];
type Item = Session['agenda'][number];

/** A programme that is still being typed: fields may be empty, minutes unknown. */
export interface DraftItem extends Omit<Item, 'minutes'> {
  readonly minutes: number | null;
}
export interface DraftSession extends Omit<Session, 'agenda' | 'stops'> {
  readonly stops: readonly Session['stops'][number][];
  readonly agenda: readonly DraftItem[];
}
export interface Draft {
  readonly sessions: readonly DraftSession[];
  readonly tasks: readonly Programme['tasks'][number][];
}
export interface Whole extends Draft {
  readonly declarations: Declarations;
}

export const emptyItem: DraftItem = { title: '', minutes: null, owner: '', strand: 'theory' };
export const emptyStop: Session['stops'][number] = { name: '', kind: 'visit' };
export const emptyTask: Programme['tasks'][number] = { what: '', owner: '', due: null };

/** A session more: the next one on the same day and place, the first one on the planned day. */
export function nextSession({ sessions }: Draft, plannedOn: string | null, place: string | null): DraftSession {
  const last = sessions.at(-1);
  return { day: last?.day ?? plannedOn ?? '', from: last?.to ?? '', to: '', place: last?.place ?? place ?? '', stops: [], agenda: [emptyItem] };
}

/** What is stored, as the editor begins with it. */
export const draftOf = ({ activity }: ActivityFacts): Whole => ({
  sessions: activity.programme?.sessions ?? [], tasks: activity.programme?.tasks ?? [], declarations: activity.declarations,
});

const blank = (text: string): boolean => text.trim() === '';

/** Lines nobody wrote anything into are not lines. */
const kept = ({ sessions, tasks }: Draft): Draft => ({
  sessions: sessions.map((session) => ({
    ...session,
    stops: session.stops.filter((stop) => !blank(stop.name)),
    agenda: session.agenda.filter((item) => !blank(item.title) || item.minutes !== null || !blank(item.owner)),
  })),
  tasks: tasks.filter((task) => !blank(task.what) || !blank(task.owner) || task.due !== null),
});

/** What is still empty and may not be, field by field. Fields are named by their place in the draft as it is shown. */
export function lacking({ sessions, tasks }: Draft): Finding[] {
  const when = (is: boolean, id: string, field: string): Finding[] => (is ? [need(`need.${id}`, field)] : []);
  return [
    ...sessions.flatMap((session, index) => [
      ...when(session.day === '', 'session_day', `sessions.${index}.day`),
      ...when(session.from === '', 'session_time', `sessions.${index}.from`),
      ...when(session.to === '', 'session_time', `sessions.${index}.to`),
      ...when(blank(session.place), 'session_place', `sessions.${index}.place`),
      ...session.agenda.flatMap((item, at) => [
        ...when(blank(item.title) && (item.minutes !== null || !blank(item.owner)), 'agenda_title', `sessions.${index}.agenda.${at}.title`),
        ...when(!blank(item.title) && (item.minutes === null || item.minutes < 1), 'agenda_minutes', `sessions.${index}.agenda.${at}.minutes`),
      ]),
    ]),
    ...tasks.flatMap((task, index) => when(blank(task.what) && (!blank(task.owner) || task.due !== null), 'task_what', `tasks.${index}.what`)),
  ];
}

/** The programme as it can be sent; null while something is lacking. */
export function typedOf(draft: Draft): Programme | null {
  if (lacking(draft).length > 0) return null;
  const { sessions, tasks } = kept(draft);
  return {
    sessions: sessions.map((session) => ({
      ...session, stops: [...session.stops], agenda: session.agenda.map((item) => ({ ...item, minutes: item.minutes ?? 0 })),
    })),
    tasks: [...tasks],
  };
}

/** What stands plainly in the way while typing: ends before it begins, agenda too long. */
export const clashes = (draft: Draft): Finding[] => impossible(draft);

/** A list with one member changed, taken off, or moved up. */
export const replaced = <T>(list: readonly T[], index: number, member: T): T[] => list.map((old, at) => (at === index ? member : old));
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);
export function raised<T>(list: readonly T[], index: number): T[] {
  const member = list[index];
  if (member === undefined || index === 0) return [...list];
  const left = without(list, index);
  return [...left.slice(0, index - 1), member, ...left.slice(index - 1)];
}

/** Statements on conduct as they can be sent: a gift without a name is no gift. */
export const statedOf = (declarations: Declarations): Declarations => ({ ...declarations, gifts: declarations.gifts.filter((gift) => !blank(gift.what)) });
