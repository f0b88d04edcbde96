import { checkOf } from '#features/checks.ts';
import type { ActivityFacts, SideFacts } from '#features/activity/facts-plain.ts';
import type { ActivityFacts as Facts } from '#features/activity/facts.ts';
import { noDeclarations } from '#features/activity/facts.ts';
import { runCheck } from '#shared/check.ts';
import { addDays } from '#shared/dates.ts';
import { field, type Trial, type TrialField, type Typed } from './facts-trials.ts';

/** A small activity to try the rules of places, integrity and branches on: one branch of ours, one partner, one session. */

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const yes = (name: string, initial: 'yes' | 'no') => field(name, 'yes', initial);
const text = (name: string, initial: string) => field(name, 'text', initial);
const count = (name: string, initial: string) => field(name, 'number', initial);
const audited = yes('audited', 'yes');
/** Beyond a century of days there is nothing to try. */
const atMost = (value: number, limit: number): number => Math.min(value, limit);

const side = (n: number, own: boolean, audit: SideFacts['audit']): SideFacts => ({
  id: id(10 + n), position: n, role: own ? 'host' : 'partner', unitId: id(20 + n), unitName: own ? '本办' : '对方单位', own, branchIds: [id(30 + n)], branchNames: [own ? '本支部' : '对方支部'], bodyWords: null, contactName: null, contactPost: null,
  expected: 10, present: null, onLeave: null, absent: null, countWords: null, audit,
});

/** The activity that the typed facts make; the rest of it lacks nothing that these rules look at. */
function activityOf(typed: Typed, today: string): ActivityFacts {
  const on = addDays(today, atMost(typed.number('ahead') ?? 20, 36_500));
  const held = typed.yes('held');
  const place = typed.text('place') ?? '会议室';
  const learning = typed.number('learning');
  const agenda = [
    { title: typed.text('agenda') ?? '学习研讨', minutes: Math.max(1, learning ?? 60), owner: '', strand: 'theory' as const },
    ...(typed.number('others') === null ? [] : [{ title: '其他', minutes: Math.max(1, typed.number('others') ?? 1), owner: '', strand: 'other' as const }]),
  ];
  const session = { day: on, from: '09:00', to: '11:30', place, stops: [{ name: place, kind: 'venue' as const }], agenda };
  const temporary = typed.yes('temporary');
  const programme: Facts['activity']['programme'] = { sessions: [session], tasks: [] };
  const reviewer = { id: id(50), round: 1, position: 4, step: 'discipline' as const, state: 'approved' as const, why: '', meetingOn: null, meetingKind: null, comment: null, decidedBy: typed.yes('reviewerOrganises') ? id(6) : id(7), decidedName: '审查人', decidedAt: null };
  const record: Facts['record'] = held ? {
    id: id(90), version: 1, startedAt: null, endedAt: null, place, chair: null, recorder: null, topic: null, strands: { theory: '', problem: '', outcome: '' }, results: { research: '', solving: '', opinions: '' }, decisions: [], donations: [],
    actualStops: [{ name: typed.text('actualStop') ?? place, kind: 'venue' }], stopsReason: null, requestsAnswer: typed.text('requests'), lateReason: null, writtenAt: null,
  } : null;
  return {
    people: [], spendingOpen: false, projects: temporary ? [{ id: id(40), code: '', name: '项目', closedOn: typed.text('closedOn') ?? (typed.yes('closed') ? addDays(today, -1) : null) }] : [], suggestions: [],
    branches: [{
      id: id(31), name: '本支部', kind: temporary ? 'temporary' : 'standing', projectId: temporary ? id(40) : null, approvalNo: null, approvedBy: '机关党委', approvedOn: typed.yes('approved') ? addDays(today, -30) : null, plannedEnd: null, dissolvedOn: null,
      projectClosedOn: typed.yes('closed') ? addDays(today, -1) : null, leaders: [{ name: '书记', appointedBy: typed.text('appointedBy') }],
    }],
    sides: [side(1, true, 'no'), side(2, false, typed.yes('audited') ? 'under_audit' : typed.yes('near') ? 'cooling' : 'no')],
    contacts: [], links: [], consents: typed.yes('consented') ? [1, 2].map((n) => ({ id: id(60 + n), sideId: id(10 + n), subject: 'activity' as const, subjectVersion: 1, decision: 'approve' as const, way: 'paper' as const, name: '', post: '', comment: null, linkId: null, personId: null, fileId: null, at: '', superseded: false })) : [],
    versions: [], responses: [], approvals: typed.yes('disciplineAgreed') || typed.yes('reviewerOrganises') ? [reviewer] : [],
    earlier: typed.text('earlierTheme') === null ? [] : [{ id: id(70), code: '—', theme: typed.text('earlierTheme'), on: addDays(on, -90), partner: '对方单位' }],
    costs: [], planned: null, outings: [], replies: [], attendance: typed.yes('twice') ? [1, 2].map((n) => ({ id: id(80 + n), sideId: id(10 + n), personId: id(8), name: '某同志', post: null, state: 'present' as const, reason: null, branchId: null })) : [],
    record, files: [], insights: [], bulletins: [], further: [], elsewhere: [], reviews: [], comments: [], publications: [], problems: [], actions: [], imported: null,
    activity: {
      id: id(1), code: '', year: null, stage: held ? 'summary' : typed.yes('approvedAll') ? 'held' : 'programme', standing: 'active', standingReason: null, version: 1, theme: typed.text('theme') ?? '科技强审', kind: '主题联学', source: (typed.text('source') ?? 'hot') as Facts['activity']['source'], sourceNote: null,
      projectIds: temporary ? [id(40)] : [], suggestionIds: [], tasks: null, expectedEffect: null, problemBrought: null, combines: [], forms: [], branchId: id(31), hostBranchIds: [id(31)], proposerId: id(6), organiserId: id(6), origin: 'entered', plannedOn: on, plannedEnd: addDays(on, atMost(Math.max(1, typed.number('days') ?? 1), 366) - 1), place,
      estimateFen: 0, fundSource: null, planItem: typed.yes('planned') ? '1' : null, planItemId: null, patternId: null, patternVersion: null, countsAsThemeDay: false, programme, programmeNo: 1, approvedProgramme: programme, approvalRound: 1, announcedAt: null, heldOn: held ? on : null, heldWords: null, publicity: 'open', publicityReason: null, conversion: 'open', conversionReason: null,
      createdAt: '', archivedAt: null, sortOn: on,
      declarations: {
        ...noDeclarations, itineraryBy: typed.yes('arranged') ? 'partner' : 'own', arrangedByPartner: typed.yes('arranged') ? ['meal'] : [], gifts: typed.text('gift') === null ? [] : [{ direction: 'in', what: typed.text('gift') ?? '' }], paidLecture: typed.yes('paid') ? { approvalNo: typed.text('approvalNo') } : null,
        partnerVehicle: typed.yes('vehicle') ? { paymentRecord: typed.text('payment') } : null, alcohol: typed.yes('alcohol'), workingPapers: typed.yes('workingPapers') ? { clearance: typed.text('clearance') } : null, integrityReport: typed.text('report'),
      },
    },
  };
}

