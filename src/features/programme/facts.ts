import type { Programme } from '#features/activity/facts.ts';
import { need, type Finding } from '#shared/finding.ts';

type Session = Programme['sessions'][number];
/** What a running sum needs; an item that is still being typed may lack its minutes. */
interface Timed {
  readonly from: string;
  readonly to: string;
  readonly agenda: readonly { readonly minutes: number | null }[];
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Minutes from beginning to end; null while one of them is not typed. Negative when the end comes first. */
export const lengthOf = ({ from, to }: Pick<Session, 'from' | 'to'>): number | null => (from === '' || to === '' ? null : minutes(to) - minutes(from));

/** Minutes of the agenda so far. */
export const plannedOf = ({ agenda }: Timed): number => agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0);

/** A session ends after it begins, and its agenda fits into it. Asked while typing and again by the server. */
export function impossible({ sessions }: { readonly sessions: readonly Timed[] }): Finding[] {
  return sessions.flatMap((session, index) => {
    const length = lengthOf(session);
    const planned = plannedOf(session);
    if (length === null) return [];
    if (length <= 0) return [need('need.session_order', `sessions.${index}.to`, { from: session.from, to: session.to })];
    return planned > length ? [need('need.agenda_fits', `sessions.${index}.agenda`, { planned, length })] : [];
  });
}
