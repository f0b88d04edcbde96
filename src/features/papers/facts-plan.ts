import { words as activity } from '#features/activity/words.ts';
import type { Category, CostLine } from '#features/cost/facts.ts';
import type { OpenBranch } from '#features/cost/facts-open.ts';
import { words as cost } from '#features/cost/words.ts';
import { estimateOf, type planPapers, type PlanFacts, type PlanItem } from '#features/plan/facts.ts';
import { timeText } from '#features/plan/facts-cells.ts';
import { partnerOf, standing } from '#features/plan/facts-lines.ts';
import { yuanText } from '#shared/format.ts';
import { createSay } from '#shared/language.ts';
import type { Rules } from '#shared/rules.ts';
import { format } from './facts-names.ts';

export type PlanPaper = (typeof planPapers)[number];

/** What the year's papers are made of. */
export interface PlanKnown {
  readonly facts: PlanFacts;
  readonly office: string;
  readonly today: string;
  readonly rules: Rules;
  readonly demo: boolean;
  /** Names of projects, suggestions, problems and earlier activities that lines name by id. */
  readonly names: Readonly<Record<string, string>>;
  /** 发文字号 of the office's other papers of years. */
  readonly takenNumbers: readonly string[];
  /** What was held and what it cost, of the branches whose spending the asker is told. */
  readonly spent: readonly OpenBranch[];
}

export const funds = (fund: PlanItem['fundSource']): string => (fund === null ? '' : activity[`fund.${fund}`][0]);
export const sourceWords = (source: PlanItem['source']): string => (source === null ? '' : activity[`source.${source}`][0]);
export const yuan = (fen: number): string => yuanText(fen, ',');
export const awayWords = { no: '否', city: '市外', province: '省外' } as const;
export const payerWords = { own: '我方', partner: '对方' } as const;

const sayCost = createSay(cost, 'zh-Hans');
export const categoryWords = (category: Category): string => sayCost(`cost.category.${category}`);
/** 计算依据: 1辆 × 1天 × 1,500元/辆·天. */
export const basisWords = ({ basis, unitFen, quantity, times }: Pick<CostLine, 'basis' | 'unitFen' | 'quantity' | 'times'>): string =>
  sayCost(`cost.formula.${basis}`, { quantity, times, price: yuan(unitFen).replace(/\.00$/u, '') });

const quarterNames = ['一', '二', '三', '四'];
export const quarterName = (quarter: number): string => (quarter === 0 ? '时间待定' : `第${quarterNames[quarter - 1] ?? ''}季度`);

/** 3月, 一季度, 3月12日; empty where nobody has planned when. */
export const periodWords = timeText;

export const lines = ({ facts }: PlanKnown): PlanItem[] => standing(facts.items);
export const content = ({ content: said }: PlanItem): string => said ?? '（内容待定）';

/** A line in one sentence, without its full stop: what, who, with whom, when, where, how many. */
export function inOneLine(item: PlanItem): string {
  const told = [item.branchName, partnerOf(item) === null ? '' : `与${partnerOf(item)}联学`, periodWords(item), item.place ?? '', item.people === null ? '' : `${item.people}人`];
  return `${content(item)}（${told.filter((part) => part !== '').join('，')}）`;
}

/** Estimates of lines: their sum, and how many nobody has told. */
export function estimates(items: readonly PlanItem[]): { readonly fen: number; readonly unknown: number; readonly noCost: number } {
  const told = items.map(estimateOf);
  return { fen: told.reduce<number>((all, one) => all + (one ?? 0), 0), unknown: told.filter((one) => one === null).length, noCost: told.filter((one) => one === 0).length };
}

export const paperOf = ({ facts }: PlanKnown, kind: PlanPaper) => facts.papers.find((one) => one.kind === kind) ?? null;
/** The day under a paper: as entered, else that of the approval, else today. */
export const dayOf = (known: PlanKnown, kind: PlanPaper): string => paperOf(known, kind)?.datedOn ?? known.facts.plan.approvedOn ?? known.today;

/** The last step of that name in the present round, once decided. */
export const decided = ({ facts }: PlanKnown, step: 'committee' | 'finance' | 'leading_group') =>
  facts.steps.findLast((one) => one.itemId === null && one.step === step && one.round === facts.plan.round && one.decidedAt !== null) ?? null;

/** How far the plan has come, as one sentence. */
export function standingWords({ plan }: { readonly plan: Pick<PlanFacts['plan'], 'state' | 'approvedOn' | 'conditions'> }): string {
  const { state, approvedOn, conditions } = plan;
  if (state !== 'approved') return { called: '各支部正在申报，尚未批准', committee: '机关党委正在统筹，尚未批准', finance: '财务部门正在审核，尚未批准', leading_group: '待分党组审批' }[state];
  return `${format.day(approvedOn)}经分党组批准${conditions === null || conditions === '' ? '' : `，附条件：${conditions}`}`;
}
