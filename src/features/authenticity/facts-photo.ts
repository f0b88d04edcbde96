/**
 * The print of a picture (difference hash): whether each part is lighter than its neighbour to the right and below. It
 * stays nearly the same when a picture is made smaller, saved again or cut a little. Pure, over grey values.
 */

/** The picture is looked at as this many parts each way. */
export const side = 9;
export const bits = 128;
/** Lighter or darker by less than this is the noise of saving. */
const noise = 3;
/** A picture in which fewer neighbours differ tells nothing: one colour, an empty page. They would all look alike. */
const leastDiffering = 28;

/** 128 signs 0 or 1; null for a picture without anything in it. @param grey side × side values, row by row. */
export function photoPrint(grey: ArrayLike<number>): string | null {
  let print = '';
  let differing = 0;
  for (const [right, down] of [[1, 0], [0, 1]] as const) {
    for (let y = 0; y < side - 1; y += 1) {
      for (let x = 0; x < side - 1; x += 1) {
        const difference = (grey[y * side + x] ?? 0) - (grey[(y + down) * side + x + right] ?? 0);
        if (Math.abs(difference) >= noise) differing += 1;
        print += difference > 0 ? '1' : '0';
      }
    }
  }
  return differing < leastDiffering ? null : print;
}

/** Sixteen pieces of eight bits: two prints that differ in fewer than sixteen bits have one of them in common. */
export const piecesOf = (print: string): number[] => Array.from({ length: bits / 8 }, (_, at) => at * 256 + Number.parseInt(print.slice(at * 8, at * 8 + 8), 2));

/** In how many bits two prints differ. */
export function distance(a: string, b: string): number {
  let differing = 0;
  for (let at = 0; at < bits; at += 1) if (a[at] !== b[at]) differing += 1;
  return differing;
}
