import type { Actor, HeldPost } from '#shared/actor.ts';
import type { Given } from '#shared/decision.ts';
import { countingIds } from '#shared/ids.ts';
import type { Rules } from '#shared/rules.ts';
import { noDeclarations, type ActivityFacts, type Programme, type SideFacts } from './facts.ts';

/** The smallest true example of an activity and of those who act on it, for table tests. */

export const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ids = {
  office: id(1), activity: id(2), branch: id(3), otherBranch: id(4), proposer: id(5), secretary: id(6), member: id(7),
  committee: id(8), finance: id(9), discipline: id(10), leader: id(11), ownSide: id(12), partnerSide: id(13),
  partnerUnit: id(14), ownUnit: id(15), project: id(16), record: id(17), link: id(18), stranger: id(19),
} as const;

export const exampleProgramme: Programme = {
  sessions: [
    {
      day: '2026-12-10', from: '09:00', to: '11:30', place: '江西省审计厅三楼会议室',
      stops: [{ name: '江西省审计厅', kind: 'venue' }],
      agenda: [
        { title: '学习中央审计委员会会议精神', minutes: 60, owner: '计算机处党支部', strand: 'theory' },
        { title: '大数据审计方法研讨', minutes: 90, owner: '数据办党支部', strand: 'problem' },
      ],
    },
  ],
  tasks: [{ what: '准备两份案例', owner: '数据办党支部', due: '2026-12-05' }],
};

const side = (over: Partial<SideFacts>): SideFacts => ({
  id: ids.ownSide, position: 1, role: 'host', unitId: ids.ownUnit, unitName: '审计署武汉特派办', own: true, branchIds: [ids.branch],
  branchNames: ['计算机处党支部'], bodyWords: null, contactName: null, contactPost: null, expected: null, present: null,
  onLeave: null, absent: null, countWords: null, audit: 'no', ...over,
});

const empty = {
  suggestions: [], contacts: [], links: [], consents: [], versions: [], responses: [], approvals: [], earlier: [], costs: [], planned: null, outings: [], spendingOpen: false, replies: [], attendance: [],
  record: null, files: [], insights: [], bulletins: [], further: [], elsewhere: [], reviews: [], comments: [], publications: [], problems: [], actions: [], imported: null,
};

type Overrides = Partial<Omit<ActivityFacts, 'activity'>> & { activity?: Partial<ActivityFacts['activity']> };

/** A branch of ours and one partner, in 方案, with a programme of one session. */
export function exampleFacts({ activity, ...rest }: Overrides = {}): ActivityFacts {
  return {
    ...empty,
    people: [{ id: ids.proposer, name: '陈思远' }],
    branches: [
      {
        id: ids.branch, name: '计算机处党支部', kind: 'standing', projectId: null, approvalNo: null, approvedOn: null, plannedEnd: null,
        dissolvedOn: null, projectClosedOn: null,
      },
    ],
    projects: [],
    sides: [
      side({}),
      side({
        id: ids.partnerSide, position: 2, role: 'partner', unitId: ids.partnerUnit, unitName: '江西省审计厅', own: false,
        branchIds: [ids.otherBranch], branchNames: ['数据办党支部'], contactName: '刘明', contactPost: '支部书记',
      }),
    ],
    ...rest,
    activity: {
      id: ids.activity, code: '2026-001', year: 2026, stage: 'programme', standing: 'active', standingReason: null, version: 1,
      theme: '科技强审', kind: '主题联学', source: 'difficult', sourceNote: null, projectIds: [], suggestionIds: [],
      tasks: '研讨大数据审计方法', expectedEffect: '形成一套可用的数据分析方法', problemBrought: null, combines: [], forms: ['共同研讨'],
      branchId: ids.branch, hostBranchIds: [ids.branch], proposerId: ids.proposer, organiserId: ids.proposer,
      plannedOn: '2026-12-10', plannedEnd: '2026-12-10', place: '江西省审计厅三楼会议室', estimateFen: 0, fundSource: 'none', planItem: null, planItemId: null, patternId: null, patternVersion: null,
      countsAsThemeDay: true, programme: exampleProgramme, programmeNo: 1, approvedProgramme: null, declarations: noDeclarations,
      approvalRound: 0, announcedAt: null, heldOn: null, heldWords: null, origin: 'entered', publicity: 'open', publicityReason: null, conversion: 'open',
      conversionReason: null, createdAt: '2026-11-20T01:00:00.000Z', archivedAt: null, sortOn: '2026-12-10', ...activity,
    },
  };
}

/** Somebody of the office with posts; stands in the example's host branch unless told otherwise. */
export function actor(personId: string, name: string, posts: readonly HeldPost[], branchIds: readonly string[] = [ids.branch]): Actor {
  return { kind: 'person', officeId: ids.office, personId, name, posts, branchIds, link: null, may: 'all', language: 'zh-Hans' };
}

export const actors = {
  proposer: actor(ids.proposer, '陈思远', [{ post: 'member', branchId: ids.branch }]),
  secretary: actor(ids.secretary, '周书记', [{ post: 'secretary', branchId: ids.branch }]),
  member: actor(ids.member, '李向东', [{ post: 'member', branchId: ids.branch }]),
  committee: actor(ids.committee, '吴常青', [{ post: 'committee', branchId: null }], []),
  finance: actor(ids.finance, '郑会计', [{ post: 'finance', branchId: null }], []),
  discipline: actor(ids.discipline, '王清正', [{ post: 'discipline', branchId: null }], []),
  leader: actor(ids.leader, '赵主任', [{ post: 'leading_group', branchId: null }], []),
  stranger: actor(ids.stranger, '外支部党员', [{ post: 'member', branchId: ids.otherBranch }], [ids.otherBranch]),
  link: {
    kind: 'link', officeId: ids.office, personId: null, name: '刘明', posts: [], branchIds: [], may: 'all', language: 'zh-Hans',
    link: { id: ids.link, activityId: ids.activity, sideId: ids.partnerSide, post: '支部书记' },
  },
} as const satisfies Record<string, Actor>;

/** Rules with no settings at all and plain weeks; tests add the settings they are about. */
export const plainRules: Rules = { today: '2026-11-24', calendar: new Map(), settings: [] };

export const given = (by: Actor, over: Partial<Given> = {}): Given => ({
  actor: by, now: '2026-11-24T02:00:00.000Z', today: '2026-11-24', newId: countingIds(1000), ...over,
});
