import { totalsBy } from '#features/cost/facts-plain.ts';
import { estimateOf, type PlanItem } from '#features/plan/facts.ts';
import { partnerOf } from '#features/plan/facts-lines.ts';
import type { Block, TableRow } from '#shared/document/model.ts';
import type { Sheet, SheetColumn } from '#shared/document/sheet.ts';
import { awayWords, basisWords, categoryWords, content, estimates, funds, lines, payerWords, periodWords, sourceWords, standingWords, yuan, type PlanKnown } from './facts-plan.ts';
import { noticeOf } from './documents-made.ts';
import { format } from './facts-names.ts';

/** Tables of the year: the plan (domain-rules 8.1) and what it is estimated to cost (8.2), as blocks of a paper and as sheets. */

const label = (text: string) => ({ kind: 'label', text }) as const;
const right = (text: string) => ({ kind: 'text', text, align: 'right' }) as const;
export const tableOf = (widths: readonly number[], header: readonly string[], rows: readonly TableRow[]): Block => ({ kind: 'table', widths, header: [{ cells: header.map(label) }], rows });
export const costText = (item: PlanItem): string => { const fen = estimateOf(item); return fen === null ? '未测算' : yuan(fen); };

/** 附件: the seven fields of Art. 4 and the partner, a line each. */
export const planBlock = (known: PlanKnown): Block => tableOf([3, 5, 9, 4, 5, 6, 3, 5, 5], ['序号', '支部', '活动内容', '形式', '时间', '地点', '人数', '经费（元）', '列支渠道'], lines(known).map((item, index) => ({
  cells: [
    String(item.number ?? index + 1), item.branchName, partnerOf(item) === null ? content(item) : `${content(item)}（联学单位：${partnerOf(item)}）`, item.form ?? '', periodWords(item), item.place ?? '',
    item.people === null ? '' : String(item.people), right(costText(item)), item.noCost ? '不使用经费' : funds(item.fundSource),
  ],
})));

/** 附件: each line of the estimates, under the activity it belongs to. */
export function costBlock(known: PlanKnown): Block {
  const rows = lines(known).flatMap((item, index) => item.costs.map((line, at) => ({
    cells: [
      ...(at === 0 ? [{ kind: 'text', text: String(item.number ?? index + 1), rows: item.costs.length } as const, { kind: 'text', text: content(item), rows: item.costs.length } as const] : []),
      categoryWords(line.category), basisWords(line), right(yuan(line.amountFen)), funds(line.fundSource), payerWords[line.payer],
    ],
  })));
  return tableOf([3, 7, 4, 8, 5, 5, 4], ['序号', '活动内容', '费用类别', '计算依据', '金额（元）', '资金来源', '承担方'], rows.length > 0 ? rows : [{ cells: ['', '各项均不使用经费或尚未测算', '', '', '', '', ''] }]);
}

const column = (title: string, width: number, kind: SheetColumn['kind'] = 'text'): SheetColumn => ({ title, width, kind });
const notes = (known: PlanKnown, title: string): string[] => {
  const { fen, unknown } = estimates(lines(known));
  const demo = noticeOf(known.demo, '');
  return [
    `${known.office}${known.facts.plan.year}年度${title}`,
    `共${lines(known).length}项，经费测算合计${yuan(fen)}元${unknown > 0 ? `（另有${unknown}项尚未测算，未计入）` : ''}；${standingWords(known.facts)}`, ...(demo === '' ? [] : [demo]),
  ];
};
const listOf = (ids: readonly string[], names: PlanKnown['names']): string => ids.map((id) => names[id] ?? '').filter((name) => name !== '').join('；');
const yes = (said: boolean): string => (said ? '是' : '否');

