import type { Programme } from '#features/activity/facts.ts';
import type { RecordText } from '#features/record/contract.ts';
import { cut, shinglesOf } from './facts-text.ts';

/** What of an activity is compared: its record, its insights, its photos. Pure. */

export interface TextSource {
  readonly kind: 'record' | 'insight';
  readonly id: string;
  readonly activityId: string;
  readonly writtenAt: string;
  readonly text: string;
}
export interface PhotoSource {
  readonly id: string;
  readonly sha256: string;
  readonly addedAt: string;
}
/** One activity as it is compared. Loaded in one statement. */
export interface Source {
  readonly id: string;
  /** Cancelled, declined or brought in: nothing of it is compared. */
  readonly compared: boolean;
  readonly on: string;
  readonly heldOn: string | null;
  readonly programme: Programme | null;
  readonly known: readonly (string | null)[];
  readonly record: { readonly id: string; readonly strands: RecordText['strands']; readonly results: RecordText['results']; readonly writtenAt: string | null; readonly startedAt: string | null; readonly endedAt: string | null } | null;
  readonly insights: readonly { readonly id: string; readonly text: string; readonly writtenAt: string }[];
  readonly photos: readonly PhotoSource[];
  /** When its last entry was made. */
  readonly lastAt: string;
}

/** What people wrote of what went on: the strands and results; time, place, names and decisions are what the forms ask of everybody. */
export const recordText = ({ strands, results }: Pick<RecordText, 'strands' | 'results'>): string =>
  [strands.theory, strands.problem, strands.outcome, results.research, results.solving, results.opinions].filter((part) => part.trim() !== '').join('\n');

export function textsOf({ id, compared, record, insights }: Source): TextSource[] {
  if (!compared) return [];
  const written = record?.writtenAt === null || record === null ? [] : [{ kind: 'record' as const, id: record.id, activityId: id, writtenAt: record.writtenAt, text: recordText(record) }];
  return [...written, ...insights.map((one) => ({ kind: 'insight' as const, id: one.id, activityId: id, writtenAt: one.writtenAt, text: one.text }))];
}

const agendaOf = (programme: Programme | null): string[] => programme?.sessions.flatMap(({ place, agenda, stops }) => [place, ...stops.map(({ name }) => name), ...agenda.map(({ title }) => title)]) ?? [];

/** Shingles of what the activity itself had before it was held: its topic, tasks, programme and names may be quoted. */
export function knownShingles({ known, programme }: Pick<Source, 'known' | 'programme'>, phrases: readonly string[]): Set<number> {
  const all = new Set<number>();
  for (const text of [...known, ...agendaOf(programme)]) if (text !== null) for (const one of shinglesOf(cut(text, phrases))) all.add(one);
  return all;
}

/** Characters of a text that begin a quoted shingle. */
export function quoted(shingles: Int32Array, known: ReadonlySet<number>): Uint8Array {
  const marks = new Uint8Array(shingles.length);
  shingles.forEach((one, at) => {
    if (known.has(one)) marks[at] = 1;
  });
  return marks;
}

/** A clause says nothing where this many other activities hold it whose texts are otherwise different: copies are no witnesses for each other. */
const otherwise = 0.5;
export interface Witness {
  readonly activityId: string;
  readonly clauses: readonly number[];
}
export function standing(own: readonly number[], witnesses: readonly Witness[], activities: number): Set<number> {
  const mine = new Set(own);
  const seen = new Map<number, Set<string>>();
  for (const { activityId, clauses } of witnesses) {
    const shared = [...new Set(clauses)].filter((one) => mine.has(one));
    if (shared.length >= mine.size * otherwise) continue;
    for (const one of shared) seen.set(one, (seen.get(one) ?? new Set()).add(activityId));
  }
  return new Set([...seen].filter(([, where]) => where.size >= activities).map(([clause]) => clause));
}

/** The same marks with the clauses that stand everywhere. */
export function withStanding(marks: Uint8Array, clauses: readonly { readonly hash: number; readonly stretch: { readonly from: number; readonly to: number } }[], stand: ReadonlySet<number>): Uint8Array {
  const more = marks.slice();
  for (const { hash, stretch } of clauses) if (stand.has(hash)) more.fill(1, stretch.from, Math.min(stretch.to, more.length));
  return more;
}

