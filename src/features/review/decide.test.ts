import { describe, expect, test } from 'vitest';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { actors, exampleFacts, exampleProgramme, given, id, ids } from '#features/activity/fixtures.ts';
import { findingsOf } from '#features/checks.ts';
import { auditing, rulesWith } from '#features/rulebook/fixtures.ts';
import { exampleBulletin } from '#features/record/fixtures-checks.ts';
import type { Actor } from '#shared/actor.ts';
import type { Decision } from '#shared/decision.ts';
import { respond } from './decide.ts';

const rules = rulesWith({ today: '2026-12-09' });
const facts = auditing(exampleFacts({ activity: { place: '庐山会议旧址', theme: '机密★', projectIds: [ids.project] }, bulletins: [{ ...exampleBulletin, title: '节约10万元' }] }), 'under_audit');
const answer = (who: Actor, check: string, kind: 'answer' | 'reason' | 'override', subject: string, known: ActivityFacts = facts): Decision =>
  respond({ facts: known, rules }, { commandId: id(600), id: ids.activity, check, subject, kind, text: '已核实' }, given(who));
const outcome = (decision: Decision): string => (decision.ok ? 'done' : decision.findings.map((finding) => finding.check).join());

const proposerAsDiscipline: Actor = { ...actors.discipline, personId: ids.proposer };
const everybody: [string, Actor][] = [
  ['proposer', actors.proposer], ['secretary', actors.secretary], ['member', actors.member], ['committee', actors.committee], ['finance', actors.finance],
  ['discipline', actors.discipline], ['leader', actors.leader], ['stranger', actors.stranger], ['own discipline', proposerAsDiscipline],
];
const no = 'forbidden.post';

describe('each kind by each role', () => {
  const table: Record<string, Record<string, string>> = {
    // a question: organiser or secretary
    'INT-03 answer': { proposer: 'done', secretary: 'done', member: no, committee: no, finance: no, discipline: no, leader: no, stranger: no, 'own discipline': no },
    // a warning: organiser or secretary
    'PLN-11 reason': { proposer: 'done', secretary: 'done', member: no, committee: no, finance: no, discipline: no, leader: no, stranger: no, 'own discipline': no },
    // a warning on a text for the public: its reviewer, never the organiser
    'REC-06 reason': { proposer: no, secretary: no, member: no, committee: 'done', finance: no, discipline: 'done', leader: no, stranger: no, 'own discipline': 'review.own' },
    // a block 机关党委 may lift
    'PLN-12 override': { proposer: no, secretary: no, member: no, committee: 'done', finance: no, discipline: no, leader: no, stranger: no, 'own discipline': no },
    // a block 机关纪委 may lift, not on an activity of one's own
    'PLC-01 override': { proposer: no, secretary: no, member: no, committee: no, finance: no, discipline: 'done', leader: no, stranger: no, 'own discipline': 'review.own' },
    // a block nobody may lift
    'SEC-09 override': Object.fromEntries(everybody.map(([name]) => [name, 'review.final'])),
  };
  const subjects: Record<string, string> = {
    'INT-03': ids.partnerSide, 'PLN-11': '', 'REC-06': `${exampleBulletin.id} amount`, 'PLN-12': ids.partnerSide, 'PLC-01': '庐山会议旧址', 'SEC-09': 'activity.theme 机密',
  };
  test.each(Object.entries(table))('%s', (what, expected) => {
    const [check, kind] = what.split(' ') as [string, 'answer' | 'reason' | 'override'];
    const seen = Object.fromEntries(everybody.map(([name, who]) => [name, outcome(answer(who, check, kind, subjects[check] ?? ''))]));
    expect(seen).toEqual(expected);
  });
});

test('an organiser who is also 机关党委 does not lift a block on his own activity', () => {
  const both: Actor = { ...actors.proposer, posts: [...actors.proposer.posts, { post: 'committee', branchId: null }] };
  expect(outcome(answer(both, 'PLN-12', 'override', ids.partnerSide))).toBe('review.own');
});

test('what is not found any more, or has become something else, is refused', () => {
  expect(outcome(answer(actors.secretary, 'PLC-02', 'reason', '温泉'))).toBe('review.gone');
  expect(outcome(answer(actors.discipline, 'PLC-01', 'override', '别处'))).toBe('review.gone');
  expect(outcome(answer(actors.secretary, 'PLN-11', 'answer', ''))).toBe('review.changed');
  expect(outcome(answer(actors.discipline, 'PLC-01', 'reason', '庐山会议旧址'))).toBe('review.changed');
});

test('it is written down with name, post and words, and meets the finding; a later word takes its place', () => {
  const decision = answer(actors.discipline, 'PLC-01', 'override', '庐山会议旧址');
  expect(decision).toMatchObject({
    changes: [{ op: 'insert', table: 'findingResponse', row: { checkId: 'PLC-01', kind: 'override', text: '已核实', byPersonId: ids.discipline, byName: '王清正', byPost: 'discipline' } }],
    events: [{ name: 'review.responded', details: { check: 'PLC-01', kind: 'override', text: '已核实' } }],
  });
  const given_ = { id: id(900), checkId: 'PLC-01', subject: '庐山会议旧址', kind: 'override', text: '已核实', byPersonId: ids.discipline, byName: '王清正', byPost: 'discipline', at: '2026-12-09T02:00:00.000Z', withdrawn: false } as const;
  const met = { ...facts, responses: [given_] };
  expect(findingsOf(met, rules, 'submit').find((finding) => finding.check === 'PLC-01')?.response?.text).toBe('已核实');
  expect(answer(actors.discipline, 'PLC-01', 'override', '庐山会议旧址', met)).toMatchObject({ changes: [{ op: 'update', table: 'findingResponse', id: id(900), set: { withdrawn: true } }, { op: 'insert' }] });
});

test('an override is bound to the place: another barred one stands again', () => {
  const given_ = { id: id(900), checkId: 'PLC-01', subject: '庐山会议旧址', kind: 'override', text: '同意', byPersonId: ids.discipline, byName: '王清正', byPost: 'discipline', at: '2026-12-09T02:00:00.000Z', withdrawn: false } as const;
  const moved = exampleFacts({ activity: { place: '黄山风景区', programme: exampleProgramme }, responses: [given_] });
  expect(findingsOf(moved, rules).find((finding) => finding.check === 'PLC-01')?.response).toBeNull();
});
