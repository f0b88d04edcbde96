import { expect, test } from 'vitest';
import { openTable } from './facts-open.ts';

const activity = (id: string, branchId: string, over: object = {}) => ({
  id, code: id, theme: null, branchId, itemId: null, stage: 'summary' as const, standing: 'active' as const, on: '2026-05-01', held: true, estimateFen: 90_000, spentFen: 80_000, ...over,
});
const branch = (branchId: string) => ({ branchId, name: branchId, planned: 0, held: 0, unplanned: 0, estimateFen: null, spentFen: null, unknownEstimate: 0, unknownSpent: 0, itemIds: [], activityIds: [] });
const run = {
  byBranch: [branch('a'), branch('b'), branch('c')], moneyOf: null,
  activities: [activity('1', 'b'), activity('2', 'a', { spentFen: null }), activity('3', 'a', { estimateFen: 10_000, spentFen: 12_000 }), activity('4', 'c', { held: false, spentFen: null })],
};

test('held activities by branch in their usual order; what is not known stays out of the sum and is counted', () => {
  expect(openTable(run).map(({ name, rows, estimateFen, spentFen, unknown }) => [name, rows.map(({ id }) => id), estimateFen, spentFen, unknown])).toEqual([
    ['a', ['2', '3'], 100_000, 12_000, 1], ['b', ['1'], 90_000, 80_000, 0],
  ]);
});
test('only of branches whose spending the reader is told', () => {
  expect(openTable({ ...run, moneyOf: ['b'] }).map(({ name }) => name)).toEqual(['b']);
});
