import type { ActivityFacts, SideFacts } from '#features/activity/facts.ts';
import { consentOf } from '#features/activity/facts-plain.ts';
import { computed, computedList, day, integer, nested, numbered, orNull, sum, text, typed, typedList, type PaperField } from './facts.ts';
import { dayAt, format, fullName, partnerNames, partnersOf } from './facts-names.ts';
import type { Values } from '#shared/document/fields.ts';

const ways = { account: '本人在系统内', link: '专属链接', paper: '纸质签字件', peer: '对方系统' } as const;
const states = { present: '出席', leave: '请假', absent: '缺席', observer: '列席' } as const;
const blanks = 10;

const known = (value: number | null): string => (value === null ? '未知' : String(value));
const away = (side: SideFacts, { attendance }: ActivityFacts): string =>
  attendance.filter((one) => one.sideId === side.id && (one.state === 'leave' || one.state === 'absent')).map((one) => `${one.name}（${one.reason ?? states[one.state]}）`).join('、');
const counts = (side: SideFacts): string => side.countWords ?? `应到 ${known(side.expected)}，实到 ${known(side.present)}，请假 ${known(side.onLeave)}，缺席 ${known(side.absent)}`;

function sideValues(side: SideFacts, facts: ActivityFacts): Values {
  const [consent, signed] = [consentOf(facts, side.id, 'activity'), consentOf(facts, side.id, 'record')];
  const people = facts.attendance.filter((one) => one.sideId === side.id);
  const names = away(side, facts);
  const lines = numbered(people, (one) => ({ 姓名: one.name, 职务: one.post, 出席情况: states[one.state], 备注: one.state === 'leave' ? `请假：${one.reason ?? ''}` : '' }));
  // A sheet of paper has room for those whose names are not known yet.
  const empty = Array.from({ length: Math.max(0, (side.expected ?? blanks) - people.length) }, (_, index) => ({ 序号: people.length + index + 1, 姓名: null, 职务: null, 出席情况: null, 备注: null }));
  // Of our own side it is whoever organises, where nobody else is named.
  const contact = side.contactName ?? (side.role === 'host' ? (facts.people.find((one) => one.id === facts.activity.organiserId)?.name ?? null) : null);
  return {
    名称: fullName(side), 单位: side.unitName, 支部: orNull(side.branchNames.join('、')), 角色: side.role === 'host' ? '主办' : '联学', 联系人: contact, 联系人职务: side.contactPost,
    应到: side.expected, 实到: side.present, 请假: side.onLeave, 缺席: side.absent, 出席情况: names === '' ? counts(side) : `${counts(side)}；${names}`, 未到人员: names,
    同意人: consent?.decision === 'approve' ? consent.name : null, 同意人职务: consent?.decision === 'approve' ? consent.post : null, 同意日期: consent?.decision === 'approve' ? dayAt(consent.at) : null,
    同意方式: consent?.decision === 'approve' ? ways[consent.way] : null,
    签认人: signed?.decision === 'approve' ? signed.name : null, 签认日期: signed?.decision === 'approve' ? dayAt(signed.at) : null,
    人员: lines, 签到栏: [...lines, ...empty],
  };
}

const people = [...integer('序号'), ...text('姓名', '职务', '出席情况', '备注')];
const sideFields = [
  ...text('名称', '单位', '支部', '角色', '联系人', '联系人职务'), ...integer('应到', '实到', '请假', '缺席'), ...text('出席情况', '未到人员', '同意人', '同意人职务', '同意方式', '签认人'),
  ...day('同意日期', '签认日期'), nested('人员', people), nested('签到栏', people),
];
const consenting = (facts: ActivityFacts): string =>
  facts.sides.map((side) => ({ side, consent: consentOf(facts, side.id, 'activity') })).filter(({ consent }) => consent?.decision === 'approve').map(({ side, consent }) => `${fullName(side)}${consent?.post ?? ''}${consent?.name ?? ''}`).join('；');
const signing = (facts: ActivityFacts): string =>
  facts.sides.map((side) => consentOf(facts, side.id, 'record')).filter((one) => one?.decision === 'approve').map((one) => one?.name ?? '').join('、');
