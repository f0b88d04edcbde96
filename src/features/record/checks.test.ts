import { describe, expect, test } from 'vitest';
import type { ActivityFacts, SideFacts } from '#features/activity/facts.ts';
import { exampleFacts, id, ids } from '#features/activity/fixtures.ts';
import { findingsOf } from '#features/checks.ts';
import { auditing, rulesWith, says, severities } from '#features/rulebook/fixtures.ts';
import { brokenNumbers } from './checks-after.ts';
import { exampleAction, exampleBulletin, examplePhoto, exampleRecord, exampleReview } from './fixtures-checks.ts';
import type { RecordFacts } from './facts.ts';

const present = { expected: 5, present: 5, onLeave: 0, absent: 0 };
const counted = (counts: Partial<SideFacts>, facts = exampleFacts()): ActivityFacts => ({ ...facts, sides: facts.sides.map((side) => (side.own ? { ...side, ...counts } : side)) });
const recorded = (over: Partial<RecordFacts> = {}) => counted(present, exampleFacts({ record: { ...exampleRecord, ...over }, activity: { heldOn: '2026-12-10', stage: 'summary' } }));
const person = (state: 'present' | 'leave' | 'absent', reason: string | null, sideId: string = ids.ownSide) => ({
  id: id(300), sideId, personId: ids.member, name: '李向东', post: null, state, reason, branchId: ids.branch,
});

describe('REC-01 a complete record', () => {
  test.each([
    ['complete', recorded(), []], ['no time', recorded({ startedAt: null }), ['startedAt']], ['no place', recorded({ place: ' ' }), ['place']],
    ['no chair', recorded({ chair: null }), ['chair']], ['no topic', recorded({ topic: null }), ['topic']], ['no recorder', recorded({ recorder: '' }), ['recorder']],
    ['no content', recorded({ strands: { theory: '', problem: ' ', outcome: '' } }), ['strands']],
    ['nobody counted', { ...recorded(), sides: exampleFacts().sides }, ['present']],
    ['named instead of counted', { ...recorded(), sides: exampleFacts().sides, attendance: [person('present', null)] }, []],
    ['leave without a reason', { ...recorded(), attendance: [person('leave', null)] }, ['reasons']],
    ['leave with a reason', { ...recorded(), attendance: [person('leave', '出差')] }, []],
    ['absent without a reason', { ...recorded(), attendance: [person('absent', '')] }, ['reasons']],
    ['the partner’s reasons are theirs', { ...recorded(), attendance: [person('absent', null, ids.partnerSide)] }, []],
    ['no record yet', exampleFacts(), []],
  ])('%s', (_, facts, missing) => {
    expect(says('REC-01', facts).map((finding) => finding.subject)).toEqual(missing);
    expect(says('REC-01', facts).every((finding) => finding.severity === 'block')).toBe(true);
  });
});

describe('REC-02 counts agree', () => {
  test.each([
    [{ expected: 10, present: 8, onLeave: 1, absent: 1 }, ''], [{ expected: 10, present: 8, onLeave: 1, absent: 0 }, 'block'], [{ expected: 10, present: 9, onLeave: 1, absent: 1 }, 'block'],
    [{ expected: 10, present: 11, onLeave: 0, absent: 0 }, 'block'], [{ expected: 10, present: 11, onLeave: null, absent: null }, 'block'],
    [{ expected: 10, present: 10, onLeave: null, absent: null }, ''], [{ expected: 10, present: null, onLeave: null, absent: null }, ''],
    [{ expected: null, present: 11, onLeave: 2, absent: null }, ''], [{ expected: 0, present: 0, onLeave: 0, absent: 0 }, ''],
  ])('%o', (counts, expected) => expect(severities('REC-02', counted(counts))).toBe(expected));
});

