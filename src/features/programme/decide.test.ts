import { describe, expect, test } from 'vitest';
import { actors, exampleFacts, exampleProgramme, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import { noDeclarations, type ActivityFacts, type Programme } from '#features/activity/facts.ts';
import type { Decision } from '#shared/decision.ts';
import { accept, decline, edit, propose } from './decide.ts';

const known = (over: Parameters<typeof exampleFacts>[0] = {}) => ({ facts: exampleFacts(over), rules: plainRules });
const input = { commandId: id(1), id: ids.activity, version: 1, programme: exampleProgramme, declarations: noDeclarations };
const changesTo = (decision: Decision, table: string) => (decision.ok ? decision.changes.filter((change) => change.table === table) : []);
const checks = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => `${finding.check} ${finding.field}`));
const version = (over: Partial<ActivityFacts['versions'][number]>): ActivityFacts['versions'][number] => ({
  id: id(60), no: 1, state: 'current', programme: exampleProgramme, authorName: '陈思远', authorSideId: null, note: null, createdAt: '2026-11-20T01:00:00.000Z',
  decidedAt: null, decisionNote: null, ...over,
});
const consent: ActivityFacts['consents'][number] = {
  id: id(70), sideId: ids.partnerSide, subject: 'activity', subjectVersion: 1, decision: 'approve', way: 'link', name: '刘明', post: '书记', comment: null,
  linkId: ids.link, personId: null, fileId: null, at: '2026-11-20T01:00:00.000Z', superseded: false,
};
const session = exampleProgramme.sessions[0] as Programme['sessions'][number];
const two: Programme = { tasks: [], sessions: [{ ...session, day: '2026-12-11', place: '乙地' }, { ...session, place: '甲地' }] };

describe('saving', () => {
  test('a version more; the older one is replaced, consents to it no longer count', () => {
    const decision = edit(known({ versions: [version({})], consents: [consent] }), input, given(actors.proposer));
    expect(changesTo(decision, 'programmeVersion')).toMatchObject([{ op: 'update', set: { state: 'replaced' } }, { op: 'insert', row: { no: 2, state: 'current', authorName: '陈思远' } }]);
    expect(changesTo(decision, 'consent')).toMatchObject([{ id: id(70), set: { superseded: true } }]);
    expect(changesTo(decision, 'activity')).toMatchObject([{ set: { programmeNo: 2, version: 2 } }]);
  });
  test('days and place follow from the sessions', () => {
    const decision = edit(known(), { ...input, programme: two }, given(actors.proposer));
    expect(changesTo(decision, 'activity')).toMatchObject([{ set: { plannedOn: '2026-12-10', plannedEnd: '2026-12-11', sortOn: '2026-12-10', place: '乙地、甲地' } }]);
  });
  test.each([
    ['ends before it begins', { from: '10:00', to: '09:00' }, ['need.session_order sessions.0.to']],
    ['an agenda too long', { from: '09:00', to: '10:00' }, ['need.agenda_fits sessions.0.agenda']],
  ])('%s', (_, over, expected) => {
    expect(checks(edit(known(), { ...input, programme: { tasks: [], sessions: [{ ...session, ...over }] } }, given(actors.proposer)))).toEqual(expected);
  });
});

describe('proposals', () => {
  const proposed = version({ id: id(61), state: 'proposed', programme: two, authorName: '刘明', authorSideId: ids.partnerSide, note: '换个地方' });
  test('by link: kept beside the programme, which stays as it is', () => {
    const decision = propose(known(), { commandId: id(1), id: ids.activity, programme: two, note: '换个地方' }, given(actors.link));
    expect(changesTo(decision, 'programmeVersion')).toMatchObject([{ row: { state: 'proposed', authorName: '刘明', authorSideId: ids.partnerSide, note: '换个地方' } }]);
    expect(changesTo(decision, 'activity')).toEqual([]);
  });
  test('taken over: a new version by its author', () => {
    const decision = accept(known({ versions: [version({}), proposed] }), { commandId: id(1), id: ids.activity, version: 1, proposalId: id(61) }, given(actors.proposer));
    expect(changesTo(decision, 'programmeVersion')).toMatchObject([
      { id: id(60), set: { state: 'replaced' } }, { id: id(61), set: { state: 'accepted' } }, { row: { no: 2, state: 'current', authorName: '刘明' } },
    ]);
    expect(changesTo(decision, 'activity')).toMatchObject([{ set: { programme: two, plannedOn: '2026-12-10' } }]);
  });
  test('declined with the reason; answered once only', () => {
    const answer = { commandId: id(1), id: ids.activity, version: 1, proposalId: id(61), reason: '场地已定' };
    expect(changesTo(decline(known({ versions: [proposed] }), answer, given(actors.proposer)), 'programmeVersion')).toMatchObject([{ set: { state: 'refused', decisionNote: '场地已定' } }]);
    const again = known({ versions: [{ ...proposed, state: 'refused' }] });
    expect(checks(decline(again, answer, given(actors.proposer)))).toEqual(['need.proposal proposalId']);
    expect(checks(accept(again, answer, given(actors.proposer)))).toEqual(['need.proposal proposalId']);
  });
});
