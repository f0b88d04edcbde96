import { words as activity } from '#features/activity/words.ts';
import type { TableRow } from '#features/ledger/contract.ts';
import type { FourThing } from '#features/ledger/facts-four.ts';
import { fourText } from '#features/ledger/shown-four.ts';
import { words as ledger } from '#features/ledger/words.ts';
import { timeText } from '#features/plan/facts-cells.ts';
import type { Values } from '#shared/document/fields.ts';
import { yuanText } from '#shared/format.ts';
import { createSay } from '#shared/language.ts';
import { computed, computedList, day, integer, money, numbered, text, type PaperField, type PaperKnown, type PaperPlanLine } from './facts.ts';
import { format } from './facts-names.ts';
import { standingWords } from './facts-plan.ts';

const say = createSay(ledger, 'zh-Hans');

/** How the four things of the 台账 stand, said as its page does. */
const four = (thing: FourThing) => (row: TableRow): string => fourText(say, thing, row, format.day);
export const recordWords = four('record');
export const summaryWords = four('summary');
export const publicityWords = four('publicity');
export const effectWords = four('effect');
export const stageWords = (row: TableRow): string => (row.standing === 'active' ? activity[`stage.${row.stage}`][0] : activity[`standing.${row.standing}`][0]);

const own = ({ facts, year }: PaperKnown): TableRow | undefined => year.find((row) => row.id === facts.activity.id);
const held = ({ year }: PaperKnown): TableRow[] => year.filter((row) => row.heldOn !== null);
const total = (known: PaperKnown, key: 'problems' | 'actions' | 'verified' | 'publications' | 'insights'): number => known.year.reduce((all, row) => all + row[key], 0);

/** The line of the plan this activity was begun from. */
export const ownLine = ({ facts, plan }: PaperKnown): PaperPlanLine | undefined => plan?.lines.find((line) => line.codes.includes(facts.activity.code));

/** The plan of the hosting branches, line by line, with what became of each; in a year without one its activities. */
function planned({ plan, year }: PaperKnown): Values[] {
  if (plan === null || plan.lines.length === 0) {
    return numbered(year, (row) => ({
      编号: row.code, 主题: row.theme, 主办: row.hosts.join('、'), 联学: row.partners.join('、'), 计划时间: row.plannedOn === null ? null : format.day(row.plannedOn), 形式: row.kind, 地点: row.place, 状态: stageWords(row), 经费测算: row.estimateFen,
    }));
  }
  return numbered(plan.lines, (line) => {
    const begun = year.find((row) => line.codes.includes(row.code));
    return {
      编号: line.codes.join('、'), 主题: line.content, 主办: line.branchName, 联学: line.partner, 计划时间: timeText(line), 形式: line.form, 地点: line.place, 经费测算: line.estimateFen,
      状态: begun === undefined ? (line.codes.length > 0 ? '已发起' : '未发起') : stageWords(begun),
    };
  });
}

/** The year of the hosting branches, for tables that cover more than one activity. */
export const yearFields: readonly PaperField[] = [
  computedList('年度活动', 'The year’s activities', null, [
    ...integer('序号', '实到', '问题数', '任务数', '验证数', '心得数', '发布数'), ...text('编号', '主题', '主办', '联学', '时间', '地点', '阶段', '记录', '总结', '宣传', '成效', '类型'), ...day('计划日期', '举行日期'), ...money('经费测算'),
  ], ({ year }) => numbered(year, (row) => ({
    编号: row.code, 主题: row.theme, 主办: row.hosts.join('、'), 联学: row.partners.join('、'), 时间: row.heldWords, 计划日期: row.plannedOn, 举行日期: row.heldOn, 地点: row.place, 类型: row.kind, 阶段: stageWords(row), 经费测算: row.estimateFen,
    实到: row.heldOn === null ? null : row.present, 记录: recordWords(row), 总结: summaryWords(row), 宣传: publicityWords(row), 成效: effectWords(row),
    问题数: row.problems, 任务数: row.actions, 验证数: row.verified, 心得数: row.insights, 发布数: row.publications,
  }))),
  computed.integer('年度活动数', 'Activities of the year', null, ({ year }) => year.length),
  computed.integer('年度已举行数', 'Held this year', null, (known) => held(known).length),
  computed.integer('年度已记录数', 'Recorded this year', null, ({ year }) => year.filter((row) => row.record === 'written' || row.record === 'signed').length),
  computed.integer('年度已宣传数', 'Published this year', null, ({ year }) => year.filter((row) => row.publications > 0).length),
  computed.integer('年度联学单位数', 'Partners this year', null, (known) => new Set(held(known).flatMap((row) => row.partners)).size),
  computed.integer('年度问题数', 'Problems this year', null, (known) => total(known, 'problems')),
  computed.integer('年度任务数', 'Actions this year', null, (known) => total(known, 'actions')),
  computed.integer('年度验证数', 'Effects verified this year', null, (known) => total(known, 'verified')),
  computed.money('年度经费测算', 'Estimates of the year', null, ({ year }) => year.reduce<number | null>((all, row) => (all === null || row.estimateFen === null ? null : all + row.estimateFen), 0)),
  computedList('年度计划', 'The year’s plan', null, [...integer('序号'), ...text('编号', '主题', '主办', '联学', '计划时间', '形式', '地点', '状态'), ...money('经费测算')], planned),
  computed.text('年度审批情况', 'Approval of the year’s plan', null, ({ plan }) => (plan === null ? null : standingWords(plan))),
  computed.text('年度计划安排', 'As planned', null, (known) => {
    const line = ownLine(known);
    return line === undefined ? null : [`第${line.number ?? ''}项`, timeText(line), line.place ?? '', line.people === null ? '' : `${line.people}人`, line.estimateFen === null ? '' : `经费${yuanText(line.estimateFen, ',')}元`].filter((part) => part !== '').join('，');
  }),
  computed.text('记录情况', 'State of the record', null, (known) => { const row = own(known); return row === undefined ? null : recordWords(row); }),
  computed.text('总结情况', 'State of the summary', null, (known) => { const row = own(known); return row === undefined ? null : summaryWords(row); }),
  computed.text('宣传情况', 'State of publicity', null, (known) => { const row = own(known); return row === undefined ? null : publicityWords(row); }),
  computed.text('成效情况', 'State of the effect', null, (known) => { const row = own(known); return row === undefined ? null : effectWords(row); }),
];
