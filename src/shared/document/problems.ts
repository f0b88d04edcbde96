/** What is wrong with a template, each with its place; whoever shows it has the words. */

/** Where something stands in a template, as people count: paragraphs and tables from 1, cells as A1. */
export interface Place {
  readonly where: 'body' | 'header' | 'footer' | 'note' | 'properties' | 'sheet' | 'sheet_name' | 'sheet_margin' | 'sheet_drawing';
  readonly paragraph?: number;
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
  readonly sheet?: string;
  readonly cell?: string;
  /** The text around it, shortened. */
  readonly text: string;
}

export const problemKinds = [
  /** No such field. `near`: the name that was probably meant. */
  'unknown',
  /** Stands in items of the list `list` only. */
  'inner_only',
  /** A list where a plain field belongs, without `{#…}{/…}`. */
  'list_as_plain',
  /** `{` without `}`, `}` without `{`, nothing between them. */
  'brace_unclosed', 'brace_unopened', 'brace_empty',
  /** `｛…｝` or `＃` typed with full-width signs; `{{…}}`; a sign that means nothing, such as `{@…}`. */
  'wide', 'doubled', 'sign',
  /** Lists: never closed, never opened, closed in the wrong order (`list` is what should have been closed), inside itself, too deep. */
  'loop_unclosed', 'loop_unopened', 'loop_crossed', 'loop_within_itself', 'loop_deep',
  /** Begins and ends at places that cannot be repeated together, such as two cells of different rows; two lists in one row. */
  'loop_place', 'loop_shared_row',
  /** Stands where nothing is filled in: a drawing of a sheet, an end note. */
  'not_filled',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  readonly kind: ProblemKind;
  readonly name: string;
  readonly near: string | null;
  readonly list: string | null;
  readonly place: Place;
}

/** What was found in a template. `used`: fields it uses, those of items as `日程/时间`, in the order they first stand there. */
export interface Checked {
  readonly problems: readonly Problem[];
  readonly used: readonly string[];
}

/** As many problems as are told of one template; after that the file is another one. */
export const mostProblems = 100;

/** Text around a place, short enough for a line. */
export function around(text: string, from = 0, to = text.length): string {
  const plain = text.replace(/\s+/gu, ' ');
  if ([...plain].length <= 40) return plain.trim();
  const start = Math.max(0, from - 12);
  const end = Math.min(text.length, to + 12);
  return `${start > 0 ? '…' : ''}${text.slice(start, end).toWellFormed().replace(/\s+/gu, ' ').trim()}${end < text.length ? '…' : ''}`;
}
