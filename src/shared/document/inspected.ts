import type { Align } from './model.ts';

/**
 * What a written paper says of its own layout, as read back from the file: lengths in mm, sizes in points. The checks DOC-01
 * to DOC-09 run on it.
 */
export interface InspectedPaper {
  readonly kind: 'docx' | 'xlsx';
  readonly pages: readonly InspectedPage[];
  /** In the order of the file; those of tables as well. */
  readonly paragraphs: readonly InspectedParagraph[];
  readonly footers: readonly InspectedFooter[];
  /** Odd and even pages have footers of their own. */
  readonly oddEven: boolean;
  /** Faces that text is set in, by the names the file has. */
  readonly faces: readonly string[];
  /** How thick lines drawn as shapes are, in the order of the file. */
  readonly strokes: readonly number[];
}

export interface InspectedPage {
  /** Null where the file leaves the paper to the printer (.xlsx). */
  readonly width: number | null;
  readonly height: number | null;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number } | null;
  /** From the lower edge of the paper to that of the footer. */
  readonly footer: number;
  /** The first page has a header and footer of its own. */
  readonly firstApart: boolean;
  /** Pitch of the grid that lines keep to, and what it adds to a character's width, in points; null without a grid. */
  readonly grid: { readonly line: number | null; readonly character: number } | null;
}

export interface InspectedParagraph {
  readonly text: string;
  readonly face: string;
  readonly size: number;
  readonly align: Align | 'justify';
  /** In points; `exact` is the height of a line where it is fixed. */
  readonly exact: number | null;
  readonly after: number;
  /** Added to the width of each character, in points. */
  readonly spacing: number;
  readonly snaps: boolean;
  /** From 1; null where the paragraph is not in the outline. */
  readonly outline: number | null;
  readonly newPage: boolean;
  /** Number of the table it stands in, from 1; 0 outside. */
  readonly table: number;
  /** Thickness in mm of the lines above and below it, its own or its cell's. */
  readonly above: number | null;
  readonly below: number | null;
}

export interface InspectedFooter {
  readonly of: 'odd' | 'even' | 'first';
  /** Its text; the page number stands as #. */
  readonly text: string;
  readonly align: Align | 'justify' | 'outside';
  readonly size: number;
  readonly exact: number | null;
  readonly after: number;
}
