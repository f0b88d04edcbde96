import { describe, expect, test } from 'vitest';
import { actors, given, id } from '#features/activity/fixtures.ts';
import type { Decision } from '#shared/decision.ts';
import { add, addBranch, edit, editBranch } from './decide.ts';

const found = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));
const fields = {
  name: '江西省审计厅', kind: 'organ' as const, industry: 'S' as const, region: '360000' as const, field: null, frontLine: null, aliases: ['省审计厅', '江西省 审计厅'], note: null,
};
const commandId = id(900);
const unit = { id: id(1), name: '江西省审计厅', own: false, version: 3, merged: false };
const branches = [{ id: id(2), unitId: id(1), name: '数据办党支部', version: 1 }];

describe('a unit is entered once', () => {
  test('the refusal names the one that is there and leads to it', () => {
    const decision = add({ namesakes: [{ id: id(7), name: '江西省审计厅' }] }, { commandId, ...fields }, given(actors.member));
    expect(decision).toMatchObject({ ok: false, findings: [{ check: 'need.unit_once', field: 'name', facts: { name: '江西省审计厅', unit: id(7) } }] });
  });
  test('an alias that is the name again is left out, unknown stays unknown', () => {
    const decision = add({ namesakes: [] }, { commandId, ...fields }, given(actors.member));
    expect(decision.ok && decision.changes).toMatchObject([{ row: { aliases: ['省审计厅'], frontLine: null, pinyin: 'jiang xi sheng shen ji ting' } }]);
  });
});

test('editing: from an old version it is stale; our own unit is none of them', () => {
  const input = { commandId, id: id(1), version: 2, ...fields };
  expect(found(edit({ unit, namesakes: [] }, input, given(actors.secretary)))).toEqual(['stale.unit']);
  expect(found(edit({ unit: { ...unit, own: true }, namesakes: [] }, input, given(actors.secretary)))).toEqual(['need.outside_unit']);
  expect(edit({ unit, namesakes: [] }, { ...input, version: 3 }, given(actors.secretary)).ok).toBe(true);
});

test('branches: a name once in a unit, ours are made elsewhere', () => {
  expect(found(addBranch({ unit, branches }, { commandId, id: id(1), name: '数据办 党支部' }, given(actors.member)))).toEqual(['need.branch_name_new']);
  expect(found(addBranch({ unit: { ...unit, own: true }, branches: [] }, { commandId, id: id(1), name: '一支部' }, given(actors.member)))).toEqual(['need.outside_unit']);
  const input = { commandId, id: id(1), branchId: id(2), version: 1, name: '数据办党支部' };
  expect(editBranch({ unit, branches }, input, given(actors.secretary)).ok).toBe(true);
  expect(found(editBranch({ unit, branches }, { ...input, branchId: id(3), name: '二支部' }, given(actors.secretary)))).toEqual(['need.branch']);
});
