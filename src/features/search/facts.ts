/** Kinds of things that can be found. Rules, and patterns that ship, are the program's own and looked through where they stand. */
export const foundKinds = ['activity', 'unit', 'branch', 'person', 'project', 'bulletin', 'circular', 'pattern', 'suggestion', 'resource', 'file', 'rule'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** A thing as it is put into the index. */
export interface Indexed {
  readonly kind: Exclude<FoundKind, 'rule'>;
  readonly id: string;
  readonly activityId: string | null;
  readonly sourceKey: string | null;
  /** Day by which the newest is told; YYYY-MM-DD. */
  readonly on: string;
  readonly title: string;
  /** Whether the title is its own; one made of other names does not count as one. */
  readonly titled: boolean;
  /** Names of the parties, by which it is known beside its title. */
  readonly names: readonly string[];
  /** What is found by its pinyin besides title and names. */
  readonly sounds: readonly string[];
  readonly texts: readonly string[];
}

/** Most characters of one thing that are put into the index: a long report, whole; a book, its beginning. */
export const longestText = 200_000;

/** Every text inside a value, in order; keys are not text. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}

/** Texts once each, without those that stand inside an earlier one. */
export function bodyOf(texts: readonly string[]): string {
  const kept: string[] = [];
  for (const text of texts) if (!kept.some((other) => other.includes(text))) kept.push(text);
  return kept.join('\n').slice(0, longestText);
}

/** The day of what has none; it stands behind everything dated. */
export const undated = '0001-01-01';
