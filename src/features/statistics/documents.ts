import { demoLine } from '#shared/demo.ts';
import type { Block, OfficialPaper } from '#shared/document/model.ts';
import { createFormat } from '#shared/format.ts';
import { createSay, type Say } from '#shared/language.ts';
import type { TableRow } from './contract.ts';
import { hoursDefinition, hoursInWords } from './documents-hours.ts';
import { figureText, scopeWords, unknownText } from './documents-sheets.ts';
import type { Drawing } from './facts-drawing.ts';
import type { FigureKey, TableKey } from './facts-figures.ts';
import { headOf, labelOf, labelWords } from './facts-labels.ts';
import { flowDrawing, monthsOf, networkDrawing, reachDrawing, yearDrawing } from './facts-pictures.ts';
import type { Effect, ReviewKnown } from './facts-review.ts';
import { unknown } from './facts.ts';

/** 年度综述: the year in numbers with their definitions, its pictures, its verified effects, and what is missing. A person goes on writing it. */

const say: Say = createSay(labelWords, 'zh-Hans');
const format = createFormat('zh-Hans');
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const sub = (text: string): Block => ({ kind: 'heading', level: 2, text });
const says = (text: string): Block => ({ kind: 'paragraph', text });
const plain = (text: string): string => text.replace(/[。；\s]+$/u, '');
const right = (text: string) => ({ kind: 'text', text, align: 'right' }) as const;

/** Pictures of the review by the name they have in it; null where there is nothing to draw. */
export function reviewPictures({ view }: Pick<ReviewKnown, 'view'>): Readonly<Record<'flow' | 'year' | 'reach' | 'network', Drawing | null>> {
  return { flow: flowDrawing(view, say), year: yearDrawing(view), reach: reachDrawing(view, say), network: networkDrawing(view) };
}

export function reviewOf(known: ReviewKnown): OfficialPaper {
  const { year, view, office, demo, today, planned } = known;
  const drawn = reviewPictures(known);
  const picture = (ref: keyof typeof drawn, caption: string): Block[] => (drawn[ref] === null ? [] : [{ kind: 'images', items: [{ ref: `statistics-${ref}`, caption }] }]);
  const blocks: Block[] = [
    heading('总体情况'), ...overall(known),
    ...(drawn.year === null ? [] : [...picture('year', `图：${year}年各月开展情况（深色为已开展，空心为已批准待举行，斜线为批准以前；括号内为尚未举行的项数）`), says(monthsInWords(known))]),
    heading('计划执行'), ...(planned === null ? [says(`没有${year}年度联学计划的记录。`)] : plannedBlocks(known)),
    heading('选题和形式'), ...table(known, 'source'), ...table(known, 'form'), ...table(known, 'strand'),
    heading('联学对象和覆盖面'), ...reachBlocks(known), ...picture('reach', '图：对方单位的行业和地区（数字为活动项数）'), ...table(known, 'industry'), ...table(known, 'region'), ...table(known, 'field'), ...picture('network', '图：主办支部和联学单位（数字为一起开展活动的次数）'), ...networkNote(known),
    ...(view.tables.some(({ key, rows }) => key === 'branch' && rows.length > 0) ? [sub('各支部开展情况（按名称排列，不作排名）'), branchTable(known)] : []),
    heading('学习学时'), says(hoursInWords(known)),
    heading('成果转化'), ...conversion(known), ...picture('flow', '图：从选题到已核验的效果（宽度按同一比例）'), ...effects(known),
    ...gathered(known),
    heading('口径、未知和缺项'), ...gaps(known),
  ];
  return {
    kind: 'official', title: [office, `${year}年度主题联学工作综述`], blocks, signature: { issuer: `${office}机关党委`, day: today, sealed: false },
    notice: [demo ? demoLine[0] : '', '由系统记录汇总的初稿，可在此基础上修改'].filter((line) => line !== '').join('　'),
  };
}

const value = ({ view }: ReviewKnown, key: FigureKey): number | null => view.figures.find((figure) => figure.key === key)?.value ?? null;
const said = ({ view }: ReviewKnown, key: FigureKey): string => { const figure = view.figures.find((one) => one.key === key); return figure === undefined ? '无' : figureText(figure); };

