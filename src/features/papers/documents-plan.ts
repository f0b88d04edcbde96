import { totalsBy } from '#features/cost/facts-plain.ts';
import type { PlanItem } from '#features/plan/facts.ts';
import { monthOf, partnerOf, quarterOf } from '#features/plan/facts-lines.ts';
import type { Block, OfficialPaper } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { costBlock, costSheets, planBlock, planSheet, spendingSheet, tableOf } from './documents-plan-tables.ts';
import { noticeOf } from './documents-made.ts';
import { categoryWords, content, dayOf, decided, estimates, funds, inOneLine, lines, paperOf, periodWords, quarterName, sourceWords, standingWords, yuan, type PlanKnown, type PlanPaper } from './facts-plan.ts';

/** The year's three documents and their two annexes, from the plan as it stands: proposed lines before the approval, approved ones after. */

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const sub = (text: string): Block => ({ kind: 'heading', level: 2, text });
const says = (text: string): Block => ({ kind: 'paragraph', text });
const right = (text: string) => ({ kind: 'text', text, align: 'right' }) as const;
/** Only where there is something to stand under it. */
const under = (title: string, blocks: readonly Block[]): Block[] => (blocks.length === 0 ? [] : [heading(title), ...blocks]);
const groups = <K>(items: readonly PlanItem[], key: (item: PlanItem) => K): [K, PlanItem[]][] => [...Map.groupBy(items, key)];
const awayOf = (items: readonly PlanItem[]): PlanItem[] => items.filter(({ away }) => away === 'city' || away === 'province');

const reach = (items: readonly PlanItem[]): string => {
  const named = items.filter((item) => partnerOf(item) !== null);
  const front = new Set(named.filter((item) => item.frontLine === true).map(partnerOf)).size;
  return `全年计划开展主题联学${items.length}项，由${new Set(items.map((item) => item.branchId)).size}个党支部组织，已明确联学单位${new Set(named.map(partnerOf)).size}家${front > 0 ? `，其中基层一线${front}家` : ''}${items.length > named.length ? `，另有${items.length - named.length}项的联学单位待定` : ''}。`;
};
const money = ({ facts }: PlanKnown, items: readonly PlanItem[]): string => {
  const { fen, unknown, noCost } = estimates(items);
  const { budgetFen } = facts.plan;
  return `经费测算合计${yuan(fen)}元${budgetFen === null ? '' : `，年度党建经费预算${yuan(budgetFen)}元`}。${noCost > 0 ? `${noCost}项不使用经费。` : ''}${unknown > 0 ? `${unknown}项尚未测算，未计入合计。` : ''}`;
};
const away = (items: readonly PlanItem[]): string => {
  const far = awayOf(items);
  const untold = items.filter((item) => item.away === null).length;
  // Nothing is claimed of lines nobody has told it of (invariant 8).
  if (far.length === 0) return untold === 0 ? '没有在常驻地以外开展的活动。' : `有${untold}项未注明是否在常驻地以外开展。`;
  return `在常驻地以外开展的活动${far.length}项${far.some((item) => item.away === 'province') ? `，其中省外${far.filter((item) => item.away === 'province').length}项` : ''}，从严控制规模、时间和数量。`;
};
const conditions = ({ facts }: PlanKnown): Block[] => (facts.plan.conditions ? [says(`分党组批准时要求：${facts.plan.conditions}`)] : []);

function paper(known: PlanKnown, kind: PlanPaper, title: string, blocks: readonly Block[], attachments: OfficialPaper['attachments'] = []): OfficialPaper {
  const { facts: { plan }, office, demo } = known;
  const number = paperOf(known, kind)?.number ?? null;
  const issuer = `${office}机关党委`;
  const notice = noticeOf(demo, plan.state === 'approved' ? '' : '未经批准，仅供审议');
  return {
    kind: 'official', title: [`${office}`, `${plan.year}年度${title}`], blocks, attachments, ...(number === null ? {} : { head: { issuer, number } }),
    signature: { issuer, day: dayOf(known, kind), sealed: number !== null }, ...(notice === '' ? {} : { notice }),
  };
}

