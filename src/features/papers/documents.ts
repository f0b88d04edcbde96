import type { ActivityFacts, SideFacts } from '#features/activity/facts.ts';
import { words as activityWords } from '#features/activity/words.ts';
import { words as approvalWords } from '#features/approval/words.ts';
import type { Block, FormPaper, OfficialPaper, TableRow } from '#shared/document/model.ts';
import { createFormat } from '#shared/format.ts';

/**
 * The papers of an activity as views of its facts (docs: promise 1, a fact is typed once). Nothing is made up: what is
 * not known is left blank for a hand to fill in, or left out.
 */

export interface PaperContext {
  /** Name of the office that issues the paper. */
  readonly office: string;
  readonly today: string;
  /** Every paper of the demo says that it is one. */
  readonly demo: boolean;
}

const format = createFormat('zh-Hans');
const money = (fen: number | null): string => (fen === null ? '' : `${format.money(fen)}元`.replace('¥', '').replace(/元元$/, '元'));
export const notice = ({ demo }: PaperContext) => (demo ? { notice: '演示数据,情节虚构' } : {});
const nameOf = (side: SideFacts): string => `${side.unitName ?? ''}${side.branchNames.join('、')}` || (side.bodyWords ?? '');
const partners = (facts: ActivityFacts): string => facts.sides.filter((side) => side.role === 'partner').map(nameOf).join('、');
export const hosts = (facts: ActivityFacts): string => facts.sides.filter((side) => side.role === 'host').map((side) => side.branchNames.join('、') || nameOf(side)).join('、');
const themed = (facts: ActivityFacts): string => (facts.activity.theme === null ? '主题联学活动' : `“${facts.activity.theme}”主题联学活动`);
const when = ({ activity }: ActivityFacts): string => {
  const from = activity.heldOn ?? activity.plannedOn;
  return from === null ? '' : activity.plannedEnd !== null && activity.plannedEnd !== from ? format.days(from, activity.plannedEnd) : format.day(from);
};

/** 活动方案: an official paper by GB/T 9704, from topic, sides and programme. */
export function programmePaper(facts: ActivityFacts, context: PaperContext): OfficialPaper {
  const { activity } = facts;
  const sessions = activity.programme?.sessions ?? [];
  const tasks = activity.programme?.tasks ?? [];
  const part = (title: string, ...texts: (string | null)[]): Block[] => {
    const known = texts.filter((text): text is string => text !== null && text.trim() !== '');
    return known.length === 0 ? [] : [{ kind: 'heading', level: 1, text: title }, ...known.map((text): Block => ({ kind: 'paragraph', text }))];
  };
  const agenda: Block[] = sessions.flatMap((session): Block[] => [
    { kind: 'paragraph', text: `${format.day(session.day)}${session.from}至${session.to}，${session.place}。` },
    {
      kind: 'table', widths: [4, 1, 2],
      header: [{ cells: ['内容', '时长(分)', '负责'].map((text) => ({ kind: 'label' as const, text })) }],
      rows: session.agenda.map((item) => ({ cells: [item.title, String(item.minutes), item.owner] })),
    },
  ]);
  return {
    kind: 'official',
    title: [hosts(facts), `${themed(facts)}方案`],
    ...notice(context),
    blocks: [
      ...part('活动任务', activity.tasks),
      ...part('参加单位', `主办：${hosts(facts)}。`, partners(facts) === '' ? null : `联学：${partners(facts)}。`),
      ...part('时间和地点', [when(facts), activity.place].filter(Boolean).join('，')),
      ...(agenda.length === 0 ? [] : [{ kind: 'heading' as const, level: 1 as const, text: '日程安排' }, ...agenda]),
      ...part('任务分工', ...tasks.map((task) => `${task.what}:${task.owner}${task.due === null ? '' : `，${format.day(task.due)}前`}。`)),
      ...part('经费', activity.estimateFen === null ? null : activity.estimateFen === 0 ? '本次活动不使用经费。' : `预计 ${money(activity.estimateFen)}，由${activity.fundSource === null ? '' : activityWords[`fund.${activity.fundSource}`][0]}列支。`),
      ...part('预期效果', activity.expectedEffect),
    ],
    signature: { issuer: hosts(facts), day: context.today, sealed: false },
  };
}

const row = (label: string, text: string): TableRow => ({ cells: [{ kind: 'label', text: label }, { kind: 'text', text, columns: 3 }] });
const pair = (a: string, x: string, b: string, y: string): TableRow => ({ cells: [{ kind: 'label', text: a }, x, { kind: 'label', text: b }, y] });

/** 审批表: the facts, then each step's opinion with name and day, blank where it is still to come. */
export function approvalForm(facts: ActivityFacts, context: PaperContext): FormPaper {
  const { activity } = facts;
  const round = facts.approvals.filter((step) => step.round === activity.approvalRound);
  const opinions = round.map((step): TableRow => {
    const text = step.state === 'not_needed' ? '不需要' : (step.comment ?? (step.state === 'approved' ? '同意' : ''));
    return {
      height: 22,
      cells: [
        { kind: 'label', text: `${approvalWords[`step.${step.step}`][0]}意见` },
        { kind: 'opinion', text, ...(step.decidedName === null ? {} : { name: step.decidedName }), ...(step.decidedAt === null ? {} : { day: step.decidedAt.slice(0, 10) }), columns: 3 },
      ],
    };
  });
  return {
    kind: 'form', title: '主题联学活动审批表', ...notice(context),
    heading: { left: `填表单位：${hosts(facts)}`, right: `编号：${activity.code}` },
    blocks: [{
      kind: 'table', widths: [1, 2, 1, 2],
      rows: [
        row('活动主题', activity.theme ?? ''), pair('时间', when(facts), '地点', activity.place ?? ''), row('联学单位', partners(facts)),
        row('内容', activity.tasks ?? ''), row('预期效果', activity.expectedEffect ?? ''),
        pair('经费测算', money(activity.estimateFen), '资金来源', activity.fundSource === null ? '' : activityWords[`fund.${activity.fundSource}`][0]),
        ...opinions,
      ],
    }],
  };
}

