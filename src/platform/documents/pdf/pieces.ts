import { plainLines } from '#shared/document/plain.ts';
import type { Align, Text } from '#shared/document/model.ts';

import { charPitch, linePitch, size, twips } from '../measures.ts';

/**
 * What a page is made of when everything has been decided but the breaks: `paper.typ` sets these. Lengths in points.
 */
export type Piece = Line | Space | Break | Rule | Placed | Stroke | Ruled | Images | Table | SheetTable;

/** Names of the prescribed faces, as in shared/document/measures.ts. */
export type FaceKey = 'body' | 'title' | 'black' | 'kai' | 'song';

export interface Stretch {
  readonly text: string;
  readonly face: FaceKey;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly underline?: boolean;
  readonly colour?: string;
  /** Begins a new line. */
  readonly break?: boolean;
}

/** A paragraph: one size of type, lines of one height. */
export interface Line {
  readonly kind: 'line';
  readonly size: number;
  readonly pitch: number;
  readonly tracking: number;
  readonly align: Align | 'justify';
  /** What stands in a box of that width before the text, such as the number of an attachment. */
  readonly number?: { readonly width: number; readonly runs: readonly Stretch[] };
  readonly runs: readonly Stretch[];
  /** Text at the right end of the line. */
  readonly end?: readonly Stretch[];
  readonly first?: number;
  readonly hang?: number;
  readonly left?: number;
  readonly right?: number;
  readonly before?: number;
  readonly after?: number;
  /** Never parted from what follows by a page's end. */
  readonly keep?: boolean;
  /** In the outline, from 1. */
  readonly level?: number;
}

export interface Space {
  readonly kind: 'space';
  readonly height: number;
  readonly keep?: boolean;
}
export interface Break {
  readonly kind: 'break';
}
/** A rule over the whole width, at the lower edge of a space. */
export interface Rule {
  readonly kind: 'rule';
  readonly space: number;
  readonly thick: number;
  readonly colour: string;
}
/** Set at a distance from the upper left corner of the type area, taking no room. */
export interface Placed {
  readonly kind: 'placed';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly piece: Line;
}
export interface Stroke {
  readonly kind: 'stroke';
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly thick: number;
  readonly colour: string;
}
/** Lines between rules (where there are `rules`); `foot` at the foot of the last page. */
export interface Ruled {
  readonly kind: 'ruled';
  readonly rules: boolean;
  readonly foot: boolean;
  readonly between: boolean;
  readonly rows: readonly Line[];
}
/** One row of pictures. */
export interface Images {
  readonly kind: 'images';
  readonly gap: number;
  readonly items: readonly {
    readonly file?: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
    readonly lines: readonly Line[];
  }[];
}
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly number[];
  readonly inset: { readonly x: number; readonly y: number };
  readonly header: readonly Row[];
  readonly rows: readonly Row[];
}
export interface Row {
  /** Least height inside the cells' insets. */
  readonly height: number;
  readonly breakable: boolean;
  readonly cells: readonly {
    readonly columns: number;
    readonly rows: number;
    readonly top: boolean;
    /** The one cell that gives the row its least height. */
    readonly strut: boolean;
    readonly pieces: readonly Piece[];
    /** Stands at the lower edge. */
    readonly foot?: readonly Piece[];
  }[];
}

/** A table of many cells, each nothing but lines of text: thousands of them are set in a tenth of the time. */
export interface SheetTable {
  readonly kind: 'sheet';
  readonly size: number;
  readonly pitch: number;
  readonly inset: { readonly x: number; readonly y: number };
  readonly columns: readonly { readonly width: number; readonly align: Align }[];
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly (readonly string[])[])[];
}

/** A paper as `paper.typ` takes it: its page and what stands on it. */
export interface SetPaper {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly 'number-first': boolean;
  readonly notice?: Line;
  readonly pieces: readonly Piece[];
}

/** Pages of a file as they are. */
export interface SetPrinted {
  readonly file: string;
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

export const mm = (value: number): number => twips(value) / 20;

/** Height of a line of the grid and width of that many characters of body text. */
export const gridPitch = linePitch / 20;
export const characters = (count: number): number => (count * charPitch) / 20;

/** Sizes in points; `size` counts half points, as .docx does. */
export const points = {
  two: size.two / 2,
  three: size.three / 2,
  four: size.four / 2,
  smallFour: size.smallFour / 2,
  five: size.five / 2,
} as const;

/** Text in stretches of one face. */
export function stretches(text: Text, face: FaceKey = 'body', more: Partial<Stretch> = {}): Stretch[] {
  const given = typeof text === 'string' ? [{ text }] : text;
  return given.flatMap(({ text: words, ...style }) =>
    plainLines(words).map((line, index): Stretch => ({
      // An empty line has no height of its own; a sign without width gives it one.
      ...more, ...style, face, text: line === '' && index > 0 ? '\u200b' : line, ...(index > 0 ? { break: true } : {}),
    })),
  );
}

/** A line of the grid in 三号; its characters are as close as 28 to the line ask for. */
export const gridLine = (runs: readonly Stretch[], more: Partial<Line> = {}): Line => ({
  kind: 'line', size: points.three, pitch: gridPitch, tracking: characters(1) - points.three, align: 'justify', runs, ...more,
});

/** A line of another size, without tracking. */
export const line = (runs: readonly Stretch[], at: { size: number; pitch: number }, more: Partial<Line> = {}): Line => ({
  kind: 'line', ...at, tracking: 0, align: 'left', runs, ...more,
});

export const blank = (count: number, keep = false): Space => ({ kind: 'space', height: count * gridPitch, ...(keep ? { keep } : {}) });