function points(known: PlanKnown): OfficialPaper {
  const { facts } = known;
  const items = lines(known);
  const { year, arrangementTitle } = facts.plan;
  return paper(known, 'points', '党建工作要点（主题联学部分）', [
    says(`为做好${year}年度主题联学工作，推动理论共学、问题共解、成果共享，${arrangementTitle ? `按照${arrangementTitle}要求，` : ''}在各党支部讨论申报的基础上，提出以下要点。`),
    heading('年度安排'), says(reach(items)),
    ...under('落实上级安排', facts.arrangement.map((line, index) => {
      const citing = items.filter((item) => item.arrangementLineId === line.id);
      return says(`${index + 1}.${line.text.replace(/。$/u, '')}。${citing.length === 0 ? '结合日常学习落实。' : `列入计划：${citing.map(inOneLine).join('；')}。`}`);
    })),
    ...under('选题重点', groups(items.filter(({ source }) => source !== null), ({ source }) => source).flatMap(([source, of]) => [sub(sourceWords(source)), ...of.map((item) => says(`${inOneLine(item)}。`))])),
    heading('季度安排'), ...groups(items.toSorted((a, b) => (monthOf(a) || 13) - (monthOf(b) || 13)), (item) => quarterOf(monthOf(item))).flatMap(([quarter, of]) => [sub(quarterName(quarter)), ...of.map((item) => says(`${inOneLine(item)}。`))]),
    ...under('成果转化', items.filter(({ outcome }) => outcome).map((item) => says(`${content(item)}：${(item.outcome ?? '').replace(/。$/u, '')}。`))),
    heading('经费和纪律'), says(`${money(known, items)}${away(items)}年中追加的活动，报机关党委和财务部门批准。`), ...conditions(known),
  ], [{ title: `${year}年度主题联学计划表`, blocks: [planBlock(known)] }]);
}

function study(known: PlanKnown): OfficialPaper {
  const { facts } = known;
  const items = lines(known).toSorted((a, b) => (a.fromOn ?? '9').localeCompare(b.fromOn ?? '9'));
  const { year, arrangementTitle } = facts.plan;
  const counted = (title: string, of: readonly PlanItem[]): Block[] => (of.length === 0 ? [] : [says(`${title}${of.length}项：${of.map((item) => `${content(item)}（${item.branchName}${periodWords(item) === '' ? '' : `，${periodWords(item)}`}）`).join('；')}。`)]);
  return paper(known, 'study', '学习教育计划（主题联学部分）', [
    says(`根据${arrangementTitle || '年度学习教育安排'}和各党支部申报的联学计划，制定本计划。`),
    heading('总体安排'), says(reach(items)),
    ...under('上级部署的学习内容', facts.arrangement.map((line, index) => says(`${index + 1}.${line.text.replace(/。$/u, '')}。`))),
    heading('学习内容和时间'), tableOf([4, 9, 5, 5, 6, 4], ['时间', '学习内容', '形式', '支部', '联学单位', '计入'], items.map((item) => ({
      cells: [periodWords(item) || '待定', content(item), item.form ?? '', item.branchName, partnerOf(item) ?? '待定', [item.countsAsThemeDay ? '主题党日' : '', item.countsAsLecture ? '党课' : ''].filter((part) => part !== '').join('、')],
    }))),
    ...under('主题党日和党课', [...counted('计入主题党日', items.filter((item) => item.countsAsThemeDay)), ...counted('计入党课', items.filter((item) => item.countsAsLecture))]),
    ...under('党员意见和支部讨论', discussed(known)),
    ...under('预期效果', items.filter(({ effect }) => effect).map((item) => says(`${content(item)}：${(item.effect ?? '').replace(/。$/u, '')}。`))),
    heading('有关要求'), says(`学习内容与审计项目相结合，长期在外的党员就近就便参加。${away(items)}不以打卡、积分、排名推动学习。`), ...conditions(known),
  ], [{ title: `${year}年度主题联学计划表`, blocks: [planBlock(known)] }]);
}

