import { expect, test } from 'vitest';
import { given, id } from '#features/activity/fixtures.ts';
import { systemOf } from '#shared/actor.ts';
import { tell, type Cause } from './decide.ts';
import { newsOf } from './facts.ts';

test('one entry that says the same kind of thing twice tells everybody of it once', () => {
  const people = [id(1), id(2)];
  const news = newsOf([{ name: 'outcome.told', details: { people: [...people], answer: '一' } }, { name: 'outcome.told', details: { people: [id(2), id(3)], answer: '二' } }]);
  const cause: Cause = {
    seq: 7, actorId: null, actorName: '周正言', objectId: id(9), activity: null, news, settled: [], standings: [], organiserId: null, proposerId: null,
  };
  const decision = tell(cause, null, given(systemOf(id(0))));
  expect(decision.ok && decision.changes.map((change) => change.op === 'insert' && `${(change.row as { personId: string }).personId.slice(-1)} ${(change.row as { facts: { answer: string } }).facts.answer}`)).toEqual(['1 一', '2 一', '3 二']);
});
