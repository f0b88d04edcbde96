import { addDays } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { noDeclarations, type Programme, type Stage } from '#features/activity/facts.ts';
import { later } from './rows-after.ts';
import { pick, type World } from './world.ts';

/** Rows of one activity by table, as columns; every row of a table has the same columns. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Which activity to draw: its number among all, its day, how far it has come. */
export interface Plan {
  readonly number: number;
  readonly day: string;
  readonly stage: Stage;
  readonly world: World;
  /** Theme, branch that hosts, and which of its people organises; drawn from the number where not given. */
  readonly theme?: string;
  readonly branch?: number;
  readonly person?: number;
}

const order: readonly Stage[] = ['topic', 'contact', 'programme', 'approval', 'held', 'summary', 'publicity', 'conversion', 'archived'];
export const reached = (stage: Stage, wanted: Stage): boolean => order.indexOf(stage) >= order.indexOf(wanted);

const subjects = ['科技强审', '数据分析方法', '政策跟踪审计', '经济责任审计', '民生资金', '乡村振兴', '生态环境', '廉政教育', '重大项目', '基层治理'];
const ways = ['研讨', '共学', '调研', '攻关', '交流', '培训', '结对', '宣讲', '实践', '座谈'];
const long = '围绕审计中心工作，联合开展政策理论学习、问题研讨和成果转化，把党建优势转化为审计监督效能。';

/** The whole of one activity as a bulk load writes it. Instants and days are derived from its day; nothing is random but ids. */
export function draw(plan: Plan): Rows {
  const { number, day, stage, world } = plan;
  const branch = pick(world.branches, plan.branch ?? number);
  const person = pick(branch.people, plan.person ?? 1 + (Math.floor(number / 60) % 3));
  const partner = pick(world.partners, Math.floor(number * 7.3));
  const id = newId();
  const own = newId();
  const theirs = newId();
  const at = (days: number): string => `${addDays(day, days)}T02:00:00+00:00`;
  const programme = programmeOn(day, partner.name, branch.name);
  const planned = reached(stage, 'programme');
  const approved = reached(stage, 'held');
  const after = reached(stage, 'summary');
  const activity = {
    id, code: `${day.slice(0, 4)}-${String(number).padStart(6, '0')}`, year: Number(day.slice(0, 4)), stage, version: order.indexOf(stage) * 2 + 1,
    theme: plan.theme ?? `${pick(subjects, number)}${pick(ways, Math.floor(number / 10))}（${number % 1000}期）`, source: 'difficult', tasks: long.repeat(2), expected_effect: long,
    problem_brought: long, combines: ['solving'], forms: ['共同研讨'], branch_id: branch.id, host_branch_ids: [branch.id],
    proposer_id: person.id, organiser_id: person.id, planned_on: day, planned_end: day, place: programme.sessions[0]?.place ?? null,
    estimate_fen: 0, fund_source: 'none', plan_item: `${day.slice(0, 4)}-${number % 90}`, counts_as_theme_day: true,
    programme: planned ? programme : null, programme_no: planned ? 1 : 0, declarations: noDeclarations, approved_programme: approved ? programme : null,
    approval_round: reached(stage, 'approval') ? 1 : 0, announced_at: approved ? at(-3) : null, held_on: after ? day : null,
    publicity: reached(stage, 'conversion') ? 'done' : 'open', conversion: stage === 'archived' ? 'done' : 'open',
    created_at: at(-30), archived_at: stage === 'archived' ? at(40) : null, sort_on: day,
  };
  const side = { activity_id: id, expected: 10, present: after ? 9 : null, on_leave: after ? 1 : null, absent: after ? 0 : null };
  return {
    activity: [activity],
    side: [
      { ...side, id: own, position: 1, role: 'host', unit_id: world.ownUnit, branch_ids: [branch.id], contact_name: null, contact_post: null },
      { ...side, id: theirs, position: 2, role: 'partner', unit_id: partner.unitId, branch_ids: [partner.branchId], contact_name: '刘明', contact_post: '支部书记' },
    ],
    ...(planned ? prepared(id, [own, theirs], pick(branch.people, 0), programme, at) : {}),
    ...(reached(stage, 'approval') ? { approval: steps(id, approved, pick(branch.people, 0), pick(world.reviewers, 0), at) } : {}),
    ...(after ? later({ id, sides: [own, theirs], branch, reviewer: pick(world.reviewers, 0), archived: stage === 'archived', day, at, long }) : {}),
  };
}

function programmeOn(day: string, partner: string, branch: string): Programme {
  const place = `${partner}三楼会议室`;
  return {
    sessions: [{
      day, from: '09:00', to: '11:30', place, stops: [{ name: partner, kind: 'venue' }],
      agenda: [
        { title: '学习中央审计委员会会议精神', minutes: 60, owner: branch, strand: 'theory' },
        { title: '大数据审计方法研讨', minutes: 60, owner: '机关党支部', strand: 'problem' },
        { title: '成果交流', minutes: 30, owner: branch, strand: 'outcome' },
      ],
    }],
    tasks: [{ what: '准备两份案例', owner: '机关党支部', due: addDays(day, -3) }],
  };
}

type Instant = (days: number) => string;

function prepared(id: string, sides: readonly string[], person: { id: string; name: string }, programme: Programme, at: Instant): Rows {
  const consent = (side: string, name: string, way: string) => ({
    id: newId(), activity_id: id, side_id: side, subject: 'activity', subject_version: 1, shown: { no: 1 }, decision: 'approve', way, name, post: '支部书记', at: at(-8),
  });
  return {
    contact_log: [{ id: newId(), activity_id: id, side_id: sides[1], contacted_on: at(-20).slice(0, 10), means: '电话', content: long, person_id: person.id, created_at: at(-20) }],
    programme_version: [{ id: newId(), activity_id: id, no: 1, state: 'current', programme, author_name: person.name, created_at: at(-10) }],
    consent: sides.map((side, place) => consent(side, place === 0 ? person.name : '刘明', place === 0 ? 'account' : 'link')),
  };
}

function steps(id: string, approved: boolean, first: { id: string; name: string }, second: { id: string; name: string }, at: Instant) {
  const step = (position: number, name: string, why: string, state: string, by: { id: string; name: string } | null) => ({
    id: newId(), activity_id: id, round: 1, position, step: name, state, why, meeting_on: position === 1 && by ? at(-7).slice(0, 10) : null,
    decided_by: by?.id ?? null, decided_name: by?.name ?? null, decided_at: by === null ? null : at(-6),
  });
  return [
    step(1, 'branch', 'approval.why.branch', approved ? 'approved' : 'pending', approved ? first : null),
    step(2, 'committee', 'approval.why.committee', approved ? 'approved' : 'waiting', approved ? second : null),
    step(3, 'finance', 'approval.why.no_money', 'not_needed', null),
    step(4, 'discipline', 'approval.why.not_audited', 'not_needed', null),
    step(5, 'leading_group', 'approval.why.not_asked', 'not_needed', null),
  ];
}
