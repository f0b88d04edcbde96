import { computed, computedList, day, integer, money, numbered, orNull, text, typed, typedList, type PaperField } from './facts.ts';
import { dayAt, format, hours } from './facts-names.ts';

const words = (value: string | null | undefined): string | null => orNull(value ?? '');

/** What happened, as the record says it. */
export const recordFields: readonly PaperField[] = [
  computed.day('举行日期', 'Held on', 'held', ({ facts }) => facts.activity.heldOn),
  typed.text('起止时间', 'Hours', 'record', ({ facts }) => (facts.record?.startedAt == null ? null : hours(facts))),
  computed.text('活动时间', 'When it was or will be', 'programme', ({ facts }) => orNull(hours(facts))),
  computed.integer('时长', 'Minutes', 'record', ({ facts: { record } }) => (record?.startedAt == null || record.endedAt == null ? null : Math.round((Date.parse(record.endedAt) - Date.parse(record.startedAt)) / 60_000))),
  typed.text('主持人', 'Chair', 'record', ({ facts }) => words(facts.record?.chair)),
  typed.text('记录人', 'Recorder', 'record', ({ facts }) => words(facts.record?.recorder)),
  computed.text('议题', 'Topic as recorded', 'record', ({ facts }) => words(facts.record?.topic ?? facts.activity.theme)),
  typed.text('理论共学', 'What was studied', 'record', ({ facts }) => words(facts.record?.strands.theory)),
  typed.text('问题共解', 'Problems worked on', 'record', ({ facts }) => words(facts.record?.strands.problem)),
  typed.text('成果共享', 'What was shared', 'record', ({ facts }) => words(facts.record?.strands.outcome)),
  typed.text('专题调研', 'Result of research', 'record', ({ facts }) => words(facts.record?.results.research)),
  typed.text('解决实际问题', 'Problems solved', 'record', ({ facts }) => words(facts.record?.results.solving)),
  typed.text('听取意见建议', 'Opinions heard', 'record', ({ facts }) => words(facts.record?.results.opinions)),
  computed.text('主要内容', 'Main content', 'record', ({ facts: { record } }) => (record === null ? null : orNull([record.strands.theory, record.strands.problem, record.strands.outcome, record.results.research, record.results.solving, record.results.opinions].filter((part) => part.trim() !== '').join('\n')))),
  typedList('议定事项', 'Decisions', 'record', [...integer('序号'), ...text('事项', '责任人'), ...day('时限')], ({ facts }) => numbered(facts.record?.decisions ?? [], (one) => ({ 事项: one.text, 责任人: one.owner, 时限: one.dueOn }))),
  computed.text('议定事项摘要', 'Decisions in one cell', 'record', ({ facts }) => orNull((facts.record?.decisions ?? []).map((one, index) => `${index + 1}.${one.text}${one.owner === null ? '' : `（${one.owner}${one.dueOn === null ? '' : `，${format.day(one.dueOn)}前`}）`}`).join('\n'))),
  typedList('自愿捐助', 'Donations', 'record', [...integer('序号'), ...text('内容', '对象'), ...money('金额')], ({ facts }) => numbered(facts.record?.donations ?? [], (one) => ({ 内容: one.what, 对象: one.to, 金额: one.fen }))),
  typedList('实际行程', 'Actual stops', 'record', [...integer('序号'), ...text('地点')], ({ facts }) => numbered(facts.record?.actualStops ?? [], (one) => ({ 地点: one.name }))),
  computed.text('行程变更说明', 'Why the route changed', 'record', ({ facts }) => words(facts.record?.stopsReason) ?? (facts.record === null ? null : '无变更')),
  typed.text('请托情况', 'Requests received', 'record', ({ facts }) => words(facts.record?.requestsAnswer)),
  computed.day('记录日期', 'Written on', 'record', ({ facts }) => dayAt(facts.record?.writtenAt)),
  computed.text('迟记说明', 'Why written late', 'record', ({ facts }) => words(facts.record?.lateReason)),
  typedList('照片', 'Photos with captions', 'record', [...integer('序号'), ...text('图', '说明')], ({ facts }) => numbered(facts.files.filter((file) => file.purpose === 'photo'), (file) => ({ 图: file.id, 说明: file.caption ?? '' }))),
  computed.integer('照片数', 'Number of photos', 'record', ({ facts }) => facts.files.filter((file) => file.purpose === 'photo').length),
  computedList('附件', 'Files', 'record', [...integer('序号'), ...text('名称')], ({ facts }) => numbered(facts.files.filter((file) => file.purpose === 'paper'), (file) => ({ 名称: file.name }))),
  computed.integer('附件数', 'Number of files', 'record', ({ facts }) => facts.files.length),
  typedList('心得体会', 'Insights', 'publicity', [...integer('序号'), ...text('姓名', '内容')], ({ facts }) => numbered(facts.insights.filter((one) => one.withdrawnAt === null), (one) => ({ 姓名: one.name, 内容: one.text }))),
  computed.integer('心得篇数', 'Number of insights', 'publicity', ({ facts }) => facts.insights.filter((one) => one.withdrawnAt === null).length),
  computed.day('归档日期', 'Archived on', null, ({ facts }) => dayAt(facts.activity.archivedAt)),
];
