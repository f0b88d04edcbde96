import type { Place, Range } from './cells.ts';

/** Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows. Pure. */

/**
 * Reads a pasted block. A cell with tabs, line ends or quotes inside stands in quotes, a quote inside doubled, as Excel,
 * WPS and LibreOffice write it. The line end after the last row is no row.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const ends = (): void => { rows.at(-1)?.push(cell); cell = ''; };
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  for (let i = 0; i < plain.length; i += 1) {
    const sign = plain.charAt(i);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain.charAt(i + 1) === '"') { cell += '"'; i += 1; } else quoted = false;
    } else if (sign === '"' && cell === '' && closes(plain, i + 1)) quoted = true;
    else if (sign === '\t') ends();
    else if (sign === '\n') { ends(); rows.push([]); } else cell += sign;
  }
  ends();
  return rows;
}

/** Whether a quote at the start of a cell opens a quoted one: its end is followed by the end of the cell. A word in quotes is just that. */
function closes(text: string, from: number): boolean {
  for (let i = from; i < text.length; i += 1) {
    if (text.charAt(i) !== '"') continue;
    if (text.charAt(i + 1) === '"') i += 1;
    else return i + 1 === text.length || text.charAt(i + 1) === '\t' || text.charAt(i + 1) === '\n';
  }
  return false;
}

export interface Placed extends Place {
  readonly text: string;
}

/** A block laid into a sheet from a place on. Pasted over a larger range it is repeated where it fits evenly, as spreadsheets do. */
export function laid(block: readonly (readonly string[])[], { top, bottom, left, right }: Range, cols: number): Placed[] {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (width === 0) return [];
  const down = (bottom - top + 1) % height === 0 ? (bottom - top + 1) / height : 1;
  const across = (right - left + 1) % width === 0 ? (right - left + 1) / width : 1;
  return Array.from({ length: Math.max(1, down) * height }, (_, row) =>
    Array.from({ length: Math.max(1, across) * width }, (__, col): Placed => ({ row: top + row, col: left + col, text: block[row % height]?.[col % width] ?? '' })),
  ).flat().filter(({ col }) => col < cols);
}

/** The first row of a range put into the rows below it. */
export const filledDown = (first: readonly string[], { top, bottom, left }: Range): Placed[] =>
  Array.from({ length: bottom - top }, (_, row) => first.map((text, col): Placed => ({ row: top + row + 1, col: left + col, text }))).flat();