const nameOf = ({ sides }: ActivityFacts, sideId: string): string => {
  const side = sides.find((one) => one.id === sideId);
  return side === undefined ? '' : fullName(side);
};
const present = (facts: ActivityFacts): string => facts.attendance.filter((one) => one.state === 'present').map((one) => one.name).join('、');

/** Who takes part: both sides' names, leaders, contacts and people. */
export const sidesFields: readonly PaperField[] = [
  computedList('各方', 'Sides', 'sides', sideFields, ({ facts }) => facts.sides.map((side) => sideValues(side, facts))),
  computedList('联学各方', 'Partners, one by one', 'sides', sideFields, ({ facts }) => partnersOf(facts).map((side) => sideValues(side, facts))),
  typed.text('联学单位', 'Partners', 'sides', ({ facts }) => orNull(partnerNames(facts))),
  typed.text('对方联系人', 'Partner’s contact', 'sides', ({ facts }) => orNull(partnersOf(facts).map((side) => `${side.contactName ?? ''}${side.contactPost === null ? '' : `（${side.contactPost}）`}`).filter((one) => one !== '').join('、'))),
  computed.text('在审情况', 'Under audit', null, ({ facts }) => (facts.sides.some((side) => side.audit === 'under_audit') ? '对方为在审单位，按从严程序办理' : '否')),
  typedList('联络记录', 'Contact log', 'sides', [...integer('序号'), ...day('日期'), ...text('方式', '内容', '经办人')], ({ facts }) => numbered(facts.contacts, (one) => ({ 日期: one.contactedOn, 方式: one.means, 内容: one.content, 经办人: one.personName }))),
  typed.text('各方同意', 'Consent of both leaders', 'programme', ({ facts }) => orNull(consenting(facts))),
  typed.text('各方签认', 'Record signed by', 'record', ({ facts }) => orNull(signing(facts))),
  typedList('出席名单', 'Attendance', 'held', [...text('方', '姓名', '职务', '出席情况', '事由'), ...integer('序号')], ({ facts }) =>
    numbered(facts.attendance, (one) => ({ 方: nameOf(facts, one.sideId), 姓名: one.name, 职务: one.post, 出席情况: states[one.state], 事由: one.reason }))),
  computed.text('出席人员', 'Those present', 'held', ({ facts }) => orNull(present(facts))),
  computed.text('缺席人员及原因', 'Those away and why', 'held', ({ facts }) => orNull(facts.sides.map((side) => away(side, facts)).filter((one) => one !== '').join('、')) ?? (facts.attendance.length > 0 ? '无' : null)),
  computed.text('列席人员', 'Observers', 'held', ({ facts }) => orNull(facts.attendance.filter((one) => one.state === 'observer').map((one) => one.name).join('、')) ?? (facts.attendance.length > 0 ? '无' : null)),
  ...(['应到', '实到', '请假', '缺席'] as const).map((name, index) => {
    const key = (['expected', 'present', 'onLeave', 'absent'] as const)[index] ?? 'expected';
    return computed.integer(`${name}合计`, `${['Expected', 'Present', 'On leave', 'Absent'][index]}, all sides`, 'held', ({ facts }) => (facts.sides.length === 0 ? null : sum(facts.sides.map((side) => side[key]))));
  }),
  typedList('报名答复', 'Answers to the notice', 'held', [...integer('序号'), ...text('姓名', '答复', '事由'), ...day('日期')], ({ facts }) =>
    numbered(facts.replies, (one) => ({ 姓名: one.name, 答复: one.answer === 'yes' ? '参加' : '请假', 事由: one.reason, 日期: dayAt(one.at) }))),
  computed.text('报名情况', 'Answers in numbers', 'held', ({ facts: { replies } }) => (replies.length === 0 ? null : `已答复 ${replies.length} 人，参加 ${replies.filter((one) => one.answer === 'yes').length} 人，请假 ${replies.filter((one) => one.answer === 'leave').length} 人`)),
  computed.text('通知时间', 'Announced at', 'held', ({ facts: { activity } }) => (activity.announcedAt === null ? null : format.instant(activity.announcedAt))),
];
