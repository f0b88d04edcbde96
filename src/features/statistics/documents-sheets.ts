import { demoLine } from '#shared/demo.ts';
import type { Sheet, SheetCell, SheetColumn } from '#shared/document/sheet.ts';
import { createFormat } from '#shared/format.ts';
import { createSay, type Say } from '#shared/language.ts';
import type { StatisticsView } from './contract.ts';
import type { FigureKey, TableKey } from './facts-figures.ts';
import { tables } from './facts-figures.ts';
import { headOf, labelOf, labelWords } from './facts-labels.ts';
import { flowOf, monthsOf } from './facts-pictures.ts';
import { unknown } from './facts.ts';

/** Figures and tables as sheets: exactly what the page shows, each with its definition, what is not known, and as of when. */

const say: Say = createSay(labelWords, 'zh-Hans');
const format = createFormat('zh-Hans');
export const pictureTables = ['flow', 'months', 'reach', 'network'] as const;
export const sheetKeys = ['figures', ...tables, ...pictureTables] as const;
export type SheetKey = (typeof sheetKeys)[number];

export interface SheetKnown {
  readonly view: StatisticsView;
  readonly office: string;
  readonly demo: boolean;
}

/** What the figures are about and as of when, in a line. */
export function scopeWords({ about: { year, branch }, asOf: { day, entry } }: StatisticsView): string {
  return `${year === null ? '全部年度' : `${year}年度`}；${branch === null ? '全部支部' : `主办支部：${branch.name}`}；截至${format.day(day)}（第${entry}条系统记录）`;
}

/** A figure as it is said: 12, 66.7%, 31 天; 无 where there is nothing to tell it from. */
export function figureText({ as, value }: StatisticsView['figures'][number]): string {
  if (value === null) return '无';
  return as === 'percent' ? `${Math.round(value * 1000) / 10}%` : as === 'days' ? `${value}天` : String(value);
}
export const unknownText = (key: FigureKey, count: number): string => (count === 0 ? '' : say(`figure.${key}.unknown`, { count }));

const column = (title: string, width: number, kind: SheetColumn['kind'] = 'text'): SheetColumn => ({ title, width, kind });
const counts = (...titles: readonly string[]): SheetColumn[] => titles.map((title) => column(title, 12, 'integer'));

function sheet({ view, office, demo }: SheetKnown, title: string, notes: readonly string[], columns: readonly SheetColumn[], rows: readonly (readonly SheetCell[])[]): Sheet {
  return { name: title, notes: [`${office}主题联学统计：${title}`, scopeWords(view), ...notes.filter((note) => note !== ''), ...(demo ? [demoLine[0]] : [])], columns, rows };
}

function figureSheet(known: SheetKnown): Sheet {
  const { figures, conversion } = known.view;
  const shown = figures.filter(({ value }) => conversion || value !== null);
  return sheet(known, '主要数字', [], [column('项目', 30), column('数值', 12), column('口径', 80), column('未计入', 50)], shown.map((figure) => [
    say(`figure.${figure.key}`), `${figureText(figure)}${figure.of === null ? '' : `（共${figure.of}）`}`, say(`figure.${figure.key}.def`), unknownText(figure.key, figure.unknown),
  ]));
}

function tableSheet(known: SheetKnown, key: TableKey): Sheet {
  const { view } = known;
  const table = view.tables.find((one) => one.key === key);
  const title = say(`table.${key}`);
  const outcome = view.conversion;
  return sheet(known, title, [say(`table.${key}.def`), (table?.unknown ?? 0) > 0 ? say(['industry', 'field', 'region'].includes(key) ? 'table.unknown_beside' : 'table.unknown', { count: table?.unknown ?? 0 }) : ''],
    [column(headOf(title), 36), ...(key === 'kind' ? [] : counts(say('statistics.activities'))), ...(outcome ? counts(say('statistics.problems'), say('statistics.tasked'), say('statistics.verified')) : [])],
    (table?.rows ?? []).map((row) => [row.name ?? labelOf(key, row.key, say), ...(key === 'kind' ? [] : [row.n]), ...(outcome ? [row.problems, row.tasked, row.verified] : [])]));
}

function pictureSheet(known: SheetKnown, key: (typeof pictureTables)[number]): Sheet {
  const { view } = known;
  if (key === 'flow') {
    return sheet(known, say('picture.flow'), [say('picture.flow.about')], [column(say('picture.flow.source'), 24), ...counts(say('statistics.activities'), say('statistics.problems'), say('statistics.tasked'), say('statistics.verified'))],
      (flowOf(view) ?? []).map(({ key: source, values }) => [labelOf('source', source, say), ...values]));
  }
  if (key === 'months') {
    return sheet(known, say('picture.year'), [], [column(say('picture.year.month'), 10), ...counts(say('picture.year.held'), say('picture.year.open'), ...(view.early ? [say('picture.year.early'), say('picture.year.stopped')] : []))],
      monthsOf(view).map(({ month, ...row }) => [month === unknown ? say('key.unknown') : `${Number(month)}月`, row.held, row.open, ...(view.early ? [row.early, row.stopped] : [])]));
  }
  if (key === 'reach') {
    return sheet(known, say('picture.reach'), [], [column(say('picture.reach.row'), 40), column(say('picture.reach.column'), 20), ...counts(say('statistics.activities'))], view.reach.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ key: of, n }) => {
      const [industry = unknown, region = unknown] = of.split('|');
      return [labelOf('industry', industry, say), labelOf('region', region, say), n];
    }));
  }
  const { pairs, meetings, shown } = view.network;
  return sheet(known, say('picture.network'), [meetings > shown ? say('picture.network.left_out', { pairs: pairs.length, shown, rest: meetings - shown }) : say('picture.network.all', { shown })],
    [column(say('statistics.branch'), 36), column(say('picture.network.unit'), 40), ...counts(say('picture.network.n'))], pairs.toSorted((a, b) => (`${a.branch}${a.unit}` < `${b.branch}${b.unit}` ? -1 : 1)).map(({ branch, unit, n }) => [branch, unit, n]));
}

const isPicture = (key: SheetKey): key is (typeof pictureTables)[number] => pictureTables.some((one) => one === key);
const isTable = (key: SheetKey): key is TableKey => tables.some((one) => one === key);

/** One sheet, or all of them. Kinds of problems are not told where conversion is not. */
export function sheetsOf(key: SheetKey | 'all', known: SheetKnown): Sheet[] {
  const keys = key === 'all' ? sheetKeys.filter((one) => known.view.conversion || (one !== 'kind' && one !== 'flow')) : [key];
  return keys.map((one) => (isPicture(one) ? pictureSheet(known, one) : isTable(one) ? tableSheet(known, one) : figureSheet(known)));
}
