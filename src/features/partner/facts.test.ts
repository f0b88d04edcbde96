import { describe, expect, test } from 'vitest';
import { noDeclarations } from '#features/activity/facts.ts';
import { exampleFacts, exampleProgramme, id, ids } from '#features/activity/fixtures.ts';
import { exampleRecord } from '#features/record/fixtures-checks.ts';
import { partnerPageSchema, type PartnerPage } from './contract-page.ts';
import { askedOf, pageOf } from './facts.ts';

const link = { id: ids.link, sideId: ids.partnerSide, holderName: '刘明', holderPost: '支部书记', createdAt: '2026-11-20T00:00:00.000Z', expiresAt: '2026-12-04T00:00:00.000Z', revokedAt: null };
const said = (over: Partial<PartnerPage['said'][number]>): PartnerPage['said'][number] => ({
  id: id(80), subject: 'activity', subjectVersion: 1, decision: 'approve', way: 'link', name: '刘明', post: '支部书记', comment: null, at: '2026-11-21T00:00:00.000Z', superseded: false, byLink: true, ...over,
});

describe('what the page asks for', () => {
  const may = { 'partner.consent_by_link': [], 'record.sign_by_link': [] };
  const attendance = { version: 1, counts: { expected: null, present: null, onLeave: null, absent: null }, people: [] };
  const listing = { ...may, 'attendance.enter_by_link': [] };
  const page: Parameters<typeof askedOf>[0] = { stage: 'programme', standing: 'active', said: [], programmeNo: 1, recordVersion: null, allowed: may, attendance };
  const lacks = { check: 'need.programme', severity: 'block', subject: '', field: null, facts: {}, basis: null, response: null } as const;
  test.each<[string, Partial<Parameters<typeof askedOf>[0]>, string]>([
    ['a programme to consent to', {}, 'activity'],
    ['no programme yet', { allowed: { ...may, 'partner.consent_by_link': [lacks] } }, 'wait'],
    ['said of this version', { said: [said({ decision: 'change', comment: '改' })] }, 'thanks'],
    ['said of an older version', { said: [said({})], programmeNo: 2 }, 'activity'],
    ['said on paper: the link may still speak', { said: [said({ byLink: false, way: 'paper' })] }, 'activity'],
    ['topic', { stage: 'topic' }, 'wait'],
    ['in approval, agreed before', { stage: 'approval', said: [said({})] }, 'thanks'],
    ['in approval, never asked', { stage: 'approval' }, 'over'],
    ['held: who came', { stage: 'held', allowed: listing }, 'attendance'],
    ['held, agreed before: who came all the same', { stage: 'held', allowed: listing, said: [said({})] }, 'attendance'],
    ['held, its list not its own to write', { stage: 'held' }, 'over'],
    ['held and postponed', { stage: 'held', standing: 'postponed', allowed: listing }, 'postponed'],
    ['a record to sign before the list', { stage: 'summary', recordVersion: 3, allowed: listing }, 'record'],
    ['a record to sign', { stage: 'summary', recordVersion: 3 }, 'record'],
    ['a record not begun', { stage: 'summary', allowed: { ...may, 'record.sign_by_link': [lacks] } }, 'wait'],
    ['a record signed', { stage: 'summary', recordVersion: 3, said: [said({ subject: 'record', subjectVersion: 3 })] }, 'thanks'],
    ['archived', { stage: 'archived', recordVersion: 3 }, 'over'],
    ['postponed', { standing: 'postponed' }, 'postponed'],
    ['cancelled', { standing: 'cancelled' }, 'cancelled'],
    ['declined', { standing: 'declined' }, 'declined'],
  ])('%s', (_, over, wanted) => expect(askedOf({ ...page, ...over }).for).toBe(wanted));
  test('an empty list is asked for, one that is written is thanked for', () => {
    const asked = (over: Partial<PartnerPage['attendance']>) => askedOf({ ...page, stage: 'held', allowed: listing, attendance: { ...attendance, ...over } });
    expect([asked({}), asked({ counts: { ...attendance.counts, present: 2 } }), asked({ people: [{ name: '张三', post: null, state: 'present' }] })].map((one) => one.for === 'attendance' && one.given)).toEqual([false, true, true]);
  });
});

describe('what the page holds', () => {
  const secret = '不该看到';
  const facts = exampleFacts({
    activity: { programme: exampleProgramme, estimateFen: 123_456, problemBrought: secret, sourceNote: secret, standingReason: secret, declarations: { ...noDeclarations, gifts: [{ direction: 'in', what: secret }] } },
    links: [link, { ...link, id: id(70), holderName: secret }],
    record: { ...exampleRecord, requestsAnswer: secret, lateReason: secret, stopsReason: secret },
    contacts: [{ id: id(71), sideId: null, contactedOn: '2026-11-20', means: '电话', content: secret, personName: '陈思远', createdAt: '2026-11-20T00:00:00.000Z' }],
    consents: [
      { ...said({}), sideId: ids.partnerSide, linkId: ids.link, personId: null, fileId: null }, { ...said({ id: id(81), comment: secret }), sideId: ids.ownSide, linkId: null, personId: ids.secretary, fileId: null },
    ],
    versions: [
      { id: id(72), no: 1, state: 'current', programme: exampleProgramme, authorName: '陈思远', authorSideId: null, note: secret, createdAt: '2026-11-20T00:00:00.000Z', decidedAt: null, decisionNote: null },
      { id: id(73), no: 1, state: 'refused', programme: exampleProgramme, authorName: '刘明', authorSideId: ids.partnerSide, note: '改到下午', createdAt: '2026-11-20T00:00:00.000Z', decidedAt: null, decisionNote: '会议室有冲突' },
    ],
  });
  const about = { office: { name: '某办', demo: false }, linkId: ids.link, may: () => [] };
  test('what the side is asked and has said, and nothing that stays in the office', () => {
    const page = pageOf({ ...facts, sides: facts.sides.map((side) => ({ ...side, audit: 'under_audit' })) }, about);
    expect(partnerPageSchema.parse(page)).toEqual(page);
    expect(page).toMatchObject({ holder: { holderName: '刘明', side: '数据办党支部' }, said: [{ id: id(80), byLink: true }], proposals: [{ note: '改到下午', decisionNote: '会议室有冲突' }] });
    const text = JSON.stringify(page);
    for (const inside of [secret, '123456', 'under_audit', 'estimateFen', 'declarations']) expect(text).not.toContain(inside);
  });
  test('nothing where the link or its side is gone', () => {
    expect(pageOf(facts, { ...about, linkId: id(99) })).toBeNull();
    expect(pageOf({ ...facts, sides: facts.sides.slice(0, 1) }, about)).toBeNull();
  });
});
