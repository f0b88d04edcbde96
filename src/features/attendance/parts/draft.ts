import type { ActivityFacts, SideFacts } from '#features/activity/facts.ts';
import type { EnteredSide } from '#features/attendance/contract.ts';
import type { Seat } from '#features/attendance/facts.ts';
import type { attendanceStates } from '#features/record/facts.ts';
import { linesOf, readLines, type Marks } from './names.ts';

/** What is typed while attendance is entered: pure, so that the form only shows it. */

export type State = (typeof attendanceStates)[number];
export interface Mark {
  readonly personId: string;
  readonly name: string;
  readonly branchName: string;
  /** Null until somebody says. */
  readonly state: State | null;
  readonly reason: string;
}
export const countParts = ['expected', 'present', 'onLeave', 'absent'] as const;
export type CountPart = (typeof countParts)[number];
export interface SideDraft {
  readonly sideId: string;
  readonly own: boolean;
  /** Our own side only: person by person, or nothing but numbers. */
  readonly how: 'list' | 'counts';
  readonly people: readonly Mark[];
  readonly guests: readonly { readonly id: string; readonly name: string }[];
  /** One person a line: the partner's people, or observers of ours that are not in the office. */
  readonly names: string;
  /** As typed: empty is unknown. */
  readonly counts: Readonly<Record<CountPart, string>>;
  readonly countWords: string;
}

const typed = (count: number | null): string => (count === null ? '' : String(count));
const blankCounts = { expected: '', present: '', onLeave: '', absent: '' } as const;

/** What the form starts from: what was entered, else who confirmed on site (`confirmed`, ids of people), else what people answered. Nobody is marked who said nothing. */
export function draftOf(
  { sides, attendance, replies }: Pick<ActivityFacts, 'sides' | 'attendance' | 'replies'>,
  roster: readonly Seat[],
  marks: Marks,
  confirmed: ReadonlySet<string> = new Set(),
): SideDraft[] {
  return sides.map((side): SideDraft => {
    const rows = attendance.filter((row) => row.sideId === side.id);
    const seats = roster.filter((seat) => side.own && seat.sideId === side.id);
    const numbered = countParts.some((part) => side[part] !== null);
    const counts = {
      expected: typed(side.expected),
      present: typed(side.present),
      onLeave: typed(side.onLeave),
      absent: typed(side.absent),
    };
    const listed = side.own && rows.some((row) => row.state !== 'observer');
    const byCounts = side.own && (seats.length === 0 || (numbered && !listed));
    const guests = rows.filter((row) => side.own && row.personId !== null && !seats.some((seat) => seat.personId === row.personId));
    return {
      sideId: side.id,
      own: side.own,
      how: byCounts ? 'counts' : 'list',
      countWords: side.countWords ?? '',
      people: seats.map((seat) => markOf(seat, rows, listed ? [] : replies, !listed && confirmed.has(seat.personId))),
      guests: guests.flatMap(({ personId, name }) => (personId === null ? [] : [{ id: personId, name }])),
      names: linesOf(
        rows.filter((row) => row.personId === null),
        marks,
      ),
      counts: side.own && !byCounts ? blankCounts : counts,
    };
  });
}

function markOf({ personId, name, branchName }: Seat, rows: ActivityFacts['attendance'], replies: ActivityFacts['replies'], confirmed: boolean): Mark {
  const row = rows.find((one) => one.personId === personId);
  const reply = replies.find((one) => one.personId === personId);
  const answered = reply === undefined ? null : reply.answer === 'yes' ? ('present' as const) : ('leave' as const);
  return {
    personId,
    name,
    branchName,
    state: row?.state ?? (confirmed ? 'present' : answered),
    reason: row?.reason ?? (row === undefined && !confirmed ? (reply?.reason ?? '') : ''),
  };
}

const number = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()));
export const isCount = (text: string): boolean => /^\s*\d{0,6}\s*$/.test(text);
export const unmarked = ({ own, how, people }: SideDraft): number =>
  own && how === 'list' && people.some((one) => one.state !== null) ? people.filter((one) => one.state === null).length : 0;

/** A draft as it is sent; null where nothing is said of the side. */
function entered({ sideId, own, how, people, guests, names, counts, countWords }: SideDraft): EnteredSide {
  const listing = own && how === 'list';
  const unknown = { expected: null, present: null, onLeave: null, absent: null };
  const lines = readLines(names).map((line) => ({
    personId: null,
    ...line,
    state: own ? ('observer' as const) : line.state,
  }));
  const marked = people.flatMap(({ personId, name, state, reason }) =>
    !listing || state === null
      ? []
      : [
          {
            personId,
            name,
            post: null,
            state,
            reason: hasReason(state) ? reason.trim() || null : null,
          },
        ],
  );
  return {
    sideId,
    countWords: countWords.trim() || null,
    people: [
      ...marked,
      ...(own
        ? guests.map(({ id, name }) => ({
            personId: id,
            name,
            post: null,
            state: 'observer' as const,
            reason: null,
          }))
        : []),
      ...lines,
    ],
    counts: listing
      ? unknown
      : {
          expected: number(counts.expected),
          present: number(counts.present),
          onLeave: number(counts.onLeave),
          absent: number(counts.absent),
        },
  };
}
export const hasReason = (state: State | null): boolean => state === 'leave' || state === 'absent';

/** What is sent: sides of which something is said, or was said before. */
export const sidesOf = (drafts: readonly SideDraft[], stored: Pick<ActivityFacts, 'sides' | 'attendance'>): EnteredSide[] =>
  drafts.map(entered).filter((side) => {
    const before = stored.sides.find((one) => one.id === side.sideId);
    return (
      side.people.length > 0 ||
      side.countWords !== null ||
      Object.values(side.counts).some((count) => count !== null) ||
      (before !== undefined && known(before, stored.attendance))
    );
  });

/** Whether anything is known of who came from a side. */
export const known = (side: SideFacts, attendance: ActivityFacts['attendance']): boolean =>
  countParts.some((part) => side[part] !== null) || side.countWords !== null || attendance.some((row) => row.sideId === side.id);

/** A draft in words, line by line, for two to be compared. */
export const textOf = (
  drafts: readonly SideDraft[],
  nameOf: (sideId: string) => string,
  sayCounts: (counts: EnteredSide['counts']) => string,
  sayState: (state: State) => string,
): string =>
  drafts
    .map(entered)
    .map((side) =>
      [
        nameOf(side.sideId),
        sayCounts(side.counts),
        side.countWords ?? '',
        ...side.people.map(({ name, post, state, reason }) => [name, post, sayState(state), reason].filter(Boolean).join(' ')),
      ]
        .filter((line) => line !== '')
        .join('\n'),
    )
    .join('\n\n');
