import { words as activity } from '#features/activity/words.ts';
import { activityDay } from '#features/activity/checks-common.ts';
import { ceilingOf } from '#features/cost/facts-ceiling.ts';
import { amountOf, single, totalsBy } from '#features/cost/facts-plain.ts';
import { isThere, lackingOf, ownPapers, spentOf } from '#features/cost/facts-reimburse.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { words as cost } from '#features/cost/words.ts';
import { createSay } from '#shared/language.ts';
import { settingOn } from '#shared/rules.ts';
import { computed, computedList, integer, money, numbered, orNull, text, typed, typedList, type PaperField, type PaperKnown } from './facts.ts';
import { format } from './facts-names.ts';

/** What an activity costs: the estimate line by line, what was spent, and what is handed in for it. */

const say = createSay(cost, 'zh-Hans');
const none = '不使用经费';

const yuan = (fen: number): string => format.money(fen).replace('¥', '').replace(/\.00$/, '');
const fund = (source: keyof typeof funds | null): string => (source === null ? '（资金来源未定）' : funds[source]);
const funds = { party_fiscal: activity['fund.party_fiscal'][0], party_dues: activity['fund.party_dues'][0], own_work_fund: activity['fund.own_work_fund'][0], none } as const;
const side = (payer: CostLine['payer']): string => say(`cost.side.${payer}`);
const category = ({ category: one }: Pick<CostLine, 'category'>): string => say(`cost.category.${one}`);
const basis = (line: CostLine): string => (line.amountFen === 0 && line.quantity === 0 ? '未测算' : say(`cost.formula.${line.basis}`, { quantity: format.number(line.quantity), times: format.number(line.times), price: yuan(line.unitFen) }));
const papers = (line: CostLine['papers']): string => line.map((one) => say(`cost.paper.${one}`)).join('、');

const figure = ({ rules, facts }: PaperKnown, rule: string, parameter: string): number | null => {
  const value = settingOn(rules, rule, parameter, activityDay(facts))?.value;
  return typeof value === 'number' ? value : null;
};
function ceiling(known: PaperKnown, line: CostLine): number | null {
  const at = ceilingOf(line, figure(known, 'CST-01', 'seats'));
  return at === null ? null : figure(known, at.rule, at.parameter);
}
const difference = (line: Pick<CostLine, 'actualFen' | 'amountFen'>): string | null => {
  if (line.actualFen === null) return null;
  const by = line.actualFen - line.amountFen;
  return by === 0 ? '与测算一致' : by > 0 ? `超出${yuan(by)}元` : `节余${yuan(-by)}元`;
};

const lineFields = [
  ...integer('序号', '数量', '次数'), ...text('费用类别', '计算依据', '是否超限', '资金来源', '承担方', '用于', '备注', '差额', '差额说明', '凭据', '尚缺凭据'), ...money('单价', '上限', '金额', '实际金额'),
];
const nothing = { 数量: null, 次数: null, 是否超限: null, 用于: null, 备注: null, 差额: null, 差额说明: null, 凭据: null, 尚缺凭据: null, 单价: null, 上限: null, 实际金额: null };

function lineValues(known: PaperKnown, line: CostLine) {
  const most = ceiling(known, line);
  const lacking = lackingOf(line, figure(known, 'CST-04', 'from'));
  return {
    数量: line.quantity, 次数: single.includes(line.basis) ? null : line.times, 费用类别: category(line), 计算依据: basis(line), 是否超限: most === null ? null : line.unitFen > most ? '超限' : '未超限',
    资金来源: line.payer === 'partner' ? side('partner') : fund(line.fundSource), 承担方: side(line.payer), 用于: say(`cost.people.${line.spentOn}`), 备注: line.note,
    差额: difference(line), 差额说明: line.actualNote, 凭据: orNull(papers(line.papers)), 尚缺凭据: orNull(papers(lacking)), 单价: line.unitFen, 上限: most, 金额: amountOf(line), 实际金额: line.actualFen,
  };
}

/** One figure of earlier days stands as one line; that no money is used is said as one. */
function lines(known: PaperKnown) {
  const { activity: { estimateFen, fundSource }, costs } = known.facts;
  if (costs.length > 0) return numbered(costs, (line) => lineValues(known, line));
  if (estimateFen === null) return [];
  return [{ 序号: 1, ...nothing, ...(estimateFen === 0 ? { 费用类别: none, 计算依据: null, 资金来源: null, 承担方: null } : { 费用类别: '未分项', 计算依据: '总额测算', 资金来源: fund(fundSource), 承担方: side('own') }), 金额: estimateFen }];
}

