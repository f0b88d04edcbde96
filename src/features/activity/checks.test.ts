import { describe, expect, test } from 'vitest';
import { rulesWith, says, settingOf, severities } from '#features/rulebook/fixtures.ts';
import { stages, type ActivityFacts } from './facts.ts';
import { exampleFacts, id, ids } from './fixtures.ts';

const topic = (activity: Partial<ActivityFacts['activity']>) => exampleFacts({ activity });

describe('PLN-08 a topic comes from somewhere', () => {
  test.each([
    ['no source', topic({ source: null }), 'warn'],
    ['a difficult issue', topic({ source: 'difficult' }), ''],
    ['a project, none linked', topic({ source: 'project' }), 'warn'],
    ['a project, linked', topic({ source: 'project', projectIds: [ids.project] }), ''],
    ['a suggestion, none linked', topic({ source: 'suggestion' }), 'warn'],
    ['a suggestion, linked', topic({ source: 'suggestion', suggestionIds: [id(50)] }), ''],
  ])('%s', (_, facts, expected) => expect(severities('PLN-08', facts)).toBe(expected));
});

describe('PLN-11 apply ahead (shipped: 7 working days)', () => {
  // 2026-12-10 is a Thursday; a week and a day before it are 7 working days.
  test.each([
    ['6 days left', '2026-12-02', 'warn'], ['7 days left', '2026-12-01', ''], ['8 days left', '2026-11-30', ''], ['already past', '2026-12-11', 'warn'],
  ])('%s', (_, today, expected) => expect(severities('PLN-11', exampleFacts(), rulesWith({ today }))).toBe(expected));

  test('a holiday on the way takes a working day away, a make-up Saturday gives one', () => {
    const holiday = rulesWith({ today: '2026-12-01', calendar: new Map([['2026-12-03', false]]) });
    expect(says('PLN-11', exampleFacts(), holiday)[0]?.facts).toEqual({ days: 6, limit: 7 });
    const makeUp = rulesWith({ today: '2026-12-02', calendar: new Map([['2026-12-05', true]]) });
    expect(says('PLN-11', exampleFacts(), makeUp)).toEqual([]);
  });

  test('a later parameter leaves an earlier activity alone, one in force on its day applies', () => {
    const stricter = (fromOn: string) =>
      rulesWith({ today: '2026-12-01', over: [settingOf('PLN-11', 'workingDays', 7, { toOn: '2026-12-31' }), settingOf('PLN-11', 'workingDays', 10, { fromOn })] });
    expect(severities('PLN-11', exampleFacts(), stricter('2027-01-01'))).toBe('');
    expect(severities('PLN-11', exampleFacts(), stricter('2026-12-10'))).toBe('warn');
    expect(severities('PLN-11', exampleFacts(), stricter('2026-12-11'))).toBe('');
  });

  test('hardened by the office it blocks; while unconfirmed it does not', () => {
    const hard = (status: 'confirmed' | 'unconfirmed') => rulesWith({ today: '2026-12-09', over: [settingOf('PLN-11', 'workingDays', 7, { severity: 'block', status })] });
    expect(severities('PLN-11', exampleFacts(), hard('confirmed'))).toBe('block');
    expect(severities('PLN-11', exampleFacts(), hard('unconfirmed'))).toBe('warn');
  });

  test('no day and no parameter say nothing; once sent the reason given keeps its day', () => {
    expect(says('PLN-11', topic({ plannedOn: null }), rulesWith({ today: '2026-12-09' }))).toEqual([]);
    expect(says('PLN-11', exampleFacts(), { today: '2026-12-09', calendar: new Map(), settings: [] })).toEqual([]);
    const sent = topic({ stage: 'held' });
    expect(says('PLN-11', sent, rulesWith({ today: '2026-12-09' }))).toEqual([]);
    const reason = { id: id(60), checkId: 'PLN-11', subject: '', kind: 'reason', text: '急', byPersonId: ids.proposer, byName: '陈思远', byPost: null, at: '2026-12-07T02:00:00.000Z', withdrawn: false } as const;
    expect(says('PLN-11', { ...sent, responses: [reason] }, rulesWith({ today: '2027-01-09' }))[0]?.facts).toEqual({ days: 3, limit: 7 });
  });
});

describe('PLN-12 leaders of all sides consent', () => {
  const consent = (sideId: string, decision: 'approve' | 'decline' | 'change', superseded = false, subject: 'activity' | 'record' = 'activity') => ({
    id: id(70), sideId, subject, subjectVersion: 1, decision, way: 'account', name: '甲', post: '书记', comment: null, linkId: null, personId: ids.secretary,
    fileId: null, at: '2026-11-24T02:00:00.000Z', superseded,
  }) as const;
  const own = consent(ids.ownSide, 'approve');
  test.each([
    ['nobody', [], [ids.ownSide, ids.partnerSide]],
    ['one', [own], [ids.partnerSide]],
    ['both', [own, consent(ids.partnerSide, 'approve')], []],
    ['one declines', [own, consent(ids.partnerSide, 'decline')], [ids.partnerSide]],
    ['one wants a change', [own, consent(ids.partnerSide, 'change')], [ids.partnerSide]],
    ['consent to an older version', [own, consent(ids.partnerSide, 'approve', true)], [ids.partnerSide]],
    ['consent to the record only', [own, consent(ids.partnerSide, 'approve', false, 'record')], [ids.partnerSide]],
    ['first no, then yes', [own, consent(ids.partnerSide, 'decline'), consent(ids.partnerSide, 'approve')], []],
  ])('%s', (_, consents, open) => {
    const found = says('PLN-12', exampleFacts({ consents: [...consents] }));
    expect(found.map((finding) => finding.subject)).toEqual(open);
    expect(found.every((finding) => finding.severity === 'block')).toBe(true);
  });
  // Nobody can consent before 方案 (lifecycle: partner.consent).
  test.each(stages.map((stage) => [stage, !['topic', 'contact'].includes(stage)] as const))('in %s it is asked: %s', (stage, asked) =>
    expect(says('PLN-12', topic({ stage })).length > 0).toBe(asked));
});

describe('PLN-13 no repetition (shipped: 12 months)', () => {
  const past = (on: string, theme: string | null) => exampleFacts({ earlier: [{ id: id(80), code: '2025-009', theme, on, partner: '江西省审计厅' }] });
  test.each([
    ['a day beyond twelve months', past('2025-12-09', '科技强审'), ''],
    ['twelve months to the day', past('2025-12-10', '科技强审'), 'warn'],
    ['last month', past('2026-11-10', '科技强审'), 'warn'],
    ['another theme', past('2026-11-10', '不忘初心'), ''],
    ['the same but for quotes, width and spaces', past('2026-11-10', '「科技 强审」'), 'warn'],
    ['one inside the other', past('2026-11-10', '科技强审、数据赋能'), 'warn'],
    ['a theme nobody knows', past('2026-11-10', null), ''],
    ['nothing earlier', exampleFacts(), ''],
  ])('%s', (_, facts, expected) => expect(severities('PLN-13', facts)).toBe(expected));

  test('a short theme inside a long one is no repetition', () => {
    const facts = past('2026-11-10', '审计与发展');
    expect(says('PLN-13', { ...facts, activity: { ...facts.activity, theme: '审计' } })).toEqual([]);
  });
});