const trial = (rule: string, ...fields: TrialField[]): Trial => ({
  rule, fields,
  run(typed, rules) {
    const check = checkOf(rule);
    return check === undefined ? [] : runCheck(check, activityOf(typed, rules.today), rules);
  },
});

export const activityTrials: readonly Trial[] = [
  trial('PLN-06', yes('approvedAll', 'yes'), yes('planned', 'no')),
  trial('PLN-08', field('source', 'choice', 'project', ['project', 'hot', 'difficult', 'focal', 'suggestion'])),
  trial('PLN-11', count('ahead', '3')),
  trial('PLN-12', yes('consented', 'no')),
  trial('PLN-13', text('theme', '科技强审'), text('earlierTheme', '科技强审')),
  trial('PLC-01', text('place', '庐山')), trial('PLC-02', text('place', '某温泉度假村')), trial('PLC-03', count('ahead', '20'), count('days', '3')),
  trial('PLC-04', yes('held', 'yes'), text('place', '某厅会议室'), text('actualStop', '某纪念馆')), trial('PLC-05', count('learning', '30'), count('others', '90')),
  trial('INT-01', audited, yes('approvedAll', 'yes'), yes('disciplineAgreed', 'no')), trial('INT-02', yes('near', 'yes')), trial('INT-03', audited, yes('temporary', 'yes')), trial('INT-04', audited, yes('arranged', 'yes')),
  trial('INT-05', text('gift', '书籍'), yes('audited', 'no')), trial('INT-06', yes('paid', 'yes'), text('approvalNo', ''), yes('audited', 'no')), trial('INT-07', yes('vehicle', 'yes'), text('payment', ''), audited), trial('INT-08', yes('alcohol', 'yes')),
  trial('INT-09', yes('workingPapers', 'yes'), text('clearance', '')), trial('INT-10', yes('held', 'yes'), text('requests', '')), trial('INT-11', yes('held', 'yes'), audited, yes('temporary', 'yes'), yes('closed', 'yes'), text('report', '')), trial('INT-12', yes('reviewerOrganises', 'yes')),
  trial('ORG-03', yes('temporary', 'yes'), yes('approved', 'no')), trial('ORG-04', yes('temporary', 'yes'), text('agenda', '讨论发展党员')), trial('ORG-05', yes('temporary', 'yes'), text('appointedBy', '')), trial('ORG-06', yes('temporary', 'yes'), yes('closed', 'yes')), trial('ORG-12', yes('twice', 'yes')),
];
