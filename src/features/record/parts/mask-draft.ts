import type { Rectangle } from '#features/record/facts.ts';

/** Covered parts while they are drawn: thousandths of the picture, always inside it. */

/** The smallest that is drawn, in thousandths: a slip of the finger covers nothing. */
export const smallest = 15;
export const step = 10;

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, Math.round(value)));

export function inside({ x, y, width, height }: Rectangle): Rectangle {
  const wide = within(width, smallest, 1000);
  const high = within(height, smallest, 1000);
  return { x: within(x, 0, 1000 - wide), y: within(y, 0, 1000 - high), width: wide, height: high };
}

interface Point {
  readonly x: number;
  readonly y: number;
}
/** From where it was pressed to where it was let go; null where that was hardly a way. */
export function drawn(from: Point, to: Point): Rectangle | null {
  const width = Math.abs(to.x - from.x);
  const height = Math.abs(to.y - from.y);
  return width < smallest || height < smallest ? null : inside({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height });
}

export const moved = (one: Rectangle, by: Point): Rectangle => inside({ ...one, x: one.x + by.x, y: one.y + by.y });

/** Wider or narrower; the upper left stays. */
export const sized = (one: Rectangle, by: Point): Rectangle => {
  const width = within(one.width + by.x, smallest, 1000 - one.x);
  return inside({ ...one, width, height: within(one.height + by.y, smallest, 1000 - one.y) });
};

/** What a key does to the part it is pressed on: arrows move it, with Shift they size it. Null: nothing. */
export function byKey(one: Rectangle, key: string, shift: boolean): Rectangle | null {
  const ways: Readonly<Record<string, Point>> = { ArrowLeft: { x: -step, y: 0 }, ArrowRight: { x: step, y: 0 }, ArrowUp: { x: 0, y: -step }, ArrowDown: { x: 0, y: step } };
  const by = ways[key];
  return by === undefined ? null : shift ? sized(one, by) : moved(one, by);
}

/** A new one for the keyboard: in the middle, a little aside of those that are there. */
export const placed = (count: number): Rectangle => inside({ x: 425 + (count % 5) * 30, y: 400 + (count % 5) * 30, width: 150, height: 200 });
