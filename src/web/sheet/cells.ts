/** Places in a sheet and the moves between them: pure. */

export interface Place {
  readonly row: number;
  readonly col: number;
}
/** What is marked: from where it began to where it reaches; the first is the active cell. */
export interface Selection {
  readonly from: Place;
  readonly to: Place;
}
export interface Size {
  readonly rows: number;
  readonly cols: number;
}
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
export const clamp = ({ row, col }: Place, { rows, cols }: Size): Place => ({ row: within(row, rows), col: within(col, cols) });
export const at = (place: Place): Selection => ({ from: place, to: place });

export const rangeOf = ({ from, to }: Selection): Range => ({
  top: Math.min(from.row, to.row), bottom: Math.max(from.row, to.row), left: Math.min(from.col, to.col), right: Math.max(from.col, to.col),
});
export const holds = ({ top, bottom, left, right }: Range, { row, col }: Place): boolean => row >= top && row <= bottom && col >= left && col <= right;

/**
 * The same cells after rows came or went: the active row is known by its key, not by its number, so that what is being typed stays in its line. Null where that
 * row is gone. `keyAt` gives the key of a row; a selection without a key stays at its numbers.
 */
export function followed({ from, to }: Selection, key: string | null, keyAt: (row: number) => string | null, rows: number): Selection | null {
  if (key === null || keyAt(from.row) === key) return { from, to };
  for (let row = 0; row < rows; row += 1) {
    if (keyAt(row) === key) return { from: { ...from, row }, to: { ...to, row: to.row + row - from.row } };
  }
  return null;
}

/** The next cell in reading order, as Tab goes: at the end of a row on to the next. */
export function beside({ row, col }: Place, step: 1 | -1, { rows, cols }: Size): Place {
  const next = row * cols + col + step;
  return next < 0 || next >= rows * cols ? { row, col } : { row: Math.floor(next / cols), col: next % cols };
}

/** Where an arrow, Home, End or a page key leads; null for any other key. With Ctrl to the edge. */
export function moved(key: string, place: Place, size: Size, { edge = false, page = 20 } = {}): Place | null {
  const { row, col } = place;
  const to = (by: Place): Place => clamp({ row: row + by.row, col: col + by.col }, size);
  const far = edge ? Number.MAX_SAFE_INTEGER / 2 : 1;
  switch (key) {
    case 'ArrowUp': return to({ row: -far, col: 0 });
    case 'ArrowDown': return to({ row: far, col: 0 });
    case 'ArrowLeft': return to({ row: 0, col: -far });
    case 'ArrowRight': return to({ row: 0, col: far });
    case 'PageUp': return to({ row: -page, col: 0 });
    case 'PageDown': return to({ row: page, col: 0 });
    case 'Home': return edge ? { row: 0, col: 0 } : { row, col: 0 };
    case 'End': return clamp(edge ? { row: size.rows, col: size.cols } : { row, col: size.cols }, size);
    default: return null;
  }
}