/** 签到表: one block a side, with blank lines where the names are not known. */
export function signInSheet(facts: ActivityFacts, context: PaperContext): FormPaper {
  const { activity } = facts;
  const label = (text: string) => ({ kind: 'label' as const, text });
  const blocks = facts.sides.map((side): Block => {
    const people = facts.attendance.filter((one) => one.sideId === side.id);
    const known = people.map((one, index): TableRow => ({ cells: [String(index + 1), one.name, one.post ?? '', { kind: 'signature' }, one.state === 'leave' ? `请假：${one.reason ?? ''}` : ''] }));
    const blank = Array.from({ length: Math.max(0, (side.expected ?? 10) - known.length) }, (_, index): TableRow => ({ height: 9, cells: [String(known.length + index + 1), '', '', { kind: 'signature' }, ''] }));
    return {
      kind: 'table', caption: nameOf(side), widths: [1, 2, 3, 3, 3],
      header: [{ cells: ['序号', '姓名', '职务', '签名', '备注'].map(label) }], rows: [...known, ...blank],
    };
  });
  return {
    kind: 'form', title: '主题联学活动签到表', ...notice(context), heading: { left: themed(facts), right: when(facts) },
    blocks: [{ kind: 'paragraph', text: `地点：${activity.place ?? ''}`, indent: false }, ...blocks],
  };
}

const dayOfInstant = (at: string): string => format.instant(at).slice(0, -format.clock(at).length);
/** The hours as recorded; before there is a record, the day. */
function heldWhen(facts: ActivityFacts): string {
  const { startedAt, endedAt } = facts.record ?? { startedAt: null, endedAt: null };
  if (startedAt === null) return when(facts);
  const from = format.instant(startedAt);
  if (endedAt === null) return from;
  return `${from}至${dayOfInstant(startedAt) === dayOfInstant(endedAt) ? format.clock(endedAt) : format.instant(endedAt)}`;
}

/** 活动记录表 (纪实表): the columns of domain-rules 8.4, by strand, with both sides' counts and signatures. */
export function recordForm(facts: ActivityFacts, context: PaperContext): FormPaper {
  const { activity, record } = facts;
  const prose = (label: string, ...texts: (string | null | undefined)[]): TableRow[] => {
    const paragraphs = texts.flatMap((text) => (text ?? '').split('\n')).filter((text) => text.trim() !== '');
    return [{ height: 16, cells: [{ kind: 'label', text: label }, { kind: 'prose', paragraphs, columns: 3 }] }];
  };
  const counts = facts.sides.map((side): TableRow => {
    const number = (value: number | null): string => (value === null ? '未知' : String(value));
    const words = side.countWords ?? `应到 ${number(side.expected)}，实到 ${number(side.present)}，请假 ${number(side.onLeave)}，缺席 ${number(side.absent)}`;
    // An inspection asks who was not there, and why.
    const away = facts.attendance.filter((one) => one.sideId === side.id && (one.state === 'leave' || one.state === 'absent'));
    const names = away.map((one) => `${one.name}（${one.reason ?? (one.state === 'leave' ? '请假' : '缺席')}）`).join('、');
    return row(nameOf(side), names === '' ? words : `${words}；${names}`);
  });
  const also = (label: string, ...texts: (string | null | undefined)[]): TableRow[] => (texts.every((text) => (text ?? '').trim() === '') ? [] : prose(label, ...texts));
  const signed = facts.sides.map((side): TableRow => {
    const consent = facts.consents.findLast((one) => one.sideId === side.id && one.subject === 'record' && !one.superseded && one.decision === 'approve');
    return { cells: [{ kind: 'label', text: '签认' }, { kind: 'text', text: nameOf(side), columns: 2 }, { kind: 'signature', ...(consent === undefined ? {} : { name: consent.name, day: consent.at.slice(0, 10) }) }] };
  });
  return {
    kind: 'form', title: '主题联学活动记录表', ...notice(context), heading: { left: hosts(facts), right: `编号：${activity.code}` },
    blocks: [{
      kind: 'table', widths: [1, 2, 1, 2],
      rows: [
        row('主题', record?.topic ?? activity.theme ?? ''), pair('时间', heldWhen(facts), '地点', record?.place ?? activity.place ?? ''),
        pair('主持人', record?.chair ?? '', '记录人', record?.recorder ?? ''), ...counts,
        ...prose('理论共学', record?.strands.theory), ...prose('问题共解', record?.strands.problem), ...prose('成果共享', record?.strands.outcome),
        ...also('专题调研', record?.results.research), ...also('解决实际问题', record?.results.solving), ...also('听取意见建议', record?.results.opinions),
        ...prose('议定事项', ...(record?.decisions ?? []).map((one) => [one.text, one.owner, one.dueOn === null ? null : format.day(one.dueOn)].filter(Boolean).join(' — '))),
        ...also('自愿捐助', ...(record?.donations ?? []).map((one) => [one.what, one.to, one.fen === null ? '' : format.money(one.fen)].filter((part) => part !== '').join(' — '))),
        ...signed,
      ],
    }],
  };
}
