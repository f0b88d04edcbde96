import { expect, test } from 'vitest';
import { exampleFacts, plainRules } from '#features/activity/fixtures.ts';
import { lifecycle } from '#features/activity/lifecycle.ts';
import { missing } from '#features/activity/needs.ts';
import { shippedRules } from '#features/rulebook/fixtures.ts';
import { need } from '#shared/finding.ts';
import { mendable, partThatCures } from './verbs-cure.ts';

test.each([
  ['need.theme', 'theme', 'topic'], ['need.effect', 'expectedEffect', 'topic'], ['PLN-08', 'source', 'topic'],
  ['need.two_sides', 'sides', 'sides'], ['PLN-12', 'sides', 'sides'], ['need.signature', 'sides', 'record'],
  ['need.programme', 'programme', 'programme'], ['need.money', 'estimateFen', 'costs'], ['PLC-03', 'plannedOn', 'programme'],
  ['INT-05', 'declarations.gifts', 'programme'], ['REC-01', 'record.place', 'record'], ['need.bulletin', null, 'publicity'],
  ['need.told', null, 'conversion'], ['need.announced', null, 'held'], ['need.something', null, null],
])('%s at %s is mended in %s', (check, field, part) => expect(partThatCures({ check, field })).toBe(part));

test('every plain need of an empty activity has a part that mends it', () => {
  const facts = exampleFacts({ sides: [], activity: { theme: null, source: null, tasks: null, expectedEffect: null, programme: null, estimateFen: null } });
  const needs = [...new Set(lifecycle.flatMap((line) => line.needs))].filter((wanted) => wanted !== 'postponed');
  const lost = needs.flatMap((wanted) => missing(wanted, facts, plainRules)).filter((finding) => partThatCures(finding) === null);
  expect(lost.map((finding) => finding.check)).toEqual([]);
});

test('what the shipped rulebook asks before submitting has a part too', () => {
  const facts = exampleFacts({ activity: { source: null, place: '庐山', plannedOn: '2026-11-28', plannedEnd: '2026-11-29' } });
  const found = missing('checks_submit', facts, shippedRules);
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter((finding) => partThatCures(finding) === null).map((finding) => finding.check)).toEqual([]);
});

test('who may not, or another stage, is no list to work through', () => {
  expect(mendable([need('forbidden.post'), need('stage.wrong'), need('standing.postponed'), need('need.theme')]).map(({ check }) => check)).toEqual(['need.theme']);
});
