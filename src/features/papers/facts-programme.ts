import { words as approval } from '#features/approval/words.ts';
import { computed, computedList, day, integer, nested, numbered, orNull, text, typed, typedList, type PaperField, type PaperKnown } from './facts.ts';
import { approvedOn, approvedSteps, dayAt, format, roundOf, when } from './facts-names.ts';

const strand = { theory: '理论共学', problem: '问题共解', outcome: '成果共享', other: '其他' } as const;
const states = { waiting: '待办', pending: '待办', approved: '同意', returned: '退回修改', declined: '不予批准', not_needed: '不需要', withdrawn: '已撤回' } as const;
const directions = { in: '收到', out: '赠出' } as const;
const authors = { own: '我方', partner: '对方', jointly: '双方共同' } as const;

const sessions = ({ facts }: PaperKnown) => facts.activity.programme?.sessions ?? [];
const round = roundOf;
const agendaFields = [...integer('序号', '时长'), ...text('内容', '负责', '环节')];
const agenda = (items: ReturnType<typeof sessions>[number]['agenda']) => numbered(items, (item) => ({ 内容: item.title, 时长: item.minutes, 负责: item.owner, 环节: strand[item.strand] }));
const opinion = (known: PaperKnown, step: 'branch' | 'committee' | 'finance' | 'discipline' | 'leading_group'): string | null => {
  const found = round(known).findLast((one) => one.step === step);
  if (found === undefined || found.state === 'waiting' || found.state === 'pending') return null;
  if (found.state === 'not_needed') return '不需要';
  return [found.comment ?? states[found.state], found.decidedName, found.decidedAt === null ? null : format.day(dayAt(found.decidedAt))].filter(Boolean).join('　');
};
/** A step that was not needed was asked of nobody. */
const decided = (step: Parameters<typeof opinion>[1]) => ({ typed: (known: PaperKnown) => round(known).some((one) => one.step === step && one.decidedBy !== null) });
/** Programme, conduct and approval: what is settled before the day. */
export const programmeFields: readonly PaperField[] = [
  computed.text('时间', 'When', 'programme', ({ facts }) => orNull(when(facts))),
  typed.day('计划日期', 'Planned day', 'programme', ({ facts }) => facts.activity.plannedOn),
  computed.text('计划月份', 'Planned month', 'programme', ({ facts: { activity: { plannedOn } } }) => (plannedOn === null ? null : format.month(plannedOn.slice(0, 7)))),
  typed.text('地点', 'Place', 'programme', ({ facts }) => facts.record?.place ?? facts.activity.place),
  typedList('场次', 'Sessions with their agenda', 'programme', [...integer('序号'), ...day('日期'), ...text('起', '止', '地点'), nested('日程', agendaFields)], (known) =>
    numbered(sessions(known), (session) => ({ 日期: session.day, 起: session.from, 止: session.to, 地点: session.place, 日程: agenda(session.agenda) }))),
  computedList('日程', 'Agenda of all sessions', 'programme', agendaFields, (known) => agenda(sessions(known).flatMap((session) => session.agenda))),
  computed.text('内容安排', 'Agenda in one line', 'programme', (known) => orNull(sessions(known).flatMap((session) => session.agenda).map((item) => item.title).join('；'))),
  computed.text('行程', 'Route', 'programme', (known) => orNull(sessions(known).flatMap((session) => session.stops).map((stop) => stop.name).join('—'))),
  typedList('任务分工', 'Tasks with owners', 'programme', [...integer('序号'), ...text('事项', '负责'), ...day('时限')], ({ facts }) => numbered(facts.activity.programme?.tasks ?? [], (task) => ({ 事项: task.what, 负责: task.owner, 时限: task.due }))),
  typed.text('日程由谁安排', 'Who drew up the itinerary', 'programme', ({ facts: { activity: { declarations } } }) => (declarations.itineraryBy === null ? null : authors[declarations.itineraryBy])),
  typed.text('礼品', 'Gifts', 'programme', ({ facts: { activity: { declarations } } }) => orNull(declarations.gifts.map((gift) => `${directions[gift.direction]}${gift.what}`).join('；')) ?? '无', { typed: ({ facts }) => facts.activity.declarations.gifts.length > 0 }),
  computed.text('饮酒', 'Alcohol', 'programme', ({ facts: { activity: { declarations } } }) => (declarations.alcohol === null ? null : declarations.alcohol ? '有' : '无')),
  computedList('规则说明', 'Answers and reasons to the rules', 'approval', [...integer('序号'), ...text('规则', '说明', '说明人')], ({ facts }) =>
    numbered(facts.responses.filter((one) => !one.withdrawn), (one) => ({ 规则: one.checkId, 说明: one.text, 说明人: one.byName }))),
  computedList('审批意见', 'Opinions of approval', 'approval', [...text('步骤', '意见', '签署人', '会议'), ...day('日期')], (known) =>
    round(known).map((step) => ({ 步骤: approval[`step.${step.step}`][0], 意见: step.state === 'waiting' || step.state === 'pending' ? null : (step.comment ?? states[step.state]), 签署人: step.decidedName, 会议: step.meetingOn === null ? null : `${format.day(step.meetingOn)}${step.meetingKind ?? ''}`, 日期: dayAt(step.decidedAt) }))),
  typed.text('支部意见', 'Branch’s opinion', 'approval', (known) => opinion(known, 'branch'), decided('branch')),
  computed.text('支部讨论', 'Branch meeting', 'approval', (known) => { const step = round(known).findLast((one) => one.step === 'branch'); return step?.meetingOn == null ? null : `${format.day(step.meetingOn)}${step.meetingKind ?? ''}`; }),
  typed.text('机关党委意见', 'Party committee’s opinion', 'approval', (known) => opinion(known, 'committee'), decided('committee')),
  typed.text('财务意见', 'Finance’s opinion', 'approval', (known) => opinion(known, 'finance'), decided('finance')),
  typed.text('纪检意见', 'Discipline’s opinion', 'approval', (known) => opinion(known, 'discipline'), decided('discipline')),
  typed.text('分党组意见', 'Leading group’s opinion', 'approval', (known) => opinion(known, 'leading_group'), decided('leading_group')),
  computed.day('批准日期', 'Approved on', 'approval', approvedOn),
  computed.text('批准人', 'Approved by', 'approval', (known) => orNull((approvedSteps(known) ?? []).map((step) => step.decidedName ?? '').filter((name) => name !== '').join('、'))),
];
