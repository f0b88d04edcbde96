import { words as activity } from '#features/activity/words.ts';
import { computed, computedList, numbered, orNull, sum, text, integer, typed, type PaperField } from './facts.ts';
import { ownLine } from './facts-year.ts';
import { activityName, approvedOn, dayAt, hostNames } from './facts-names.ts';

const combined = { research: '专题调研', solving: '研究解决实际问题', opinions: '听取意见建议' } as const;

/** What the activity is about, and whose it is. */
export const topicFields: readonly PaperField[] = [
  computed.text('办名', 'Office', null, ({ office }) => office, { constant: true }),
  computed.day('制表日期', 'Day of printing', null, ({ today }) => today, { constant: true }),
  // Days under papers: that of what they tell, else today; a paper that follows the approval is not dated before it.
  computed.day('函件日期', 'Day of the letter', null, ({ facts, today }) => facts.contacts.map((one) => one.contactedOn).toSorted()[0] ?? today, { constant: true }),
  computed.day('方案日期', 'Day of the programme', null, (known) => approvedOn(known) ?? known.today, { constant: true }),
  computed.day('通知日期', 'Day of the notice', null, (known) => dayAt(known.facts.activity.announcedAt) ?? known.today, { constant: true }),
  computed.day('总结日期', 'Day of the summary', null, ({ facts, today }) => dayAt(facts.record?.writtenAt) ?? today, { constant: true }),
  computed.text('编号', 'Number', null, ({ facts }) => facts.activity.code),
  typed.text('主题', 'Theme', 'topic', ({ facts }) => facts.activity.theme),
  computed.text('活动名称', 'Name of the activity', 'topic', ({ facts }) => (facts.activity.theme === null ? null : activityName(facts))),
  typed.text('活动类型', 'Kind', 'topic', ({ facts }) => facts.activity.kind),
  typed.text('选题来源', 'Source of the topic', 'topic', ({ facts: { activity: { source } } }) => (source === null ? null : activity[`source.${source}`][0])),
  typed.text('来源说明', 'Note on the source', 'topic', ({ facts }) => facts.activity.sourceNote),
  typed.text('活动任务', 'Tasks', 'topic', ({ facts }) => facts.activity.tasks),
  typed.text('预期效果', 'Expected effect', 'topic', ({ facts }) => facts.activity.expectedEffect),
  typed.text('拟解决问题', 'Problem brought', 'topic', ({ facts }) => facts.activity.problemBrought),
  typed.text('结合方式', 'Combined with', 'topic', ({ facts }) => orNull(facts.activity.combines.map((one) => combined[one]).join('、'))),
  typed.text('活动形式', 'Forms', 'topic', ({ facts }) => orNull(facts.activity.forms.join('、'))),
  typed.text('审计项目', 'Work projects', 'topic', ({ facts }) => orNull(facts.projects.map((project) => project.name).join('、'))),
  computedList('意见建议', 'Suggestions taken up', 'topic', [...integer('序号'), ...text('内容')], ({ facts }) => numbered(facts.suggestions, (one) => ({ 内容: one.text }))),
  typed.text('计入主题党日', 'Counts as theme day', 'topic', ({ facts }) => (facts.activity.countsAsThemeDay ? '是' : '否')),
  typed.text('年度计划编号', 'Item in the year’s plan', 'topic', ({ facts }) => facts.activity.planItem, { typed: ({ facts }) => facts.activity.planItemId === null }),
  computed.text('是否列入计划', 'In the year’s plan', 'topic', (known) => (known.facts.activity.planItem === null ? '未列入（追加）' : ownLine(known)?.extra === true ? '列入（年中追加）' : '列入')),
  computed.integer('年度', 'Year', null, ({ facts }) => facts.activity.year),
  computed.text('提出人', 'Proposed by', null, ({ facts }) => facts.people.find((one) => one.id === facts.activity.proposerId)?.name ?? null),
  computed.text('组织者', 'Organiser', null, ({ facts }) => facts.people.find((one) => one.id === facts.activity.organiserId)?.name ?? null),
  computed.text('主办支部', 'Hosting branches', null, ({ facts }) => orNull(hostNames(facts))),
  computed.text('支部书记', 'Secretary of the hosting branch', null, ({ branches }) => orNull(branches.map((one) => one.secretary).filter((name) => name !== null).join('、'))),
  computed.integer('支部党员人数', 'Members of the hosting branches', null, ({ branches }) => (branches.length === 0 ? null : sum(branches.map((one) => one.members)))),
  computed.text('支部类型', 'Kind of branch', null, ({ facts }) => orNull([...new Set(facts.branches.map((branch) => (branch.kind === 'temporary' ? '临时党支部' : '党支部')))].join('、'))),
  computed.text('阶段', 'Stage', null, ({ facts: { activity: { stage, standing } } }) => (standing === 'active' ? activity[`stage.${stage}`][0] : activity[`standing.${standing}`][0])),
];
