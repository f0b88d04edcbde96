import { describe, expect, test } from 'vitest';
import { costLine } from '#features/cost/fixtures.ts';
import { compare, snapshotsOf } from './facts-version.ts';
import { runOf, type RunActivity, type RunLine } from './facts-year.ts';
import { planId as id, planLine } from './fixtures-checks.ts';

const line = (n: number, over: Partial<RunLine> = {}): RunLine => ({
  id: id(n), number: n, branchId: id(1), branchName: '甲', content: '联学', fromOn: '2026-03-01', toOn: '2026-03-31', extra: false, state: 'approved', activityIds: [], estimateFen: 1_000, ...over,
});
const activity = (n: number, over: Partial<RunActivity> = {}): RunActivity => ({
  id: id(n), code: `2026-${n}`, theme: '联学', branchId: id(1), itemId: null, stage: 'summary', standing: 'active', on: '2026-04-02', held: true, estimateFen: 500, spentFen: 400,
  frontLine: [true], industries: ['C'], fields: [null], regions: ['湖北'], ...over,
});
const run = (lines: RunLine[], activities: RunActivity[], moneyOf: string[] | null = null) =>
  runOf({ year: 2026, today: '2026-06-01', lines, activities, branches: [{ id: id(1), name: '甲' }, { id: id(2), name: '乙' }, { id: id(3), name: '丙' }], moneyOf });

describe('planned and held', () => {
  test('each number has the records behind it; a line not held in its time is told', () => {
    const { lines, total, byBranch } = run([line(11), line(12, { branchId: id(2), toOn: '2026-12-31' })], [activity(21, { itemId: id(11) }), activity(22)]);
    expect(lines).toMatchObject([{ held: true, overdue: false }, { held: false, overdue: false }]);
    expect(run([line(11)], []).lines).toMatchObject([{ held: false, overdue: true }]);
    expect(total).toEqual({ planned: 2, held: 2, unplanned: 1, estimateFen: 2_500, spentFen: 800, unknownEstimate: 0, unknownSpent: 0, itemIds: [id(11), id(12)], activityIds: [id(21), id(22)] });
    expect(byBranch.map(({ name, planned, held }) => [name, planned, held])).toEqual([['甲', 1, 2], ['乙', 1, 0]]);
  });
  test('months: twelve, and one for what has no day', () => {
    const { byMonth } = run([line(11), line(12, { fromOn: null, toOn: null })], [activity(21)]);
    expect(byMonth.filter(({ planned, held }) => planned + held > 0).map(({ month, planned, held }) => [month, planned, held])).toEqual([[0, 1, 0], [3, 1, 0], [4, 0, 1]]);
    expect(run([], []).byMonth).toHaveLength(12);
  });
  test('unknown money is left out of the sums and counted', () => {
    expect(run([line(11, { estimateFen: null })], [activity(21, { spentFen: null }), activity(22, { held: false, spentFen: null })]).total).toMatchObject({ estimateFen: 1_000, unknownEstimate: 1, spentFen: 0, unknownSpent: 1 });
  });
  test('spending that is not open is not told, of other branches and in all', () => {
    const { total, byBranch, activities } = run([line(11), line(12, { branchId: id(2) })], [activity(21), activity(22, { branchId: id(2) })], [id(2)]);
    expect([total.estimateFen, ...byBranch.map(({ spentFen }) => spentFen)]).toEqual([null, null, 400]);
    expect(activities.map(({ spentFen }) => spentFen)).toEqual([null, 400]);
  });
  test('shares tell of what was held, several partners each once, unknown apart', () => {
    const { shares } = run([], [activity(21, { frontLine: [true, true, null], industries: ['C', 'S', 'C'] }), activity(22, { held: false }), activity(23, { frontLine: [], regions: [null] })]);
    expect(shares.frontLine).toEqual([{ key: 'yes', activityIds: [id(21)] }, { key: null, activityIds: [id(21)] }]);
    expect(shares.industry).toEqual([{ key: 'C', activityIds: [id(21), id(23)] }, { key: 'S', activityIds: [id(21)] }]);
    expect(shares.region).toEqual([{ key: '湖北', activityIds: [id(21)] }, { key: null, activityIds: [id(23)] }]);
  });
});

test('two versions differ in what was added, removed, and cell by cell, the estimate beside them', () => {
  const approved = (n: number, over: Parameters<typeof planLine>[0] = {}) => planLine({ id: id(n), state: 'approved', number: n, ...over });
  const before = snapshotsOf([approved(1), approved(2), approved(3, { suggestionIds: [id(9)] }), planLine({ id: id(5), state: 'dropped' })]);
  const after = snapshotsOf([approved(1, { place: '吉安', costs: [costLine({ quantity: 3, unitFen: 100, amountFen: 300 })] }), approved(3, { suggestionIds: [id(9)] }), approved(4)]);
  const { added, removed, changed } = compare(before, after);
  expect([added.map(({ itemId }) => itemId), removed.map(({ itemId }) => itemId)]).toEqual([[id(4)], [id(2)]]);
  expect(changed).toEqual([{ itemId: id(1), number: 1, branchName: '计算机处党支部', content: '科技强审联学', cells: [
    { field: 'place', before: '武汉市', after: '吉安' }, { field: 'estimateFen', before: expect.any(Number), after: 300 },
  ] }]);
});
