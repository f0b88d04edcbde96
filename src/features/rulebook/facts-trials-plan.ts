import { branchChecks, memberChecks } from '#features/org/checks-branch.ts';
import type { BranchChecked } from '#features/org/facts-checks.ts';
import { itemChecks } from '#features/plan/checks-item.ts';
import { wholeChecks } from '#features/plan/checks-plan.ts';
import type { PlanWhole } from '#features/plan/facts-checks.ts';
import { planSteps } from '#features/plan/facts-plain.ts';
import type { PlanItem } from '#features/plan/facts.ts';
import { runCheck } from '#shared/check.ts';
import { field, type Trial, type TrialField, type Typed } from './facts-trials.ts';

/** A line of the plan, a plan, a branch and a member to try their rules on. */

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const count = (name: string, initial: string) => field(name, 'number', initial);
const text = (name: string, initial: string) => field(name, 'text', initial);
const day = (name: string, initial: string) => field(name, 'day', initial);
const yes = (name: string, initial: 'yes' | 'no') => field(name, 'yes', initial);
const find = <C extends { readonly id: string }>(all: readonly C[], rule: string): C => {
  const check = all.find((one) => one.id === rule);
  if (check === undefined) throw new Error(`no rule ${rule} to try`);
  return check;
};

const itemOf = (typed: Typed, today: string): PlanItem => ({
  id: id(1), branchId: id(2), branchName: '本支部', branchKind: 'standing', position: 1, number: null, state: 'proposed', content: typed.text('content'), form: typed.text('form'), fromOn: typed.text('fromOn') ?? (typed.yes('undated') ? null : today), toOn: null,
  place: typed.text('place'), away: (typed.text('away') ?? null) as PlanItem['away'], people: typed.number('people'), fundSource: typed.yes('funded') ? 'party_fiscal' : null, noCost: typed.yes('noCost'), owner: null, effect: null, unitId: null, partner: null, partnerIndustry: null,
  partnerRegion: null, contact: null, source: null, projectId: null, suggestionIds: [], problemId: null, arrangementLineId: null, earlierId: null, outcome: null, countsAsThemeDay: false, countsAsLecture: false, opinions: null,
  extra: false, extraReason: null, returnedNote: null, proposerId: id(3), version: 1, unitName: null, unitIndustry: null, unitRegion: null, unitField: null, frontLine: null, audit: 'no', costs: [], activityIds: [],
});
const item = (rule: string, ...fields: TrialField[]): Trial => ({ rule, fields, run: (typed, rules) => runCheck(find(itemChecks, rule), itemOf(typed, rules.today), rules) });

/** A plan of this year with one branch. */
function wholeOf(typed: Typed, today: string): PlanWhole {
  const year = Number(today.slice(0, 4));
  const step = (name: (typeof planSteps)[number], position: number, state: 'approved' | 'pending', by: string) => ({
    id: id(20 + position), itemId: null, round: 1, position, step: name, state, comment: null, conditions: null, decidedBy: by, decidedName: null, decidedAt: `${today}T0${position}:00:00.000Z`,
  });
  return {
    plan: { id: id(4), year, state: 'approved', opensOn: `${year}-01-01`, dueOn: `${year}-01-31`, note: null, arrangementTitle: null, budgetFen: typed.number('budget'), round: 1, approvedOn: null, conditions: null, filedOn: typed.text('filedOn'), spendingOpen: false, version: 1 },
    discussions: [{ id: id(5), branchId: id(2), metOn: today, meeting: (typed.text('meeting') ?? 'committee') as 'committee' | 'members', present: typed.number('present') ?? 0, expected: typed.number('expected') ?? 0, opinions: typed.text('opinions'), opinionsFrom: null, recordedName: '', createdAt: '' }],
    steps: [step('committee', 1, typed.yes('committeeFirst') ? 'approved' : 'pending', id(30)), step('finance', 2, 'approved', typed.yes('byProposer') ? id(3) : id(31))],
    branches: [{ id: id(2), name: '本支部', lines: 1, heard: 0, trips: typed.number('trips') ?? 0, provinceTrips: typed.number('provinceTrips') ?? 0 }],
    ownFen: typed.number('total') ?? 0, proposers: new Map([[id(3), 1]]), extras: [],
  };
}
const whole = (rule: string, ...fields: TrialField[]): Trial => ({
  rule, fields,
  run: (typed, rules) => {
    const on = typed.text('today') ?? rules.today;
    const { check } = find(wholeChecks.map((one) => ({ ...one, id: one.check.id })), rule);
    return runCheck(check, wholeOf(typed, on), { ...rules, today: on });
  },
});

const branchOf = (typed: Typed, today: string): BranchChecked => ({
  id: id(2), name: '本支部', kind: typed.yes('temporary') ? 'temporary' : 'standing', day: today, fullMembers: typed.number('fullMembers'), members: typed.number('members') ?? typed.number('fullMembers') ?? 0,
  leaders: Array.from({ length: Math.min(100, typed.number('leaders') ?? 0) }, () => ({ name: '', appointedBy: null, fromOn: typed.text('since') ?? today })), approvedBy: null, approvedOn: typed.text('approvedOn'), startOn: typed.text('startOn'), plannedEnd: typed.text('endOn'),
  projectFrom: typed.text('startOn'), projectTo: typed.text('endOn'), themeDays: typed.text('themeDay') === null ? [] : [typed.text('themeDay') ?? ''],
});
const branch = (rule: string, ...fields: TrialField[]): Trial => ({ rule, fields, run: (typed, rules) => runCheck(find(branchChecks, rule), branchOf(typed, rules.today), rules) });

export const planTrials: readonly Trial[] = [
  item('PLN-01', text('content', '科技强审联学'), text('form', ''), day('fromOn', ''), text('place', '武汉市'), count('people', '20'), yes('noCost', 'no'), yes('funded', 'yes'), yes('undated', 'no')),
  whole('PLN-02', text('opinions', '')),
  whole('PLN-03', field('meeting', 'choice', 'committee', ['committee', 'members']), count('present', '1'), count('expected', '3')),
  whole('PLN-04', yes('committeeFirst', 'no'), yes('byProposer', 'no')),
  whole('PLN-05', day('today', '2027-03-20'), day('filedOn', '')),
  whole('PLN-07', field('total', 'money', '52000'), field('budget', 'money', '50000')),
  item('PLN-09', text('place', '井冈山'), field('away', 'choice', 'province', ['no', 'city', 'province'])),
  whole('PLN-10', count('trips', '3'), count('provinceTrips', '1')),
  branch('ORG-01', count('fullMembers', '2'), count('members', '5')),
  branch('ORG-02', count('fullMembers', '9'), count('leaders', '1')),
  branch('ORG-07', yes('temporary', 'yes'), day('startOn', '2026-03-01'), day('endOn', '2026-12-31')),
  branch('ORG-08', yes('temporary', 'yes'), day('startOn', '2026-03-01'), day('endOn', '2026-03-20'), day('approvedOn', '2026-03-08'), count('members', '2')),
  branch('ORG-09', count('leaders', '1'), day('since', '2021-01-01')),
  branch('ORG-10', day('themeDay', '')),
  { rule: 'ORG-11', fields: [count('hours', '20'), yes('leads', 'no')], run: (typed, rules) => runCheck(find(memberChecks, 'ORG-11'), { personId: id(6), day: rules.today, hours: typed.number('hours'), leads: typed.yes('leads') }, rules) },
];