/** 年度计划表 with every column of 8.1. */
export function planSheet(known: PlanKnown): Sheet {
  const { names, facts } = known;
  const arranged = new Map(facts.arrangement.map((line) => [line.id, line.text]));
  const one = (id: string | null): string => (id === null ? '' : (names[id] ?? ''));
  return {
    name: `${facts.plan.year}年度计划表`, notes: notes(known, '主题联学计划表'),
    columns: [
      column('序号', 6, 'integer'), column('支部', 20), column('活动内容', 34), column('形式', 12), column('时间', 14), column('地点', 20), column('人数', 7, 'integer'), column('所需经费（元）', 14, 'money'), column('列支渠道', 16),
      column('责任人', 10), column('联学单位', 26), column('行业', 14), column('地域', 14), column('对方联系人', 14), column('是否基层一线', 8), column('是否在审单位', 8), column('是否异地', 8), column('选题来源', 14), column('审计项目', 22),
      column('党员意见建议', 26), column('落实上级安排', 26), column('预期效果', 28), column('拟转化成果', 26), column('计入主题党日', 8), column('计入党课', 8), column('党员意见摘要', 26), column('年中追加', 8), column('追加理由', 22),
    ],
    rows: lines(known).map((item, index) => [
      item.number ?? index + 1, item.branchName, item.content ?? '', item.form ?? '', periodWords(item), item.place ?? '', item.people, estimateOf(item), item.noCost ? '不使用经费' : funds(item.fundSource),
      item.owner ?? '', partnerOf(item) ?? '', item.unitIndustry ?? item.partnerIndustry ?? '', item.unitRegion ?? item.partnerRegion ?? '', item.contact ?? '', item.frontLine === null ? '' : yes(item.frontLine), yes(item.audit === 'under_audit'),
      item.away === null ? '' : awayWords[item.away], sourceWords(item.source), one(item.projectId), listOf(item.suggestionIds, names), item.arrangementLineId === null ? '' : (arranged.get(item.arrangementLineId) ?? ''),
      item.effect ?? '', item.outcome ?? '', yes(item.countsAsThemeDay), yes(item.countsAsLecture), item.opinions ?? '', yes(item.extra), item.extraReason ?? '',
    ]),
  };
}

/** 经费测算汇总: every line, then the totals by category, source and branch. */
export function costSheets(known: PlanKnown): Sheet[] {
  const items = lines(known);
  const all = items.flatMap((item, index) => item.costs.map((line) => ({ ...line, item, number: item.number ?? index + 1 })));
  const totals = (name: string, title: string, sums: readonly { readonly key: string; readonly fen: number }[]): Sheet => ({
    name, notes: notes(known, `经费测算${name}`), columns: [column(title, 30), column('金额（元）', 16, 'money')],
    rows: [...sums.map(({ key, fen }) => [key, fen]), ['合计', sums.reduce((sum, one) => sum + one.fen, 0)]],
  });
  return [
    {
      name: '经费测算明细', notes: notes(known, '经费测算汇总'),
      columns: [column('序号', 6, 'integer'), column('支部', 20), column('活动内容', 32), column('费用类别', 14), column('计算依据', 26), column('数量', 8, 'integer'), column('次数', 8, 'integer'), column('单价（元）', 12, 'money'), column('金额（元）', 14, 'money'), column('资金来源', 16), column('承担方', 8), column('备注', 20)],
      rows: all.map((line) => [
        line.number, line.item.branchName, line.item.content ?? '', categoryWords(line.category), basisWords(line), line.quantity, line.times, line.unitFen, line.amountFen, funds(line.fundSource), payerWords[line.payer], line.note ?? '',
      ]),
    },
    totals('按费用类别', '费用类别', totalsBy(all, (line) => categoryWords(line.category))),
    totals('按资金来源', '资金来源', totalsBy(all, (line) => (line.payer === 'partner' ? '对方承担' : funds(line.fundSource) || '未定'))),
    totals('按支部', '支部', totalsBy(all, (line) => line.item.branchName)),
  ];
}

/** 支部经费使用情况公开表: what was held, by branch in their usual order, with the sum of each; what nobody has entered is said. */
export function spendingSheet(known: PlanKnown): Sheet {
  const { plan } = known.facts;
  const unknown = known.spent.reduce((all, branch) => all + branch.unknown, 0);
  const [estimate, spent] = [known.spent.reduce((all, branch) => all + branch.estimateFen, 0), known.spent.reduce((all, branch) => all + branch.spentFen, 0)];
  const demo = noticeOf(known.demo, '');
  return {
    name: '经费使用情况公开表',
    notes: [
      `${known.office}${plan.year}年度支部经费使用情况公开表`,
      `截至${format.day(known.today)}；${known.spent.length === 0 ? '没有可以列出的活动' : `已举行活动测算合计${yuan(estimate)}元，实际支出合计${yuan(spent)}元${unknown > 0 ? `（另有${unknown}项尚未登记实际支出，未计入）` : ''}`}`,
      plan.spendingOpen ? '本表在本办范围内公开。' : '本年度经费使用情况尚未公开，只列制表人可以查看的支部。', ...(demo === '' ? [] : [demo]),
    ],
    columns: [column('支部', 22), column('活动', 34), column('编号', 12), column('日期', 16), column('测算（元）', 14, 'money'), column('实际支出（元）', 14, 'money')],
    rows: known.spent.flatMap((branch) => [
      ...branch.rows.map((row) => [branch.name, row.theme ?? '', row.code, row.on === null ? '' : format.day(row.on), row.estimateFen, row.spentFen]),
      [`${branch.name}小计`, '', '', '', branch.estimateFen, branch.spentFen],
    ]),
  };
}
