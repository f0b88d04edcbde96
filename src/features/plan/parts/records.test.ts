import { expect, test } from 'vitest';
import { recordsOf, stateOfLine, type Figure, type YearActivity, type YearLine } from './records.ts';

const line = (id: string, over: Partial<YearLine> = {}): YearLine => ({
  id, number: 1, branchId: 'b', branchName: '甲支部', content: id, fromOn: '2027-03-01', toOn: '2027-03-31', extra: false, state: 'approved', activityIds: [], estimateFen: 1, held: false, overdue: false, ...over,
});
const activity = (id: string, over: Partial<YearActivity> = {}): YearActivity => ({
  id, code: id, theme: null, branchId: 'b', itemId: null, stage: 'held', standing: 'active', on: '2027-03-02', held: true, estimateFen: null, spentFen: null, ...over,
});
const run = { lines: [line('one'), line('two'), line('elsewhere')], activities: [activity('begun', { itemId: 'one' }), activity('loose'), activity('coming', { held: false }), activity('elsewhere')] };
const tally = { itemIds: ['one', 'two'], activityIds: ['begun', 'loose', 'coming'] };

test.each<[Figure, string[], string[]]>([
  ['planned', ['one', 'two'], []], ['held', [], ['begun', 'loose']], ['spent', [], ['begun', 'loose']], ['unplanned', [], ['loose', 'coming']],
  // A planned activity's estimate is its line's: it is not counted twice.
  ['estimated', ['one', 'two'], ['loose', 'coming']],
])('%s opens its own records and no others', (figure, lines, activities) => {
  const found = recordsOf(run, tally, figure);
  expect([found.lines.map(({ id }) => id), found.activities.map(({ id }) => id)]).toEqual([lines, activities]);
});

test.each([
  [{ held: true, overdue: true }, 'held'], [{ overdue: true, activityIds: ['a'] }, 'overdue'], [{ activityIds: ['a'] }, 'begun'], [{}, 'not_begun'],
] as const)('%j is %s', (over, state) => expect(stateOfLine(line('x', over as Partial<YearLine>))).toBe(state));
