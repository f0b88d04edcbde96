import { expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import { exampleBulletin, exampleRecord } from '#features/record/fixtures-checks.ts';
import { paperStates } from './ready.ts';

const lacks = (facts: Parameters<typeof paperStates>[0]) => Object.fromEntries(paperStates(facts).map(({ name, lacks: missing }) => [name, missing.map((one) => one.what).join(' ')]));

test('a topic alone lacks nearly everything, and says where each is cured', () => {
  const facts = exampleFacts({ activity: { stage: 'topic', theme: null, programme: null, plannedOn: null, heldOn: null, approvalRound: 0 }, sides: [], approvals: [], record: null, bulletins: [] });
  expect(lacks(facts)).toEqual({ programme: 'theme sides programme', approval: 'theme sides submission', 'sign-in': 'sides day', record: 'held record', bulletin: 'bulletin' });
  expect(paperStates(facts).at(-1)).toEqual({ name: 'bulletin', empty: true, lacks: [{ what: 'bulletin', cure: 'publicity' }] });
});

test('what is there is no longer missed; what is only begun still is', () => {
  const held = exampleFacts({ activity: { stage: 'publicity', heldOn: '2026-12-10' }, record: { ...exampleRecord, writtenAt: '2026-12-11T02:00:00.000Z' }, bulletins: [{ ...exampleBulletin, state: 'cleared' }], consents: [] });
  expect(lacks(held)).toMatchObject({ programme: '', 'sign-in': '', record: 'signatures', bulletin: 'release' });
  expect(lacks({ ...held, bulletins: [{ ...exampleBulletin, state: 'released' }] })).toMatchObject({ bulletin: '' });
});