describe('REC-03 written soon (shipped: 3 working days)', () => {
  // Held on Thursday 2026-12-10: Friday, Monday and Tuesday are the three days.
  test.each([
    ['on the third day', recorded({ writtenAt: '2026-12-15T08:00:00.000Z' }), ''], ['on the fourth', recorded({ writtenAt: '2026-12-16T02:00:00.000Z' }), 'warn'],
    ['on the fourth, with the reason', recorded({ writtenAt: '2026-12-16T02:00:00.000Z', lateReason: '出差' }), ''],
    ['late in the evening of the third is the fourth in the office’s zone', recorded({ writtenAt: '2026-12-15T16:30:00.000Z' }), 'warn'],
    ['not held', exampleFacts({ record: exampleRecord }), ''],
  ])('%s', (_, facts, expected) => expect(severities('REC-03', facts)).toBe(expected));
  test('unwritten it counts to today', () => {
    expect(severities('REC-03', recorded({ writtenAt: null }), rulesWith({ today: '2026-12-15' }))).toBe('');
    expect(says('REC-03', recorded({ writtenAt: null }), rulesWith({ today: '2026-12-16' }))[0]?.facts).toEqual({ days: 4, limit: 3 });
  });
});

describe('REC-04 decisions have owners', () => {
  const decided = (owner: string | null, dueOn: string | null) => recorded({ decisions: [{ text: '共建模型', owner, dueOn }] });
  test.each([['owner and day', decided('甲', '2026-12-31'), ''], ['no owner', decided(null, '2026-12-31'), 'warn'], ['no day', decided('甲', null), 'warn'], ['none', recorded(), '']])(
    '%s', (_, facts, expected) => expect(severities('REC-04', facts)).toBe(expected),
  );
});

describe('REC-05 reviewed before it goes out', () => {
  const out = (...reviews: ActivityFacts['reviews']) => exampleFacts({ bulletins: [exampleBulletin], reviews });
  test.each([
    ['never', out(), 'block'], ['cleared', out(exampleReview), ''], ['cleared before it was changed', out({ ...exampleReview, bulletinVersion: 0 }), 'block'], ['returned', out({ ...exampleReview, conclusion: 'return' }), 'block'],
    ['cleared, then returned', out(exampleReview, { ...exampleReview, conclusion: 'return' }), 'block'], ['another bulletin', out({ ...exampleReview, bulletinId: id(299) }), 'block'],
    ['returned, then cleared', out({ ...exampleReview, conclusion: 'return' }, exampleReview), ''], ['no bulletin', exampleFacts(), ''],
  ])('%s', (_, facts, expected) => expect(severities('REC-05', facts)).toBe(expected));
});

describe('REC-06 careful in public', () => {
  const saying = (text: string) => exampleFacts({ bulletins: [{ ...exampleBulletin, body: [{ kind: 'paragraph', runs: [{ text, bold: false }] }] }] });
  test.each([
    ['节约资金35.6万元', 'amount'], ['联系人电话13800138000', 'phone'], ['电话：027-87654321', 'phone'], ['身份证42010619900101123X', 'identity'], ['交流了审计发现的做法', 'words'],
    ['两个党支部共同研讨', ''], ['2026年12月10日', ''], ['第12期', ''], ['编号420106199001011234567', ''],
  ])('%s', (text, kind) => expect(says('REC-06', saying(text)).map((finding) => finding.subject.split(' ')[1] ?? '').join()).toBe(kind));
  test('the name of a unit under audit, and only then; what was seen is not repeated', () => {
    const facts = saying('在江西省审计厅举办');
    expect(severities('REC-06', facts)).toBe('');
    expect(says('REC-06', auditing(facts, 'under_audit'))[0]?.facts).toEqual({ title: '科技强审联学简报', what: '@check.REC-06.auditee', count: 1 });
    expect(JSON.stringify(says('REC-06', saying('电话13800138000')))).not.toContain('138');
  });
  test('by a name it had before it was merged as well', () => {
    const facts = auditing(saying('在原省审厅举办'), 'under_audit');
    expect(severities('REC-06', facts)).toBe('');
    expect(severities('REC-06', { ...facts, sides: facts.sides.map((side) => (side.own ? side : { ...side, unitAliases: ['省审厅'] })) })).toBe('warn');
  });
});

