import { words as activity } from '#features/activity/words.ts';
import type { TableFilters, TableRow } from '#features/ledger/contract.ts';
import { words } from '#features/ledger/words.ts';
import { demoLine } from '#shared/demo.ts';
import type { Sheet } from '#shared/document/sheet.ts';
import { createFormat } from '#shared/format.ts';
import { figureNames } from '#features/statistics/facts-records.ts';
import { createSay } from '#shared/language.ts';
import { figureFilterWords, labelWords } from '#features/statistics/facts-labels.ts';
import { effectWords, publicityWords, recordWords, stageWords, summaryWords } from './facts-year.ts';

const format = createFormat('zh-Hans');
const zh = createSay(labelWords, 'zh-Hans');

/** Filters of the 台账, the page apart. */
export type LedgerFilters = Omit<TableFilters, 'after' | 'limit'>;
/** Names of what a filter names by id. */
export type FilterNames = Readonly<Record<'branch' | 'unit' | 'project', string | null>>;

/** The filter as one line of words; empty where nothing was filtered. */
export function filterWords(filters: LedgerFilters, names: FilterNames): string {
  const { stage, standing, missing, from, to } = filters;
  const said: Readonly<Record<Exclude<keyof LedgerFilters, (typeof figureNames)[number]>, string | null>> = {
    stage: stage === undefined ? null : `阶段：${activity[`stage.${stage}`][0]}`,
    standing: standing === undefined ? null : `状态：${activity[`standing.${standing}`][0]}`,
    branch: names.branch === null ? null : `主办支部：${names.branch}`,
    unit: names.unit === null ? null : `联学单位：${names.unit}`,
    project: names.project === null ? null : `审计项目：${names.project}`,
    from: days(from, to),
    to: null,
    missing: missing === undefined ? null : `还缺什么：${words[`ledger.missing.${missing}`][0]}`,
  };
  const parts = [...Object.values(said).filter((part) => part !== null), ...figureFilterWords(filters, (key, facts) => zh(key, facts))];
  return parts.length === 0 ? '' : `筛选条件：${parts.join('；')}`;
}

function days(from: string | undefined, to: string | undefined): string | null {
  if (from === undefined && to === undefined) return null;
  if (from !== undefined && to !== undefined) return `时间：${format.days(from, to)}`;
  return from === undefined ? `时间：${format.day(to)}以前` : `时间：${format.day(from)}以后`;
}

/** 台账: exactly the rows and columns that are on screen, with the filter named above them. */
export function ledgerSheet(rows: readonly TableRow[], about: { office: string; filter: string; demo: boolean }): Sheet {
  const unknown = rows.some((row) => row.heldOn !== null && row.present === null);
  const title = (key: keyof typeof words): string => words[key][0];
  return {
    name: '主题联学台账',
    notes: [
      `${about.office}主题联学台账`, ...(about.filter === '' ? [] : [about.filter]), `共 ${rows.length} 项${unknown ? '；已举行而“实到”空白的，人数未知' : ''}`,
      ...(about.demo ? [demoLine[0]] : []),
    ],
    columns: [
      { title: '序号', width: 6, kind: 'integer' }, { title: '编号', width: 11, kind: 'text' }, { title: activity['activity.theme'][0], width: 32, kind: 'text' },
      { title: activity['activity.branch'][0], width: 24, kind: 'text' }, { title: activity['activity.partners'][0], width: 32, kind: 'text' },
      { title: activity['activity.day'][0], width: 16, kind: 'date' }, { title: activity['activity.stage'][0], width: 10, kind: 'text' },
      { title: title('ledger.present'), width: 8, kind: 'integer' }, { title: title('ledger.record'), width: 24, kind: 'text' },
      { title: title('ledger.summary'), width: 28, kind: 'text' }, { title: title('ledger.publicity'), width: 24, kind: 'text' }, { title: title('ledger.effect'), width: 30, kind: 'text' },
    ],
    rows: rows.map((row, index) => [
      index + 1, row.code, row.theme ?? activity[row.origin === 'imported' ? 'activity.no_theme' : 'activity.untitled'][0], row.hosts.join('、'), row.partners.join('、'), row.heldWords ?? row.heldOn ?? row.plannedOn,
      stageWords(row),
      row.heldOn === null ? null : row.present, recordWords(row), summaryWords(row), publicityWords(row), effectWords(row),
    ]),
  };
}
