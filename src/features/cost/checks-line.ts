import type { Check } from '#shared/check.ts';
import { at, cost, isBlank, measure, yuan } from './checks-common.ts';
import { fits, isKnown, textOf, wordIn, type CostFacts } from './facts-checks.ts';

/** What a line is for, who pays it and out of which pot (CST-08, -12 to -15). */

const noAllowance: Check<CostFacts> = {
  ...cost,
  id: 'CST-08',
  severity: 'block',
  phases: ['submit'],
  source: measure,
  article: '八个严禁：以任何方式发放个人补助',
  parameters: [
    { parameter: 'words', value: ['补助', '补贴', '津贴', '红包', '慰问金', '奖金', '误餐费', '加班费'], unit: null, status: 'confirmed' },
    { parameter: 'except', value: ['补助标准', '补助期', '不发补助', '无补助', '不发放补助', '不含补助', '扣除补助', '不发补贴', '无补贴', '不发放补贴'], unit: null, status: 'confirmed' },
  ],
  find: (facts, read) =>
    facts.lines.flatMap((line) => {
      const word = wordIn(textOf(line), read<readonly string[]>('words') ?? [], read<readonly string[]>('except') ?? []);
      return word === null ? [] : [at(line, 'note', { word })];
    }),
};

/** One of the eight categories, and counted as its category is counted: a lump sum has no ceiling to be held against. */
const isOfTheEight: Check<CostFacts> = {
  ...cost,
  id: 'CST-12',
  severity: 'block',
  phases: ['submit'],
  source: measure,
  article: '八类支出',
  find: (facts) =>
    facts.lines.flatMap((line) => {
      if (!isKnown(line.category)) return [at(line, 'category', { what: '@check.CST-12.category' })];
      return fits(line.category, line.basis) ? [] : [at(line, 'basis', { what: '@check.CST-12.basis' }, { severity: 'warn' })];
    }),
};

const nothingForbidden: Check<CostFacts> = {
  ...cost,
  id: 'CST-13',
  severity: 'block',
  phases: ['submit'],
  source: `${measure}；《党政机关厉行节约反对浪费条例》`,
  article: '八个严禁；不得提供烟酒、赠送礼品',
  parameters: [
    { parameter: 'banned', value: ['烟', '酒', '礼品', '纪念品', '土特产', '宴请', '会餐', '聚餐', '宴会'], unit: null, status: 'confirmed' },
    { parameter: 'words', value: ['门票', 'KTV', '健身', '电脑', '打印机', '复印机', '传真机', '补助', '旅游', '温泉', '横幅', '鲜花', '背景板'], unit: null, status: 'confirmed' },
    { parameter: 'except', value: ['酒店', '酒泉', '烟台', '烟草', '禁烟', '无烟', '戒烟', '控烟', '禁酒', '无酒', '不含酒', '不饮酒', '不安排酒', '补助标准', '补助期', '硝烟', '烽烟', '风烟'], unit: null, status: 'confirmed' },
  ],
  find: (facts, read) =>
    facts.lines.flatMap((line) => {
      const text = textOf(line);
      const except = read<readonly string[]>('except') ?? [];
      const banned = wordIn(text, read<readonly string[]>('banned') ?? [], except);
      const word = banned ?? wordIn(text, read<readonly string[]>('words') ?? [], except);
      return word === null ? [] : [at(line, 'note', { word }, { severity: banned === null ? 'warn' : 'block' })];
    }),
};

const eachPaysItsOwn: Check<CostFacts> = {
  ...cost,
  id: 'CST-14',
  severity: 'block',
  phases: ['submit', 'reimburse'],
  source: '审计“八不准”工作纪律',
  article: '第一条；八个严禁：不得转嫁费用',
  find: (facts) =>
    facts.lines.filter((line) => line.amountFen > 0 && line.payer !== line.spentOn)
      .map((line) => at(line, 'payer', { amount: yuan(line.amountFen), payer: `@check.CST-14.${line.payer}`, spentOn: `@check.CST-14.${line.spentOn}` }, { severity: facts.audited ? 'block' : 'ask' })),
};

const onePot: Check<CostFacts> = {
  ...cost,
  id: 'CST-15',
  severity: 'block',
  phases: ['submit'],
  source: '党费、党建活动经费、党组织工作经费使用规定',
  article: '分开列支；党费须集体研究',
  find: (facts) =>
    facts.lines.filter((line) => line.amountFen > 0 && line.payer === 'own').flatMap((line) => {
      if (line.fundSource === null) return [at(line, 'fundSource', { what: '@check.CST-15.source' })];
      return line.fundSource === 'party_dues' && isBlank(line.decision) ? [at(line, 'decision', { what: '@check.CST-15.decision' })] : [];
    }),
};

export const lineChecks: readonly Check<CostFacts>[] = [noAllowance, isOfTheEight, nothingForbidden, eachPaysItsOwn, onePot];
