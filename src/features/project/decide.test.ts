import { describe, expect, test } from 'vitest';
import { actors, given, id } from '#features/activity/fixtures.ts';
import type { Decision } from '#shared/decision.ts';
import { add, close, edit, removeAuditee, setAuditee, setTeam } from './decide.ts';

const found = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));
const commandId = id(900);
const by = given(actors.secretary);
const project = { id: id(1), code: '2026-07', name: '某审计项目', startOn: '2026-10-01', closedOn: null, version: 2 };
const fields = { code: '2026-07', name: '某审计项目', place: '南昌', region: '江西省', startOn: '2026-10-01', endOn: '2026-12-31' };

describe('projects', () => {
  test('entered with a team, each once', () => {
    const decision = add({ codeTaken: false, known: [id(5), id(6)] }, { commandId, ...fields, personIds: [id(5), id(6), id(5)] }, by);
    expect(decision.ok && decision.changes.map((change) => change.table)).toEqual(['project', 'projectMember', 'projectMember']);
  });
  test('code once, end after start, people of the office', () => {
    expect(found(add({ codeTaken: true, known: [] }, { commandId, ...fields, endOn: '2026-09-30', personIds: [id(5)] }, by))).toEqual(['need.project_code', 'need.end_after_start', 'need.person']);
  });
  test('stale, closed twice, closed in the future, closed before it began', () => {
    expect(found(edit({ project, codeTaken: false }, { commandId, id: id(1), version: 1, ...fields }, by))).toEqual(['stale.project']);
    expect(found(close({ project: { ...project, closedOn: '2026-11-01' } }, { commandId, id: id(1), version: 2, on: '2026-11-20' }, by))).toEqual(['need.open_project']);
    expect(found(close({ project }, { commandId, id: id(1), version: 2, on: '2026-11-25' }, by))).toEqual(['need.not_future']);
    expect(found(close({ project }, { commandId, id: id(1), version: 2, on: '2026-09-30' }, by))).toEqual(['need.end_after_start']);
  });
  test('the team is set as a whole: who left goes, who stays is left alone', () => {
    const team = [{ id: id(11), personId: id(5) }, { id: id(12), personId: id(6) }];
    const decision = setTeam({ project, known: [id(6), id(7)], team }, { commandId, id: id(1), version: 2, personIds: [id(6), id(7)] }, by);
    expect(decision.ok && decision.changes.map((change) => [change.op, change.table, change.id === id(11)])).toEqual([
      ['delete', 'projectMember', true], ['insert', 'projectMember', false], ['update', 'project', false],
    ]);
  });
});

describe('the unit visited', () => {
  const input = { commandId, id: id(1), unitId: id(3), noticeOn: '2026-10-08', auditEndOn: null };
  const known = { project, outside: true, auditeeIds: [] };
  test('is entered by the discipline post, and nothing of it stands in the event or the project’s history', () => {
    const decision = setAuditee(known, input, given(actors.discipline));
    expect(decision).toMatchObject({ ok: true, subject: { type: 'auditee' }, events: [{ name: 'project.auditee_set', details: {} }] });
    expect(decision.ok && decision.subject.id).not.toBe(project.id);
    for (const other of [actors.committee, actors.secretary, actors.leader, actors.member]) expect(found(setAuditee(known, input, given(other)))).toEqual(['forbidden.post']);
  });
  test('entered again it is changed, taken off it is gone', () => {
    const there = { ...known, auditeeIds: [id(4)] };
    expect(setAuditee(there, { ...input, auditEndOn: '2026-12-01' }, given(actors.discipline))).toMatchObject({ changes: [{ op: 'update', id: id(4) }] });
    expect(removeAuditee(there, { commandId, id: id(1), unitId: id(3) }, given(actors.discipline))).toMatchObject({ changes: [{ op: 'delete', id: id(4) }] });
    expect(found(removeAuditee(known, { commandId, id: id(1), unitId: id(3) }, given(actors.discipline)))).toEqual(['need.unit']);
  });
  test('days in order; only units outside our own', () => {
    expect(found(setAuditee(known, { ...input, auditEndOn: '2026-10-07' }, given(actors.discipline)))).toEqual(['need.end_after_start']);
    expect(found(setAuditee(known, { ...input, noticeOn: null, auditEndOn: '2026-12-01' }, given(actors.discipline)))).toEqual(['need.notice_on']);
    expect(found(setAuditee({ ...known, outside: false }, input, given(actors.discipline)))).toEqual(['need.outside_unit']);
  });
});