function overall(known: ReviewKnown): Block[] {
  const { year, imported } = known;
  if (value(known, 'held') === 0) return [says(`${year}年没有已开展活动的记录。`)];
  const ahead = value(known, 'ahead') ?? 0;
  return [
    says(`${year}年，${said(known, 'branches')}个党支部主办主题联学${said(known, 'held')}项${value(known, 'units') === 0 ? '' : `，与${said(known, 'units')}家外单位联学`}${imported > 0 ? `，其中${imported}项是补录的历史活动` : ''}。${ahead > 0 ? `另有${ahead}项正在筹备。` : ''}${value(known, 'front') === null ? '' : `能够判明的活动中，与基层一线联学的占${said(known, 'front')}。`}`),
  ];
}

const monthsInWords = ({ view }: ReviewKnown): string => {
  const rows = monthsOf(view).filter(({ held, month }) => held > 0 && month !== unknown);
  const undated = monthsOf(view).find(({ month }) => month === unknown)?.held ?? 0;
  return `${rows.length === 0 ? '各月没有已开展的活动' : `各月开展项数：${rows.map(({ month, held }) => `${Number(month)}月${held}项`).join('，')}`}${undated > 0 ? `；另有${undated}项举行月份未知` : ''}。`;
};

function plannedBlocks({ planned, year }: ReviewKnown): Block[] {
  if (planned === null) return [];
  const { lines, linesHeld, unplanned, overdue, projectsWithout } = planned;
  return [
    says(`年度计划批准${lines}项，其中已开展${linesHeld}项${unplanned > 0 ? `；计划以外开展${unplanned}项` : ''}。`),
    ...(overdue.length === 0 ? [] : [says(`计划时间已过、尚未开展的${overdue.length}项：${overdue.map(({ content, branchName }) => `${content ?? '（内容待定）'}（${branchName}）`).join('；')}。`)]),
    ...(projectsWithout.length === 0 ? [] : [says(`${year}年在办的审计项目中，没有联学活动的有${projectsWithout.length}个：${projectsWithout.join('、')}。`)]),
  ];
}

/** A table of sums with what is not known beneath it. */
function table(known: ReviewKnown, key: Exclude<TableKey, 'branch' | 'year'>): Block[] {
  const found = known.view.tables.find((one) => one.key === key);
  if (found === undefined || (found.rows.length === 0 && found.unknown === 0)) return [];
  const title = say(`table.${key}`);
  const note = found.unknown > 0 ? [says(`${title}：${plain(say(['industry', 'field', 'region'].includes(key) ? 'table.unknown_beside' : 'table.unknown', { count: found.unknown }))}。`)] : [];
  if (found.rows.length === 0) return note;
  return [ruled(title, [headOf(title), ...(key === 'kind' ? [] : ['活动']), '问题建议', '已列措施', '已核验'], found.rows, (row) => [labelOf(key, row.key, say), ...(key === 'kind' ? [] : [row.n]), row.problems, row.tasked, row.verified]), ...note];
}

const ruled = (caption: string, header: readonly string[], rows: readonly TableRow[], cells: (row: TableRow) => readonly (string | number | null)[]): Block => ({
  kind: 'table', caption, widths: [8, ...header.slice(1).map(() => 3)], header: [{ cells: header.map((text) => ({ kind: 'label', text }) as const) }],
  rows: rows.map((row) => ({ cells: cells(row).map((cell, index) => (index === 0 ? String(cell) : right(cell === null ? '不显示' : String(cell)))) })),
});

/** What came of a branch's problems is between it and those who supervise: it does not stand in a paper that goes round. */
function branchTable({ view }: ReviewKnown): Block {
  const rows = view.tables.find(({ key }) => key === 'branch')?.rows ?? [];
  return ruled('按主办支部', ['支部', '活动'], rows, (row) => [row.name ?? '', row.n]);
}

