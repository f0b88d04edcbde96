import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { draw, suggestedSize, type Candidate } from './facts-draw.ts';

const digestOf = (seed: string, code: string): string => createHash('sha256').update(`${seed}:${code}`).digest('hex');
const population = (seed: string, counts: Readonly<Record<string, number>>): Candidate[] =>
  Object.entries(counts).flatMap(([branchId, count]) => Array.from({ length: count }, (_, index) => {
    const code = `2026-${branchId}${String(index + 1).padStart(3, '0')}`;
    return { id: code, code, branchId, digest: digestOf(seed, code) };
  }));
const codes = (drawn: readonly Candidate[]): string[] => drawn.map(({ code }) => code);

describe('drawn from seed and list', () => {
  const all = population('某种子', { a: 7, b: 2, c: 1 });
  test('the same again, whatever order the list stands in', () => {
    expect(codes(draw(all.toReversed(), 4))).toEqual(codes(draw(all, 4)));
    expect(codes(draw(all, 4))).toEqual(codes(draw(all, 10)).slice(0, 4));
  });
  test('every branch once before any twice', () => {
    expect(new Set(draw(all, 3).map(({ branchId }) => branchId)).size).toBe(3);
    expect(draw(all, 5).filter(({ branchId }) => branchId === 'b')).toHaveLength(2);
    expect(draw(all, 10)).toHaveLength(10);
  });
  test('fewer than there are branches: over many seeds each has its chance, and so has each activity', () => {
    const [branches, inA] = [new Map<string, number>(), new Map<string, number>()];
    for (let seed = 0; seed < 3000; seed += 1) {
      const [one] = draw(population(String(seed), { a: 7, b: 2, c: 1 }), 1);
      if (one === undefined) throw new Error('one is drawn');
      branches.set(one.branchId, (branches.get(one.branchId) ?? 0) + 1);
      if (one.branchId === 'a') inA.set(one.code, (inA.get(one.code) ?? 0) + 1);
    }
    expect([...branches.keys()].toSorted()).toEqual(['a', 'b', 'c']);
    expect(inA.size).toBe(7);
  });
  test('by hand, as the report tells it', () => {
    const seed = '0192-seed';
    const hand = population(seed, { a: 3, b: 2 }).toSorted((x, y) => (x.digest < y.digest ? -1 : 1));
    const firstOf = (branchId: string) => hand.filter((one) => one.branchId === branchId);
    const branchOrder = ['a', 'b'].toSorted((x, y) => ((firstOf(x)[0]?.digest ?? '') < (firstOf(y)[0]?.digest ?? '') ? -1 : 1));
    const expected = [0, 1, 2].flatMap((turn) => branchOrder.flatMap((branchId) => firstOf(branchId)[turn] ?? []));
    expect(codes(draw(hand, 5))).toEqual(codes(expected));
  });
});

test.each([[40, 5, 20, 8], [40, 12, 20, 12], [3, 5, 20, 3], [1, 1, 20, 1], [100, 3, 20, 20]])('%d activities of %d branches at %d%%: %d', (count, branches, percent, size) => expect(suggestedSize(count, branches, percent)).toBe(size));
