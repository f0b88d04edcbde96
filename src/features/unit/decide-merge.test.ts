import { describe, expect, test } from 'vitest';
import { actors, given, id } from '#features/activity/fixtures.ts';
import type { Decision } from '#shared/decision.ts';
import { mostAliases } from './contract.ts';
import { distinct, merge, unmerge, type MergeUnit } from './decide-merge.ts';
import type { Moved } from './facts.ts';

const why = (decision: Decision): string => (decision.ok ? 'done' : decision.findings.map((one) => one.check).join());
const unit = (n: number, name: string, over: Partial<MergeUnit> = {}): MergeUnit => ({
  id: id(n), name, aliases: [], own: false, version: 1, merged: false, industry: null, region: null, field: null, frontLine: null, note: null, ...over,
});
const kept = unit(1, '中国宝武武钢集团', { aliases: ['武钢'], region: '420000', version: 4 });
const gone = unit(2, '宝武钢集团', { aliases: ['武 钢', '宝武钢'], industry: 'C', region: '310000', frontLine: true, version: 2 });
const rows = { sides: [id(11), id(12)], branches: [id(13)], auditees: [id(14)], offers: [id(15)], parties: [id(16)], liaisons: [], contacts: [], choices: [], resources: [id(17)] };
const input = { commandId: id(900), id: kept.id, version: 4, otherId: gone.id, otherVersion: 2 };
const committee = given(actors.committee);
const tryMerge = (over: object = {}, said: object = {}) => merge({ kept, gone, rows, both: null, ...over }, { ...input, ...said }, committee);

describe('merging', () => {
  test('moves every row, makes the other names aliases once, fills in what was not known, and remembers all of it', () => {
    const decision = tryMerge();
    const moved: Moved = { ...rows, aliases: ['宝武钢集团', '宝武钢'], filled: { industry: 'C', frontLine: true } };
    expect(decision).toMatchObject({ ok: true, events: [{ name: 'unit.merged', details: { name: '中国宝武武钢集团', other: '宝武钢集团' } }] });
    expect(decision.ok && decision.changes).toMatchObject([
      { table: 'side', id: id(11), set: { unitId: kept.id } }, { table: 'side', id: id(12), set: { unitId: kept.id } }, { table: 'branch', id: id(13), set: { unitId: kept.id } },
      { table: 'projectAuditee', id: id(14), set: { unitId: kept.id } }, { table: 'unitOffer', id: id(15), set: { unitId: kept.id } }, { table: 'pairingParty', id: id(16), set: { unitId: kept.id } },
      { table: 'resource', id: id(17), set: { unitId: kept.id } },
      { table: 'unit', id: kept.id, set: { aliases: ['武钢', '宝武钢集团', '宝武钢'], industry: 'C', frontLine: true, version: 5 } },
      { table: 'unit', id: gone.id, set: { version: 3 } }, { table: 'unitMerge', row: { keptId: kept.id, goneId: gone.id, moved } },
    ]);
    // What is restricted is told nowhere.
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain(id(14));
  });
  test.each([
    ['by a secretary', merge({ kept, gone, rows, both: null }, input, given(actors.secretary)), 'forbidden.post'], ['with itself', tryMerge({ gone: kept }), 'need.other_unit'], ['with nobody', tryMerge({ gone: null }), 'need.other_unit'],
    ['with our own', tryMerge({ gone: { ...gone, own: true } }), 'need.outside_unit'], ['with one merged before', tryMerge({ gone: { ...gone, merged: true } }), 'need.unit_standing'],
    ['seen in another version', tryMerge({}, { version: 3 }), 'stale.unit'], ['the other seen in another version', tryMerge({}, { otherVersion: 1 }), 'stale.unit'],
    ['two sides of one activity', tryMerge({ both: { theme: null, code: '2026-001' } }), 'need.merge_sides'],
    ['no room for the names', tryMerge({ kept: { ...kept, aliases: Array.from({ length: mostAliases - 1 }, (_, n) => `名${n}`) } }), 'need.alias_room'],
  ])('refused: %s', (_, decision, expected) => expect(why(decision)).toBe(expected));
});

const moved: Moved = { ...rows, aliases: ['宝武钢集团', '宝武钢'], filled: { industry: 'C', frontLine: true } };
const now = { ...kept, aliases: ['武钢', '宝武钢集团', '宝 武钢', '新别名'], industry: 'C', frontLine: false, version: 9 };
const tryUndo = (over: object = {}) =>
  unmerge({ kept: now, gone, merge: { id: id(20), moved, undoneAt: null }, there: rows, namesakes: [], mixed: null, ...over }, { commandId: id(900), id: kept.id, mergeId: id(20) }, committee);

describe('undoing', () => {
  test('what was moved and is still there goes back; names that were added go, what was changed since stays', () => {
    const decision = tryUndo({ there: { sides: [id(12)], branches: [id(13)], auditees: [] } });
    expect(decision.ok && decision.changes).toMatchObject([
      { table: 'side', id: id(12), set: { unitId: gone.id } }, { table: 'branch', id: id(13), set: { unitId: gone.id } },
      { table: 'unit', id: kept.id, set: { aliases: ['武钢', '新别名'], industry: null, version: 10 } }, { table: 'unit', id: gone.id }, { table: 'unitMerge', id: id(20), set: { undoneBy: committee.actor.name } },
    ]);
    expect(decision.ok && decision.changes.find((change) => change.id === kept.id)).not.toMatchObject({ set: { frontLine: null } });
  });
  test.each([
    ['undone before', { merge: { id: id(20), moved, undoneAt: '2026-11-24T00:00:00.000Z' } }, 'need.merge'], ['no such merge', { merge: null, gone: null }, 'need.merge'],
    ['the kept one was merged on', { kept: { ...now, merged: true }, namesakes: [{ id: id(7), name: '丙' }] }, 'need.undo_order'], ['the kept one took its name', { kept: { ...now, name: '宝武钢 集团' } }, 'need.undo_name'],
    ['another goes by its name', { namesakes: [{ id: id(7), name: '宝武钢集团' }] }, 'need.undo_name'], ['a side with branches of both', { mixed: { theme: '科技强审', code: 'x' } }, 'need.undo_side'],
  ])('says what stands in the way: %s', (_, over, expected) => expect(why(tryUndo(over))).toBe(expected));
});

test('not the same: said once for the two, whichever is named first', () => {
  const facts = { one: gone, other: kept, known: false };
  expect(distinct(facts, { commandId: id(900), id: gone.id, otherId: kept.id }, given(actors.secretary))).toMatchObject({ ok: true, changes: [{ table: 'unitDistinct', row: { oneId: kept.id, otherId: gone.id } }] });
  expect(distinct({ ...facts, known: true }, { commandId: id(900), id: gone.id, otherId: kept.id }, given(actors.secretary))).toMatchObject({ ok: true, changes: [] });
  expect(why(distinct(facts, { commandId: id(900), id: gone.id, otherId: kept.id }, given(actors.member)))).toBe('forbidden.post');
});
