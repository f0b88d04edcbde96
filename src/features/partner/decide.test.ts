import { expect, test } from 'vitest';
import { actors, exampleFacts, given, ids } from '#features/activity/fixtures.ts';
import { sign } from './decide.ts';

test.each([
  ['by its branches', {}, '数据办党支部'],
  ['in words where no branch is named', { unitId: null, unitName: null, branchIds: [], branchNames: [], bodyWords: '六个片区负责人' }, '六个片区负责人'],
])('the history names the side that decided: %s', (_, over, name) => {
  const facts = exampleFacts();
  const sides = facts.sides.map((side) => (side.id === ids.partnerSide ? { ...side, ...over } : side));
  const by = { sideId: ids.partnerSide, way: 'paper', name: '刘明', post: '支部书记', linkId: null, fileId: ids.record } as const;
  const said = { decision: 'approve', comment: null, shown: facts.activity.programmeNo } as const;
  expect(sign({ ...facts, sides }, 'activity', said, by, given(actors.proposer))).toMatchObject({ ok: true, events: [{ name: 'partner.consent_approve', details: { side: name } }] });
});
