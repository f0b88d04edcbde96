import { describe, expect, test } from 'vitest';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { actors, exampleFacts, exampleProgramme, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import type { Change, Decision } from '#shared/decision.ts';
import * as decide from './decide.ts';
import * as decideFiles from './decide-files.ts';
import { knownOf } from './facts-known.ts';
import { examplePhoto, exampleRecord } from './fixtures-checks.ts';

const now = '2026-12-10T09:00:00.000Z';
const late = given(actors.member, { now, today: '2026-12-10' });
const at = (over: Partial<Omit<ActivityFacts, 'activity'>> = {}, activity: Partial<ActivityFacts['activity']> = {}) => ({
  facts: exampleFacts({ activity: { stage: 'summary', heldOn: '2026-12-10', approvedProgramme: exampleProgramme, ...activity }, ...over }), rules: plainRules, chair: '周书记',
});
const input = (said: object, recordVersion: number | null = 1) => ({ commandId: id(500), id: ids.activity, recordVersion, ...said });
const changes = (decision: Decision): readonly Change[] => (decision.ok ? decision.changes : []);
const events = (decision: Decision): string[] => (decision.ok ? decision.events.map((event) => event.name) : []);
const why = (decision: Decision): string => (decision.ok ? 'done' : (decision.findings[0]?.check ?? ''));
const signature = (over: Partial<ActivityFacts['consents'][number]> = {}): ActivityFacts['consents'][number] => ({
  id: id(400), sideId: ids.ownSide, subject: 'record', subjectVersion: 1, decision: 'approve', way: 'account', name: '周书记', post: '党支部书记', comment: null, linkId: null,
  personId: ids.secretary, fileId: null, at: now, superseded: false, ...over,
});

describe('what is known before anybody writes', () => {
  const writers = { chair: '周书记', recorder: '李向东' };
  const session = (day: string, from: string, to: string, place: string) => ({ ...exampleProgramme.sessions[0], day, from, to, place, stops: [{ name: place, kind: 'visit' as const }], agenda: [] });
  const twoDays = { sessions: [session('2026-12-11', '08:30', '12:00', '长江委'), session('2026-12-10', '14:00', '17:30', '省博物馆')], tasks: [] };
  test.each([
    ['the day it was planned', exampleProgramme, '2026-12-10', '2026-12-10T01:00:00.000Z', '2026-12-10T03:30:00.000Z'],
    ['moved by four days', exampleProgramme, '2026-12-14', '2026-12-14T01:00:00.000Z', '2026-12-14T03:30:00.000Z'],
    ['two days, listed backwards', twoDays, '2026-12-10', '2026-12-10T06:00:00.000Z', '2026-12-11T04:00:00.000Z'],
    ['two days, moved over the new year', twoDays, '2026-12-31', '2026-12-31T06:00:00.000Z', '2027-01-01T04:00:00.000Z'],
    ['no programme', null, '2026-12-10', null, null],
  ])('hours: %s', (_, approvedProgramme, heldOn, startedAt, endedAt) => {
    const { facts } = at({}, { approvedProgramme, programme: null, heldOn });
    expect(knownOf(facts, writers)).toMatchObject({ startedAt, endedAt, chair: '周书记', recorder: '李向东', place: '江西省审计厅三楼会议室', topic: '科技强审' });
  });
  test('stops are those approved, each once; nothing of what went on is invented', () => {
    const stops = [{ name: '省博物馆', kind: 'visit' as const }, { name: '省博物馆', kind: 'visit' as const }];
    const programme = { ...exampleProgramme, sessions: exampleProgramme.sessions.map((one) => ({ ...one, stops })) };
    expect(knownOf(at({}, { approvedProgramme: programme }).facts, writers)).toMatchObject({ actualStops: [stops[0]], strands: { theory: '', problem: '', outcome: '' }, decisions: [], requestsAnswer: null });
  });
});

describe('writing', () => {
  test('the first time a row is made, with what is known and what was typed', () => {
    const first = decide.edit(at(), input({ strands: { ...exampleRecord.strands, theory: '学习' } }, null), late);
    expect(changes(first)).toMatchObject([{ op: 'insert', table: 'record', row: { chair: '周书记', recorder: '李向东', writtenAt: now, strands: { theory: '学习' } } }]);
    expect(events(first)).toEqual(['record.created']);
  });
  test('without a word of what went on it is not written yet; the first words settle when', () => {
    expect(changes(decide.edit(at(), input({ place: '二楼' }, null), late))).toMatchObject([{ row: { writtenAt: null, place: '二楼' } }]);
    const record = { ...exampleRecord, writtenAt: null, strands: { theory: '', problem: '', outcome: '' } };
    expect(changes(decide.edit(at({ record }), input({ strands: { theory: '', problem: '会诊', outcome: '' } }), late))).toMatchObject([{ set: { writtenAt: now, version: 2 } }]);
    const again = decide.edit(at({ record: exampleRecord }), input({ strands: { theory: '', problem: '会诊', outcome: '' } }), late);
    expect(JSON.stringify(changes(again))).not.toContain('writtenAt');
  });
  test.each([
    ['an older version', exampleRecord, {}, 7, 'stale.record'], ['none seen, one stored', exampleRecord, {}, null, 'stale.record'], ['one seen, none stored', null, {}, 1, 'need.record'],
    ['ends before it begins', exampleRecord, { startedAt: '2026-12-10T04:00:00Z', endedAt: '2026-12-10T03:00:00Z' }, 1, 'need.record_order'],
    ['ends when it begins', exampleRecord, { endedAt: exampleRecord.startedAt }, 1, 'need.record_order'],
    ['begins tomorrow', exampleRecord, { startedAt: '2026-12-11T01:00:00Z', endedAt: null }, 1, 'need.record_future'],
    ['begins later today', exampleRecord, { startedAt: '2026-12-10T11:00:00Z', endedAt: null }, 1, 'done'], ['no end known', exampleRecord, { endedAt: null }, 1, 'done'],
  ])('%s', (_, record, said, version, expected) => expect(why(decide.edit(at({ record }), input(said, version), late))).toBe(expected));
  test('a stale edit is answered with what is stored', () => {
    expect(decide.edit(at({ record: exampleRecord }), input({}, 7), late)).toMatchObject({ current: exampleRecord });
  });
  test('only what changed is written; nothing changed is nothing written', () => {
    const record = exampleRecord;
    expect(changes(decide.edit(at({ record }), input({ place: '二楼', chair: record.chair }), late))).toEqual([{ op: 'update', table: 'record', id: ids.record, set: { place: '二楼', version: 2 } }]);
    expect(decide.edit(at({ record }), input({ place: record.place, startedAt: '2026-12-10T01:00:00Z' }), late)).toMatchObject({ ok: true, changes: [], events: [] });
  });
  test.each([
    ['place', { place: '二楼' }, true], ['strands', { strands: { theory: '别的', problem: '', outcome: '' } }, true], ['a donation', { donations: [{ what: '图书', to: '村小学', fen: null }] }, true],
    ['why it is late', { lateReason: '出差' }, false], ['requests', { requestsAnswer: '有，已回绝' }, false], ['why stops differ', { stopsReason: '道路不通' }, false],
  ])('signatures on other words are asked for again: %s', (_, said, again) => {
    const consents = [signature(), signature({ id: id(401), subject: 'activity' }), signature({ id: id(402), superseded: true })];
    const decision = decide.edit(at({ record: exampleRecord, consents }), input(said), late);
    expect(changes(decision).filter((change) => change.table === 'consent').map((change) => change.id)).toEqual(again ? [id(400)] : []);
    expect(events(decision)).toEqual(again ? ['record.edited', 'record.asked_again'] : ['record.edited']);
  });
});

describe('signing', () => {
  const said = { commandId: id(500), id: ids.activity, shown: 1, decision: 'approve' as const, comment: null };
  const known = at({ record: exampleRecord });
  test('by account, for the own side, of the version shown, with the words that were shown', () => {
    const decision = decide.sign(known, { ...said, sideId: ids.ownSide }, given(actors.secretary));
    expect(changes(decision)[0]).toMatchObject({ table: 'consent', row: { subject: 'record', subjectVersion: 1, way: 'account', name: '周书记', shown: { topic: '科技强审', chair: '周书记' } } });
    expect(JSON.stringify(changes(decision)[0])).not.toContain('requestsAnswer');
    expect(why(decide.sign(known, { ...said, sideId: ids.partnerSide }, given(actors.secretary)))).toBe('forbidden.side');
    expect(why(decide.sign(known, { ...said, sideId: ids.ownSide, shown: 2 }, given(actors.secretary)))).toBe('stale.shown');
  });
  test('by link, once for each version', () => {
    expect(changes(decide.signByLink(known, said, given(actors.link)))[0]).toMatchObject({ row: { way: 'link', linkId: ids.link, sideId: ids.partnerSide } });
    const twice = at({ record: exampleRecord, consents: [signature({ sideId: ids.partnerSide, linkId: ids.link, way: 'link', superseded: true })] });
    expect(why(decide.signByLink(twice, said, given(actors.link)))).toBe('need.once');
    expect(why(decide.signByLink(known, said, given(actors.member)))).toBe('forbidden.post');
  });
  test('on paper with the scan', () => {
    const paper = { ...said, sideId: ids.partnerSide, name: '刘明', post: '书记', fileId: examplePhoto.id };
    expect(why(decide.signOnPaper(known, paper, given(actors.secretary)))).toBe('need.scan');
    expect(changes(decide.signOnPaper(at({ record: exampleRecord, files: [examplePhoto] }), paper, given(actors.secretary)))[0]).toMatchObject({ row: { way: 'paper', fileId: examplePhoto.id } });
  });
});

describe('files', () => {
  const file = { sha256: 'a'.repeat(64), name: '合影.jpg', mediaType: 'image/jpeg', size: 9, purpose: 'photo' as const, caption: '  ', consentOfOutsiders: null };
  const add = (files: ActivityFacts['files']) => decideFiles.addFile(at({ files }), { commandId: id(500), id: ids.activity, ...file }, late);
  const remove = (over: Partial<ActivityFacts>, fileId = examplePhoto.id) => decideFiles.removeFile(at({ files: [examplePhoto], ...over }), { commandId: id(500), id: ids.activity, fileId }, late);
  test('a caption of blanks is none; there is an end to how many', () => {
    expect(changes(add([]))).toMatchObject([{ table: 'file', row: { activityId: ids.activity, caption: null, createdBy: '李向东', createdAt: now } }]);
    expect(why(add(Array.from({ length: 200 }, () => examplePhoto)))).toBe('need.files_many');
  });
  test.each([
    ['nothing rests on it', remove({}), 'done'], ['a signature does', remove({ consents: [signature({ fileId: examplePhoto.id })] }), 'need.file_in_use'],
    ['a signature did once', remove({ consents: [signature({ fileId: examplePhoto.id, superseded: true })] }), 'need.file_in_use'], ['no such file', remove({}, id(999)), 'error.no_file'],
  ])('removing: %s', (_, decision, expected) => expect(why(decision)).toBe(expected));
});

test('completed: on to 宣传, with how many signed', () => {
  const decision = decide.complete(at({ record: exampleRecord, consents: [signature(), signature({ superseded: true })] }));
  expect(decision).toMatchObject({ changes: [{ set: { stage: 'publicity', version: 2 } }], events: [{ name: 'record.completed', details: { signatures: 1 } }] });
});
