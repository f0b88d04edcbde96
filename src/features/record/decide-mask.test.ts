import { describe, expect, test } from 'vitest';
import { actors, exampleFacts, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Decision } from '#shared/decision.ts';
import { maskPhoto } from './decide-mask.ts';
import { examplePhoto } from './fixtures-checks.ts';
import { isPhoto, mayLeave, outwardOf } from './shown-outside.ts';

const face = { x: 100, y: 100, width: 120, height: 200 };
const mask = { id: id(240), rectangles: [face], complete: true, byName: '王清正', at: '2026-12-11T02:00:00.000Z', version: 3 };
const why = (decision: Decision): string => (decision.ok ? 'done' : (decision.findings[0]?.check ?? ''));
const say = (over: object = {}, photo: object = {}) =>
  maskPhoto({ facts: { ...exampleFacts(), files: [{ ...examplePhoto, ...photo }] as ActivityFacts['files'] }, rules: plainRules }, {
    commandId: id(500), id: ids.activity, fileId: examplePhoto.id, maskVersion: null, rectangles: [face], complete: true, sha256: 'b'.repeat(64), ...over,
  }, given(actors.discipline));

describe('what is said of a photo', () => {
  test('the first time a row, then its next version; who said it and what left stand with it', () => {
    expect(say()).toMatchObject({ ok: true, changes: [{ op: 'insert', table: 'fileMask', row: { fileId: examplePhoto.id, activityId: ids.activity, rectangles: [face], complete: true, sha256: 'b'.repeat(64), byName: actors.discipline.name } }] });
    expect(say({ maskVersion: 3, rectangles: [], complete: false }, { mask })).toMatchObject({ changes: [{ op: 'update', id: mask.id, set: { rectangles: [], complete: false, version: 4 } }] });
  });
  test.each([
    ['covered, and that is all', {}, 'record.photo_masked'], ['looked, and there is none', { rectangles: [] }, 'record.photo_looked'],
    ['begun', { complete: false }, 'record.photo_mask_begun'],
  ])('the history tells: %s', (_, over, name) => expect(say(over)).toMatchObject({ events: [{ name }] }));
  test.each([
    ['beyond the edge', say({ rectangles: [{ ...face, x: 900, width: 101 }] }), 'need.mask_inside'], ['of another version', say({ maskVersion: 2 }, { mask }), 'stale.mask'],
    ['of one already spoken of', say({}, { mask }), 'stale.mask'], ['no photo', say({}, { purpose: 'paper' }), 'need.photo'], ['no picture', say({}, { mediaType: 'application/pdf' }), 'need.photo'],
    ['taken off', say({ fileId: id(999) }), 'need.photo'], ['not drawn', say({ sha256: null }), 'need.photo'],
  ])('refused: %s', (_, decision, expected) => expect(why(decision)).toBe(expected));
});

test.each([
  [true, null, 'agreed', true], [true, { complete: false, rectangles: [face] }, 'agreed', true], [false, null, 'not_agreed', false],
  [false, { complete: false, rectangles: [face] }, 'not_agreed', false], [false, { complete: true, rectangles: [face] }, 'masked', true],
  [null, null, 'unsaid', false], [null, { complete: false, rectangles: [] }, 'unsaid', false], [null, { complete: true, rectangles: [] }, 'looked', true],
] as const)('consent %s and mask %j: %s', (consentOfOutsiders, said, expected, leaves) => {
  expect(outwardOf({ consentOfOutsiders, mask: said })).toBe(expected);
  expect(mayLeave({ consentOfOutsiders, mask: said })).toBe(leaves);
});
test('scans and papers are no photos, pictures though they are', () => {
  expect([isPhoto(examplePhoto), isPhoto({ ...examplePhoto, purpose: 'scan' }), isPhoto({ purpose: 'photo', mediaType: 'application/pdf' })]).toEqual([true, false, false]);
});