function reachBlocks(known: ReviewKnown): Block[] {
  const figure = known.view.figures.find(({ key }) => key === 'front');
  const front = figure === undefined || figure.value === null ? '对方是否基层一线都没有判明。' : `与基层一线联学的占${figureText(figure)}（共${figure.of ?? 0}项能够判明）。`;
  return [says(`${value(known, 'units') === 0 ? '没有记录到具体的外单位' : `全年与${said(known, 'units')}家外单位联学`}。${front}${figure !== undefined && figure.unknown > 0 ? `${plain(unknownText('front', figure.unknown))}。` : ''}`)];
}
const networkNote = ({ view: { network } }: ReviewKnown): Block[] => (network.pairs.length === 0 ? [] : [says(network.meetings > network.shown ? say('picture.network.left_out', { pairs: network.pairs.length, shown: network.shown, rest: network.meetings - network.shown }) : say('picture.network.all', { shown: network.shown }))]);

function conversion(known: ReviewKnown): Block[] {
  const { view } = known;
  const unknownOf = view.figures.find(({ key }) => key === 'rate')?.unknown ?? 0;
  const days = value(known, 'days');
  const note = unknownOf > 0 ? `${plain(unknownText('rate', unknownOf))}。` : '';
  if ((value(known, 'raised') ?? 0) === 0) return [says(`没有登记的问题和建议。${note}`)];
  return [
    says(`已开展的活动中提出问题和建议${said(known, 'raised')}条，已列措施${said(known, 'tasked')}条，效果已由他人核验${said(known, 'verified')}条，转化率${said(known, 'rate')}。${days === null ? '' : `从活动到效果核验，中间值为${days}天。`}${note}`),
    ...table(known, 'kind'),
  ];
}

function effects({ effects: told, moreEffects }: ReviewKnown): Block[] {
  if (told.length === 0) return [];
  return [sub('已核验的效果'), ...told.map((effect) => says(effectWords(effect))), ...(moreEffects > 0 ? [says(`另有${moreEffects}条已核验的效果没有列出。`)] : [])];
}
function effectWords({ theme, hosts, partners, heldOn, problem, measure, before, after, method, verifier, verifiedOn }: Effect): string {
  const what = theme === null ? '主题未记载' : `“${theme.replaceAll(/[“”"]/gu, '')}”`;
  const who = [hosts, partners].filter((part) => part !== '').join('与');
  const effect = [before === null ? '' : `原来${plain(before)}`, after === null ? '' : `现在${plain(after)}`].filter((part) => part !== '').join('，');
  return `${who === '' ? '' : `${who}`}${what}联学${heldOn === null ? '' : `（${format.day(heldOn)}）`}提出：${plain(problem)}。措施：${plain(measure)}。${effect === '' ? '' : `效果：${effect}。`}${verifier === null ? '' : `由${verifier}${verifiedOn === null ? '' : `于${format.day(verifiedOn)}`}核验${method === null ? '' : `，办法是${plain(method)}`}。`}`;
}

function gathered({ series, patterns }: ReviewKnown): Block[] {
  if (series.length + patterns.length === 0) return [];
  const list = (of: ReviewKnown['series']): string => of.map(({ name, n }) => `${name}（${n}项）`).join('、');
  return [heading('模式和系列'), ...(series.length === 0 ? [] : [says(`本年开展了活动的系列：${list(series)}。`)]), ...(patterns.length === 0 ? [] : [says(`从模式开始的活动：${list(patterns)}。`)])];
}

function gaps(known: ReviewKnown): Block[] {
  const { view } = known;
  const left = view.figures.filter(({ unknown: count }) => count > 0).map(({ key, unknown: count }) => `${say(`figure.${key}`)}：${plain(unknownText(key, count))}`);
  const claims = view.claims.map(({ fromYear, toYear, total, recorded, undated, source }) => `${source}称${toYear === null ? `${fromYear}年以来` : `${fromYear}至${toYear}年`}共${total}项，系统已登记${recorded}项${undated > 0 ? `（另有${undated}项年度不明）` : ''}，差额${Math.max(0, total - recorded)}项没有单独登记，内容未知`);
  return [
    says(`统计范围：${scopeWords(view)}。未知的不计入合计，也不推算。`),
    ...(left.length === 0 ? [says('本年主要数字没有未知的。')] : [says(`未计入的：${left.join('；')}。`)]),
    ...(claims.length === 0 ? [] : [says(`与来源所称的总数对照：${claims.join('；')}。`)]),
    { kind: 'list', marker: 'number', items: [...view.figures.map(({ key }) => `${say(`figure.${key}`)}：${plain(say(`figure.${key}.def`))}。`), `学时：${hoursDefinition}。`] },
  ];
}
