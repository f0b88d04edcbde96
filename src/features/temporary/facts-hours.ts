import { daysBetween } from '#shared/dates.ts';

/** Hours of study by person (学时): a personal record that goes home with the member, never a ranking. Pure. */

/** One activity a person was present at. Instants UTC, null where the record does not tell; `on` and `until` days in the office's zone. */
export interface Attended {
  readonly activityId: string;
  readonly on: string;
  readonly until: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}
export type Counted<T extends Attended> = T & {
  /** Minutes that count; null where the record does not tell how long it was. */
  readonly minutes: number | null;
  /** Minutes that fall into another activity of the same person, counted there. */
  readonly doubled: number;
};

type Span = readonly [from: number, to: number];
const length = ([from, to]: Span): number => Math.max(0, to - from);
/** What of a span no other covers yet. */
const rest = (span: Span, taken: readonly Span[]): Span[] =>
  taken.reduce<Span[]>((left, [from, to]) => left.flatMap((part): Span[] => [[part[0], Math.min(part[1], from)], [Math.max(part[0], to), part[1]]].filter((one): one is [number, number] => (one[1] ?? 0) > (one[0] ?? 0))), [span]);

/**
 * The activities of one person, each with the minutes that count: an activity counts once however it is told of, and nobody
 * is counted twice for the same minutes in the home branch and a temporary one (invariant 2). The earlier begun keeps them.
 * @param dayHours most hours that one day of an activity counts (ORG-11); null: no bound
 */
export function countedOnce<T extends Attended>(rows: readonly T[], dayHours: number | null): Counted<T>[] {
  const taken: Span[] = [];
  const seen = new Set<string>();
  const once = rows.filter(({ activityId }) => !seen.has(activityId) && seen.add(activityId) !== undefined);
  const begun = (row: T): string => row.startedAt ?? `${row.on}T99`;
  return once.toSorted((a, b) => (begun(a) < begun(b) ? -1 : begun(a) > begun(b) ? 1 : a.activityId < b.activityId ? -1 : 1)).map((row) => {
    if (row.startedAt === null || row.endedAt === null || row.endedAt <= row.startedAt) return { ...row, minutes: null, doubled: 0 };
    const span: Span = [Math.floor(Date.parse(row.startedAt) / 60_000), Math.floor(Date.parse(row.endedAt) / 60_000)];
    const own = rest(span, taken).reduce((sum, part) => sum + length(part), 0);
    taken.push(span);
    const most = dayHours === null ? own : (daysBetween(row.on, row.until) + 1) * dayHours * 60;
    return { ...row, minutes: Math.min(own, most), doubled: length(span) - own };
  });
}

/** Minutes as 学时: hours with one decimal, never rounded up. */
export const hoursOf = (minutes: number): number => Math.floor(minutes / 6) / 10;
export const totalHours = (rows: readonly { readonly minutes: number | null }[]): number => hoursOf(rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0));
