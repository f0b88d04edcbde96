import type { InspectedPaper } from '#shared/document/inspected.ts';

/** What the checks of layout (DOC-01 to DOC-09) look at: a written paper, what is known about it, and the faces of the server. */
export interface LayoutFacts {
  readonly paper: InspectedPaper;
  /** Day whose parameters apply: that of the paper. */
  readonly on: string;
  /** `letter`: 信函格式, with its own page numbers and 版记. */
  readonly form: 'standard' | 'letter';
  /** 发文字号 the office has given to other papers. */
  readonly takenNumbers: readonly string[];
  /** Last day on which somebody approved it; null where nobody has or nobody knows. */
  readonly approvedOn: string | null;
  /** Faces the paper names and the server lacks, with what stands in for each in a PDF. */
  readonly standIns: readonly { readonly face: string; readonly standIn: string }[];
  /** Characters that no face here has a glyph for. */
  readonly unprinted: readonly string[];
}

/** A field of a template that is not filled in yet; what it will hold cannot be judged. */
export const unfilled = (text: string): boolean => /\{[^{}]*\}|\$\{[^{}]*\}/u.test(text);

/** Whether a length is as wanted; what rounding to twentieths of a point does is not held against it. */
export const near = (seen: number, wanted: number, tolerance: number): boolean => Math.abs(seen - wanted) <= tolerance + 0.02;

/** As people read it: 37 or 37.5. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100);
