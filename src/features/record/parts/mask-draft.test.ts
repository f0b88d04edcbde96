import { describe, expect, test } from 'vitest';
import { byKey, drawn, inside, moved, placed, sized, smallest } from './mask-draft.ts';

const one = { x: 100, y: 200, width: 150, height: 100 };

describe('covered parts stay inside the picture', () => {
  test.each([
    ['drawn backwards', drawn({ x: 300, y: 400 }, { x: 100, y: 100 }), { x: 100, y: 100, width: 200, height: 300 }],
    ['drawn beyond the edge', drawn({ x: 900, y: 900 }, { x: 1200, y: 1300 }), { x: 700, y: 600, width: 300, height: 400 }],
    ['a slip', drawn({ x: 100, y: 100 }, { x: 108, y: 300 }), null],
    ['moved beyond the edge', moved(one, { x: 5000, y: -5000 }), { ...one, x: 850, y: 0 }],
    ['sized beyond the edge', sized(one, { x: 5000, y: 5000 }), { ...one, width: 900, height: 800 }],
    ['sized to nothing', sized(one, { x: -5000, y: -5000 }), { ...one, width: smallest, height: smallest }],
    ['typed as nonsense', inside({ x: -5, y: 2000, width: 3000, height: 0.4 }), { x: 0, y: 1000 - smallest, width: 1000, height: smallest }],
  ])('%s', (_, made, expected) => expect(made).toEqual(expected));
  test('by key', () => {
    expect([byKey(one, 'ArrowLeft', false), byKey(one, 'ArrowDown', false), byKey(one, 'ArrowRight', true), byKey(one, 'ArrowUp', true), byKey(one, 'a', false)])
      .toEqual([{ ...one, x: 90 }, { ...one, y: 210 }, { ...one, width: 160 }, { ...one, height: 90 }, null]);
  });
  test('new ones do not cover each other whole', () => {
    expect(new Set([0, 1, 2].map((count) => placed(count).x)).size).toBe(3);
  });
});
