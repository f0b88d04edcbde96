import { expect, test } from 'vitest';
import { textsApart, textsOf } from './apart.ts';

const failure = (current: unknown) => ({ code: 'STALE' as const, findings: [], fields: [], current });

test('fact by fact, also within facts; what is equal is not shown, and mine goes over the version that is stored', () => {
  const input = { id: 'x', recordVersion: 2, place: '会议室', strands: { theory: '我写的', problem: '一样' } };
  expect(textsApart({ input, failure: failure({ id: 'y', version: 5, place: '现场', strands: { theory: '别人写的', problem: '一样' } }) })).toEqual({
    differing: [{ name: 'place', stored: '现场', mine: '会议室' }, { name: 'strands.theory', stored: '别人写的', mine: '我写的' }], input: { ...input, recordVersion: 5 },
  });
});
test('people stand one in a line without the codes beside them; codes of a standard are not read', () => {
  expect(textsOf({ id: 'x', industry: 'C', region: '420107', name: '武钢', people: [{ name: '张三', post: '组长', state: 'present' }, { name: '李四', post: null, state: 'leave' }] })).toEqual([['name', '武钢'], ['people', '张三 组长\n李四']]);
});
test.each([['nothing came with the refusal', null], ['no version came', { place: '现场' }]])('%s: mine cannot go over it', (_, current) => {
  expect(textsApart({ input: { id: 'x', recordVersion: 2, place: '会议室' }, failure: failure(current) }).input).toBeNull();
});
