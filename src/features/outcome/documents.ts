import { dayAt } from '#features/papers/facts-names.ts';
import type { Day } from '#shared/dates.ts';
import { demoLine } from '#shared/demo.ts';
import type { FormPaper } from '#shared/document/model.ts';
import type { Sheet, SheetColumnKind } from '#shared/document/sheet.ts';
import { createFormat } from '#shared/format.ts';
import type { OutcomeFilters } from './contract.ts';
import type { OutcomeRow, Reading } from './contract-views.ts';
import { numberOf } from './facts.ts';
import { resultName } from './facts-names.ts';
import { words as pages } from './words-pages.ts';
import { words as outcome } from './words.ts';

/** The list as a file, exactly as filtered: 问题清单, 任务清单 or 责任清单 with the columns such lists have. */

const format = createFormat('zh-Hans');

interface Column {
  readonly title: string;
  readonly width: number;
  readonly kind: SheetColumnKind;
  readonly value: (row: OutcomeRow) => string | number | null;
}
const text = (title: string, width: number, value: Column['value']): Column => ({ title, width, kind: 'text', value });
const day = (title: string, value: (row: OutcomeRow) => string | null | undefined): Column => ({ title, width: 12, kind: 'date', value: (row) => value(row)?.slice(0, 10) ?? null });

const number = text('编号', 11, (row) => numberOf(row.year, row.number));
const what = text('问题内容', 36, (row) => row.text);
const kind = text('类别', 10, (row) => outcome[`problem.kind.${row.kind}`][0]);
const source = text('来源', 28, (row) => row.activity?.theme ?? row.activity?.code ?? row.inspection ?? row.place);
const state = text('进展', 12, (row) => outcome[`outcome.state.${row.state}`][0]);
const closed = text('销号', 11, (row) => numberOf(row.closedYear, row.closedNumber));
const shown = text('公示', 18, (row) => (row.shownOn === null ? null : `${format.day(row.shownOn)} ${row.shownWhere ?? ''}`.trim()));
const measure = text('整改措施', 32, ({ action }) => action?.measure ?? null);
const owner = text('责任人', 10, ({ action }) => action?.owner ?? null);
const due = day('完成时限', ({ action }) => action?.dueOn);
const actionState = text('办理状态', 10, ({ action }) => (action === null ? null : `${outcome[`action.state.${action.state}`][0]}${action.overdue ? '（逾期）' : ''}`));
const taken = text('推广', 12, ({ action, spread, adopted }) => ((action?.spread ?? spread) === 0 ? null : `${action?.adopted ?? adopted}/${action?.spread ?? spread} 个支部采用`));

/** 效果, before and after; figures after the words where there are any. */
function effect({ action }: OutcomeRow): string | null {
  if (action === null || action.verifiedAt === null) return null;
  const { before, after, beforeFigure, afterFigure, figureUnit } = action;
  return `此前：${before ?? ''}；现在：${after ?? ''}${beforeFigure === null || afterFigure === null ? '' : `（${beforeFigure}→${afterFigure}${figureUnit ?? ''}）`}`;
}

const columns: Readonly<Record<Reading, readonly Column[]>> = {
  problems: [
    number, what, kind, source, text('提出人', 18, (row) => row.from), text('审计项目', 18, (row) => row.project?.name ?? null), text('责任主体', 16, (row) => [row.branch?.name, row.owners].filter(Boolean).join(' ')),
    text('措施', 16, (row) => (row.actions === 0 ? '未安排' : `共${row.actions}项，已核验${row.verified}项`)), day('最近时限', (row) => row.nextDue), state, taken, day('反馈日期', (row) => dayAt(row.toldAt)), closed, day('销号日期', (row) => dayAt(row.closedAt)), shown,
  ],
  tasks: [
    number, what, measure, text('整改标准、预期效果', 24, ({ action }) => action?.expected ?? null), owner, due, text('进展、跟踪督办', 28, ({ action }) => action?.last ?? null), text('转化类型', 10, ({ action }) => (action?.resultKind == null ? null : resultName(action.resultKind))),
    text('完成证据', 28, ({ action }) => action?.evidence ?? null), text('效果（前后对比）', 36, effect), text('验证方式', 20, ({ action }) => action?.method ?? null), text('验证人', 10, ({ action }) => action?.verifier ?? null), day('验证日期', ({ action }) => dayAt(action?.verifiedAt)),
    taken, actionState, closed,
  ],
  owners: [
    number, text('责任领导', 10, ({ action }) => action?.leader ?? null), text('责任部门', 18, ({ action, branch }) => action?.branch ?? branch?.name ?? null), owner, measure, what, due, text('跟踪督办', 28, ({ action }) => action?.last ?? null), actionState,
    text('验证人', 10, ({ action }) => action?.verifier ?? null), closed,
  ],
};

/** Names of what the filters name by id. */
export type FilterNames = Readonly<Record<'branch' | 'project', string | null>>;

export function filterWords({ state: of, kind: only, overdue, mine, outside, result, year }: OutcomeFilters, names: FilterNames): string {
  const parts = [
    year === undefined ? null : `年度：${year}`, of === undefined ? null : `进展：${outcome[`outcome.state.${of}`][0]}`, only === undefined ? null : `类别：${outcome[`problem.kind.${only}`][0]}`,
    names.branch === null ? null : `支部：${names.branch}`, names.project === null ? null : `审计项目：${names.project}`, result === undefined ? null : `成果形式：${resultName(result)}`,
    overdue === undefined ? null : pages['outcomes.overdue'][0], mine === undefined ? null : pages['outcomes.mine'][0], outside === undefined ? null : pages['outcomes.outside'][0],
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `筛选条件：${parts.join('；')}`;
}

interface About {
  readonly office: string;
  readonly demo: boolean;
  readonly filter: string;
  readonly as: Reading;
  readonly today: Day;
}
const titleOf = (as: Reading): string => pages[`outcomes.as.${as}`][0];

export function outcomeSheet(rows: readonly OutcomeRow[], { office, demo, filter, as }: About): Sheet {
  return {
    name: titleOf(as),
    notes: [`${office}${titleOf(as)}`, ...(filter === '' ? [] : [filter]), `共 ${rows.length} 项`, ...(demo ? [demoLine[0]] : [])],
    columns: columns[as].map(({ title, width, kind: of }) => ({ title, width, kind: of })),
    rows: rows.map((row) => columns[as].map(({ value }) => value(row))),
  };
}

/** The same on paper, on its side; days in words, what is empty left empty. */
export function outcomePaper(rows: readonly OutcomeRow[], { office, demo, filter, as, today }: About): FormPaper {
  const shownColumns = columns[as];
  const cell = (value: string | number | null, of: SheetColumnKind): string => (value === null ? '' : of === 'date' ? format.day(String(value)) : String(value));
  return {
    kind: 'form', orientation: 'landscape', title: [`${office}${titleOf(as)}`], heading: { left: filter, right: `${format.day(today)}　共 ${rows.length} 项` },
    blocks: [{
      kind: 'table', widths: shownColumns.map(({ width }) => Math.max(8, Math.min(width, 24))), header: [{ cells: shownColumns.map(({ title }) => ({ kind: 'label', text: title })) }],
      rows: rows.length === 0 ? [{ cells: [{ kind: 'text', text: pages['outcomes.none_here'][0], columns: shownColumns.length }] }] : rows.map((row) => ({ cells: shownColumns.map(({ value, kind: of }) => cell(value(row), of)) })),
    }],
    ...(demo ? { remarks: [demoLine[0]] } : {}),
  };
}