describe('REC-07 few photographs (shipped: 6)', () => {
  const covered = { id: id(420), rectangles: [{ x: 0, y: 0, width: 100, height: 100 }], byName: '王清正', at: '2026-12-11T02:00:00.000Z', version: 1 };
  const photos = (count: number, over = {}) => exampleFacts({ files: Array.from({ length: count }, (_, n) => ({ ...examplePhoto, id: id(400 + n), ...over })) });
  test.each([
    ['6', photos(6), ''], ['7', photos(7), 'warn'], ['7 papers', photos(7, { mediaType: 'application/pdf' }), ''], ['7 scans', photos(7, { purpose: 'scan' }), ''],
    ['an outsider who did not agree', photos(1, { consentOfOutsiders: false }), 'warn'], ['and whose face is covered', photos(1, { consentOfOutsiders: false, mask: { ...covered, complete: true } }), ''],
    ['and is covered, but nobody said that is all', photos(1, { consentOfOutsiders: false, mask: { ...covered, complete: false } }), 'warn'], ['who agreed', photos(1, { consentOfOutsiders: true }), ''],
  ])('%s', (_, facts, expected) => expect(severities('REC-07', facts)).toBe(expected));
});

describe('REC-08 issues are numbered without gaps', () => {
  const released = (year: number | null, number: number | null, state: 'released' | 'draft' = 'released') =>
    exampleFacts({ bulletins: [{ ...exampleBulletin, state, year, number, releasedOn: state === 'released' ? '2026-12-20' : null }] });
  test.each([
    ['numbered', released(2026, 3), ''], ['no number', released(2026, null), 'block'], ['zero', released(2026, 0), 'block'], ['another year', released(2025, 3), 'block'],
    ['a draft needs none', released(null, null, 'draft'), ''],
  ])('%s', (_, facts, expected) => expect(severities('REC-08', facts)).toBe(expected));
  test('numbers of a year: gaps and doubles', () => {
    expect(brokenNumbers([1, 2, 3])).toEqual({ missing: [], twice: [] });
    expect(brokenNumbers([4, 1, 2, 2])).toEqual({ missing: [3], twice: [2] });
    expect(brokenNumbers([])).toEqual({ missing: [], twice: [] });
  });
});

describe('REC-09 records are kept (shipped: 5 years)', () => {
  const finished = exampleFacts({ activity: { stage: 'archived', heldOn: '2026-12-10' } });
  test.each([['the day before', '2031-12-09', 'warn'], ['five years to the day', '2031-12-10', '']])('%s', (_, today, expected) => {
    expect(severities('REC-09', finished, rulesWith({ today }))).toBe(expected);
  });
  test('asked only for deletion, and not while the record is being made', () => {
    expect(findingsOf(finished, rulesWith(), 'delete').map((finding) => finding.check)).toEqual(['REC-09']);
    expect(findingsOf(finished, rulesWith()).some((finding) => finding.check === 'REC-09')).toBe(false);
    expect(severities('REC-09', recorded())).toBe('');
  });
});

describe('REC-10 and -11 actions', () => {
  type Over = Partial<typeof exampleAction>;
  const acting = (over: Over) => exampleFacts({ actions: [{ ...exampleAction, ...over }] });
  const table: [string, Over, string][] = [
    ['done with evidence', {}, ''], ['done without', { evidence: ' ' }, 'block'], ['done with a file', { evidence: null, evidenceFileIds: [id(500)] }, ''],
    ['verified by another', { state: 'verified', verifierId: ids.secretary }, ''], ['verified by its owner', { state: 'verified', verifierId: ids.member }, 'block'],
    ['open', { state: 'open', evidence: null }, ''], ['dropped', { state: 'dropped', evidence: null }, ''],
  ];
  test.each(table)('REC-10 %s', (_, over, expected) => expect(severities('REC-10', acting(over))).toBe(expected));
  test.each([['due today', '2026-12-31', ''], ['a day late', '2027-01-01', 'warn']])('REC-11 %s', (_, today, expected) => {
    expect(severities('REC-11', acting({ state: 'open' }), rulesWith({ today }))).toBe(expected);
    expect(severities('REC-11', acting({ state: 'done' }), rulesWith({ today }))).toBe('');
  });
});