const sources = ({ facts: { activity: { estimateFen, fundSource }, costs } }: PaperKnown): string | null => {
  if (costs.length > 0) return orNull([...new Set(costs.filter(({ payer }) => payer === 'own').map(({ fundSource: one }) => fund(one)))].join('、')) ?? '由对方承担';
  return estimateFen === 0 ? none : fundSource === null ? null : funds[fundSource];
};
const spent = ({ facts: { activity: { estimateFen, heldOn }, costs } }: PaperKnown): number | null => (costs.length === 0 && estimateFen === 0 && heldOn !== null ? 0 : spentOf(costs));
const detailed = ({ facts }: PaperKnown): boolean => facts.costs.length > 0;

function saidOfEstimate(known: PaperKnown): string | null {
  const { activity: { estimateFen }, costs } = known.facts;
  if (estimateFen === null) return null;
  if (estimateFen === 0) return '本次活动不使用经费。';
  const theirs = totalsBy(costs, ({ payer }) => payer).find(({ key }) => key === 'partner');
  return `预计${yuan(estimateFen)}元，从${sources(known) ?? fund(null)}列支${theirs === undefined ? '' : `，其中对方承担${yuan(theirs.fen)}元`}。`;
}
function saidOfSpent(known: PaperKnown): string | null {
  const actual = spent(known);
  const { estimateFen } = known.facts.activity;
  if (actual === null || estimateFen === null) return null;
  return actual === 0 && estimateFen === 0 ? '没有支出。' : `实际支出${yuan(actual)}元，测算${yuan(estimateFen)}元，${difference({ actualFen: actual, amountFen: estimateFen }) ?? ''}。`;
}

const pack = (known: PaperKnown) => {
  const from = figure(known, 'CST-04', 'from');
  const own = ownPapers.map((paper) => ({ 材料: say(`cost.pack.own.${paper}`), 状态: isThere(paper, known.facts) ? '已具备' : '还没有', 说明: '系统生成' }));
  const others = known.facts.costs.map((line, index) => ({ line, n: index + 1, lacking: lackingOf(line, from) })).filter(({ line, lacking }) => line.papers.length > 0 || lacking.length > 0)
    .map(({ line, n, lacking }) => ({ 材料: `第${n}行${category(line)}：${papers([...new Set([...line.papers, ...lacking])])}`, 状态: lacking.length === 0 ? '已取得' : `缺${papers(lacking)}`, 说明: '逐行凭据' }));
  return numbered([...own, ...others], (row) => row);
};

export const costFields: readonly PaperField[] = [
  typed.money('经费测算', 'Estimate', 'costs', ({ facts }) => facts.activity.estimateFen, { typed: (known) => !detailed(known) }),
  typed.text('资金来源', 'Fund source', 'costs', sources, { typed: (known) => !detailed(known) && known.facts.activity.fundSource !== null }),
  computed.text('经费说明', 'Money in one sentence', 'costs', saidOfEstimate),
  typedList('经费明细', 'Cost lines', 'costs', lineFields, lines, { typed: detailed }),
  computedList('经费分类合计', 'Costs by category', 'costs', [...integer('序号'), ...text('费用类别'), ...money('金额', '实际金额')], ({ facts: { costs } }) =>
    numbered(totalsBy(costs, (line) => line.category), ({ key, fen }) => ({ 费用类别: say(`cost.category.${key}`), 金额: fen, 实际金额: spentOf(costs.filter((line) => line.category === key)) }))),
  computed.text('费用分项', 'Costs by category in one line', 'costs', ({ facts: { costs } }) => orNull(totalsBy(costs, category).map(({ key, fen }) => `${key}${yuan(fen)}元`).join('，'))),
  typed.money('实际支出', 'Spent', 'costs', spent, { typed: ({ facts }) => spentOf(facts.costs) !== null }),
  computed.text('决算说明', 'What was spent, in one sentence', 'costs', saidOfSpent),
  computedList('报销材料', 'Papers for reimbursement', 'costs', [...integer('序号'), ...text('材料', '状态', '说明')], pack),
];
