import { z } from 'zod';

/** What is brought in from elsewhere: a case as a report or a row of a sheet tells it. */

/** `cleaned`: put right, certainly. `guessed`: likely, for a person to look at. `unread`: kept in its words only. `alone`: all that is told. */
export const noteKinds = ['cleaned', 'guessed', 'unread', 'alone'] as const;
export const noteSchema = z.object({
  field: z.string(),
  kind: z.enum(noteKinds),
  from: z.string(),
  /** What was made of it; null where nothing was. */
  to: z.string().nullable(),
});
export type Note = z.infer<typeof noteSchema>;

/** How a head-count is told: 30 人, 20 余人, 近 30 人, 约 30 人. */
export const bounds = ['exact', 'over', 'under', 'about'] as const;

/** Fields of a case that are text, in the order they are shown. */
export const importedSchema = z.object({
  sourceKey: z.string(),
  batchId: z.uuid(),
  publishedWords: z.string().nullable(),
  participants: z.int().nullable(),
  participantsBound: z.enum(bounds).nullable(),
  participantsWords: z.string().nullable(),
  projectWords: z.string().nullable(),
  outcomes: z.array(z.string()),
  outlets: z.array(z.string()),
  sourceUrls: z.array(z.string()),
  remarks: z.string().nullable(),
  notes: z.array(noteSchema),
  original: z.unknown(),
});
export type Imported = z.infer<typeof importedSchema>;

/** One party as the source names it. */
export interface Body {
  /** The unit's name; null where it is not named or only counted. */
  readonly unit: string | null;
  /** The branch, committee or group, or the words that stand for an unnamed party. */
  readonly branch: string | null;
  /** Section of GB/T 4754, where the source tells it. */
  readonly industry: string | null;
  /** Province of GB/T 2260, where the source tells it. */
  readonly region: string | null;
}

/** A party as one name. */
export const nameOfBody = ({ unit, branch }: Body): string => (branch !== null && unit !== null && branch.startsWith(unit) ? branch : `${unit ?? ''}${branch ?? ''}`);

export interface Held {
  /** YYYY-MM-DD, only where the source tells a day. */
  readonly on: string | null;
  /** The last day, where it went over several. */
  readonly until: string | null;
  /** The source's own words, where they say other or more than the day. */
  readonly words: string | null;
  readonly year: number | null;
  /** What it is sorted by: the day, else the first of the month or year told. Null where nothing is. */
  readonly sortOn: string | null;
}

export interface Count {
  readonly count: number | null;
  readonly bound: (typeof bounds)[number] | null;
  readonly words: string | null;
}

/** A case as it will stand here. */
export interface CaseFacts {
  readonly key: string;
  readonly theme: string | null;
  readonly kind: string;
  readonly held: Held;
  readonly published: Held;
  readonly hosts: readonly Body[];
  readonly partners: readonly Body[];
  readonly forms: readonly string[];
  readonly place: string | null;
  readonly participants: Count;
  readonly project: string | null;
  readonly problems: readonly string[];
  readonly outcomes: readonly string[];
  readonly outlets: readonly string[];
  readonly sourceUrls: readonly string[];
  readonly remarks: string | null;
  readonly notes: readonly Note[];
}

/** Where nothing tells when it was: behind everything that is dated. */
export const undated = '0001-01-01';
/** The kind is an open word; this one stands where the source tells none. */
export const unknownKind = '未知';
/** How much of a case is kept: characters of its JSON. Real reports' cases have under 3,000. */
export const longestCase = 60_000;
