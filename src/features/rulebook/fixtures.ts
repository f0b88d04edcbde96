import { exampleFacts, exampleProgramme, id, ids } from '#features/activity/fixtures.ts';
import { noDeclarations, type ActivityFacts } from '#features/activity/facts.ts';
import { worstCosts } from '#features/cost/fixtures.ts';
import { exampleAction, exampleBulletin, examplePhoto, exampleRecord } from '#features/record/fixtures-checks.ts';
import { checkOf } from '#features/checks.ts';
import { runCheck } from '#shared/check.ts';
import type { WorkingCalendar } from '#shared/dates.ts';
import type { Finding } from '#shared/finding.ts';
import type { RuleSetting, Rules } from '#shared/rules.ts';
import { shippedSettings } from './shipped.ts';

/** The rules as a new office has them, on a day of the examples. */
export const shippedRules: Rules = { today: '2026-11-24', calendar: new Map(), settings: shippedSettings };

/** The same on another day, with another calendar, or with rows laid over the shipped ones. */
export const rulesWith = ({ today = shippedRules.today, calendar = new Map() as WorkingCalendar, over = [] as readonly RuleSetting[] } = {}): Rules => ({
  today, calendar,
  settings: [...shippedSettings.filter((row) => !over.some((other) => other.rule === row.rule && other.parameter === row.parameter)), ...over],
});

/** A dated row of one parameter, confirmed and in force for long unless told otherwise. */
export const settingOf = (rule: string, parameter: string, value: unknown, more: Partial<RuleSetting> = {}): RuleSetting => ({
  rule, parameter, value, unit: null, severity: null, profile: 'office', fromOn: '2017-10-01', toOn: null, source: '本办规定', article: null,
  status: 'confirmed', ...more,
});

/** What one check says of an activity. */
export function says(id: string, facts: ActivityFacts, rules: Rules = shippedRules): Finding[] {
  const check = checkOf(id);
  if (check === undefined) throw new Error(`no check ${id}`);
  return runCheck(check, facts, rules);
}

/** Severities of what it says, for tables. */
export const severities = (id: string, facts: ActivityFacts, rules: Rules = shippedRules): string =>
  says(id, facts, rules).map((finding) => finding.severity).join(' ');

/** The example's sides with the partner's unit in an audit state. */
export const auditing = (facts: ActivityFacts, audit: ActivityFacts['sides'][number]['audit']): ActivityFacts => ({
  ...facts, sides: facts.sides.map((side) => (side.id === ids.partnerSide ? { ...side, audit } : side)),
});

/** An activity of which every check finds something, once the audit state of a second partner is `planned`. */
export function worstFacts(): ActivityFacts {
  const session = { ...exampleProgramme.sessions[0], day: '2027-03-06', from: '09:00', to: '11:00', place: '庐山', stops: [{ name: '温泉', kind: 'meal' as const }], agenda: [{ title: '换届', minutes: 60, owner: '', strand: 'other' as const }] };
  const facts = exampleFacts({
    activity: {
      stage: 'programme', source: null, theme: '机密★', plannedOn: '2027-03-06', plannedEnd: '2027-03-07', place: '庐山', programme: { sessions: [session], tasks: [] },
      approvedProgramme: exampleProgramme, projectIds: [ids.project], heldOn: null,
      declarations: {
        ...noDeclarations, arrangedByPartner: ['meal'], gifts: [{ direction: 'in', what: '茶' }], paidLecture: { approvalNo: null }, partnerVehicle: { paymentRecord: null },
        alcohol: true, workingPapers: { clearance: null },
      },
    },
    branches: [{ id: ids.branch, name: '临时党支部', kind: 'temporary', projectId: ids.project, approvalNo: null, approvedOn: null, plannedEnd: null, dissolvedOn: null, projectClosedOn: '2027-01-01', leaders: [] }],
    attendance: [ids.ownSide, ids.partnerSide].map((sideId, n) => ({ id: id(86 + n), sideId, personId: ids.member, name: '李向东', post: null, state: 'present' as const, reason: null, branchId: null })),
    costs: [...worstCosts],
    planned: { id: id(85), away: 'city', people: 100, extra: false },
    projects: [{ id: ids.project, code: 'A1', name: '甲项目', closedOn: '2027-01-01' }],
    earlier: [{ id: id(80), code: '2026-001', theme: '机密★', on: '2026-12-01', partner: '江西省审计厅' }],
    reviews: [{ id: id(81), bulletinId: id(82), bulletinVersion: 1, reviewerId: ids.proposer, reviewerName: '陈思远', conclusion: 'clear', comment: null, at: '2027-03-01T00:00:00.000Z', title: null, body: null }],
    record: { ...exampleRecord, chair: null, requestsAnswer: null, decisions: [{ text: '共建', owner: null, dueOn: null }], writtenAt: '2027-03-20T00:00:00.000Z' },
    bulletins: [{ ...exampleBulletin, state: 'released', title: '金额1元' }],
    files: [{ ...examplePhoto, consentOfOutsiders: false }],
    actions: [{ ...exampleAction, evidence: null, measure: '核对审计线索' }, { ...exampleAction, id: id(83), state: 'open', dueOn: '2027-01-01' }],
  });
  const partner = auditing(facts, 'under_audit');
  const [first] = partner.sides;
  return { ...partner, sides: [...partner.sides, ...(first === undefined ? [] : [{ ...first, id: id(84), own: false, role: 'partner' as const, audit: 'planned' as const, expected: 3, present: 5 }])] };
}