/** PLN-02, PLN-03 in numbers; what was said stays with the branch and those who decide. */
function discussed({ facts: { discussions } }: PlanKnown): Block[] {
  if (discussions.length === 0) return [];
  const heard = discussions.reduce((all, one) => all + (one.opinionsFrom ?? 0), 0);
  return [says(`${new Set(discussions.map((one) => one.branchId)).size}个党支部召开支部委员会或党员大会讨论了本支部计划${heard > 0 ? `，共听取党员意见${heard}人次` : ''}。`)];
}
const sums = (title: string, rows: readonly { readonly key: string; readonly fen: number }[]): Block =>
  tableOf([3, 2], [title, '金额（元）'], [...rows.map(({ key, fen }) => ({ cells: [key, right(yuan(fen))] })), { cells: ['合计', right(yuan(rows.reduce((all, one) => all + one.fen, 0)))] }]);

function budget(known: PlanKnown): OfficialPaper {
  const { facts } = known;
  const items = lines(known);
  const costs = items.flatMap((item) => item.costs.map((line) => ({ ...line, branch: item.branchName })));
  const finance = decided(known, 'finance');
  const opinion = finance?.comment ?? finance?.conditions ?? null;
  const theirs = costs.filter(({ payer }) => payer === 'partner').reduce((all, line) => all + line.amountFen, 0);
  const tables = costs.length === 0 ? [] : [
    heading('按费用类别'), sums('费用类别', totalsBy(costs, (line) => categoryWords(line.category))),
    heading('按列支渠道'), sums('列支渠道', totalsBy(costs, (line) => (line.payer === 'partner' ? '对方承担' : funds(line.fundSource) || '未定'))),
    heading('按支部'), sums('支部', totalsBy(costs, (line) => line.branch)),
  ];
  return paper(known, 'budget', '党建经费预算（主题联学部分）', [
    heading('预算总额'), says(`${reach(items)}${money(known, items)}${theirs > 0 ? `其中对方承担${yuan(theirs)}元。` : ''}`),
    ...tables,
    heading('编制说明'), says(`按照党建活动经费管理办法的八类费用测算，单价乘以数量，逐项列明列支渠道，一笔费用只有一个来源。${away(items)}`), says('不列支旅游、宴请、礼品、烟酒、高消费娱乐健身、固定资产购置和任何形式的个人补助，不向对方转嫁费用。'),
    heading('审核和批准'), says(`${opinion === null ? '' : `财务部门意见：${opinion.replace(/。$/u, '')}。`}${standingWords(facts)}。`),
  ], [{ title: `${facts.plan.year}年度主题联学经费测算明细表`, blocks: [costBlock(known)] }]);
}

export interface YearPaper {
  readonly key: string;
  readonly name: string;
  readonly en: string;
  readonly kind: 'docx' | 'xlsx';
}
/** In the order they are read in; the first three are numbered and dated. */
export const yearPapers = [
  { key: 'points', name: '年度党建工作要点', en: 'Key points of the year', kind: 'docx' },
  { key: 'study', name: '年度学习教育计划', en: 'Study plan of the year', kind: 'docx' },
  { key: 'budget', name: '党建经费预算', en: 'Party-building budget', kind: 'docx' },
  { key: 'plan-table', name: '年度计划表', en: 'Table of the plan', kind: 'xlsx' },
  { key: 'cost-summary', name: '经费测算汇总表', en: 'Summary of costs', kind: 'xlsx' },
  { key: 'spending', name: '支部经费使用情况公开表', en: 'What the branches spent', kind: 'xlsx' },
] as const satisfies readonly YearPaper[];
export type YearPaperKey = (typeof yearPapers)[number]['key'];

const made = { points, study, budget } as const;
/** A finished paper of the year: a document, or sheets. */
export type YearMade = { readonly kind: 'docx'; readonly document: OfficialPaper } | { readonly kind: 'xlsx'; readonly sheets: readonly Sheet[] };

export const isYearPaper = (key: string): key is YearPaperKey => yearPapers.some((one) => one.key === key);
/** @throws Refusal NOT_FOUND where there is no paper of that name. */
export function makeYearPaper(key: string, known: PlanKnown): YearMade {
  if (!isYearPaper(key)) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
  if (key === 'plan-table') return { kind: 'xlsx', sheets: [planSheet(known)] };
  if (key === 'cost-summary') return { kind: 'xlsx', sheets: costSheets(known) };
  if (key === 'spending') return { kind: 'xlsx', sheets: [spendingSheet(known)] };
  return { kind: 'docx', document: made[key](known) };
}
