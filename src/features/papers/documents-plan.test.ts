import { describe, expect, test } from 'vitest';
import { shippedRules } from '#features/rulebook/fixtures.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import { inspectDocx } from '#platform/documents/inspect-docx.ts';
import { readXlsx } from '#tests/harness/office.ts';
import { makeYearPaper, yearPapers } from './documents-plan.ts';
import { costSheets, planSheet, spendingSheet } from './documents-plan-tables.ts';
import { exampleCost, exampleItem, examplePlan, yearKnown } from './fixtures-plan.ts';
import { layoutFindings } from './queries-layout.ts';

const documentOf = (key: string, known = yearKnown()) => {
  const made = makeYearPaper(key, known);
  if (made.kind !== 'docx') throw new Error(`${key} is a sheet`);
  return made.document;
};
const said = (key: string, known = yearKnown()): string => JSON.stringify(documentOf(key, known));

describe('the three documents', () => {
  test.each([
    ['points', ['年度党建工作要点（主题联学部分）', '武办机党〔2027〕3号', '2027年2月25日', '第一季度', '大数据审计方法研讨', '分党组批准时要求：外地活动逐项报批', '深入学习贯彻党的创新理论', '其中省外', '附件']],
    ['study', ['学习教育计划', '2027年2月20日', '1个党支部召开支部委员会或党员大会讨论', '共听取党员意见12人次', '主题党日', '党课', '财政改革联学']],
    ['budget', ['经费预算', '租车费', '1,500.00', '10,000.00', '1项尚未测算', '财务部门意见：同意，租车从紧', '2027年2月20日经分党组批准', '党建活动经费']],
  ] as const)('%s: its file and its PDF say what the plan says, and DOC-01 to DOC-09 find nothing', async (key, expected) => {
    const file = await toDocx(documentOf(key));
    const text = (await inspectDocx(file)).paragraphs.map((one) => one.text).join('').replace(/\s+/g, '');
    for (const words of expected) expect(text).toContain(words.replace(/\s+/g, ''));
    for (const words of ['不再列入', '尚在起草', 'undefined', 'null', '。。']) expect(text).not.toContain(words);
    const findings = await layoutFindings(file, 'docx', { rules: shippedRules, fonts: null, approvedOn: '2027-02-20', takenNumbers: ['武办机党〔2027〕1号'] });
    expect(findings.filter(({ check, facts }) => check !== 'DOC-09' || facts.what === '@check.DOC-09.glyph').map(({ check, subject }) => `${check} ${subject}`)).toEqual([]);
    expect((await toPdf([documentOf(key)])).pages).toBeGreaterThan(1);
  });
  test('before the approval each page says so, and there is no number; a year with nothing in it can still be printed', () => {
    const open = { ...examplePlan, plan: { ...examplePlan.plan, state: 'finance' as const, approvedOn: null, conditions: null }, papers: [] };
    expect(said('points', yearKnown({ demo: false }, open))).toContain('未经批准，仅供审议');
    expect(said('points', yearKnown({ demo: false }, open))).not.toContain('"head"');
    expect(said('budget', yearKnown({}, open))).toContain('财务部门正在审核，尚未批准');
    const bare = { ...open, items: [], arrangement: [], discussions: [], steps: [], plan: { ...open.plan, budgetFen: null, arrangementTitle: null } };
    for (const { key } of yearPapers) expect(JSON.stringify(makeYearPaper(key, yearKnown({}, bare)))).not.toMatch(/undefined|NaN|null年/u);
  });
  test('no paper of that name', () => expect(() => makeYearPaper('constructor', yearKnown())).toThrow());
});

describe('the annexes', () => {
  test('年度计划表: every column of 8.1, money as money, nothing invented where nobody told', async () => {
    const sheet = planSheet(yearKnown({ names: {} }));
    expect(sheet.notes?.[1]).toBe('共3项，经费测算合计1,500.00元（另有1项尚未测算，未计入）；2027年2月20日经分党组批准，附条件：外地活动逐项报批');
    const cells = Object.values(await readXlsx(await toXlsx(sheet)))[0] ?? [];
    expect(cells.find((line) => line[0] === '序号')).toEqual(expect.arrayContaining(['活动内容', '形式', '时间', '地点', '人数', '所需经费（元）', '列支渠道', '联学单位', '选题来源', '是否异地', '是否在审单位', '对方联系人', '拟转化成果', '计入主题党日', '计入党课', '党员意见摘要']));
    expect(cells.find((line) => line[0] === 1)).toEqual(expect.arrayContaining(['大数据审计方法研讨', '3月', 1500, '省外', '深入学习贯彻党的创新理论']));
    expect(cells.find((line) => line[0] === 2)).toEqual(expect.arrayContaining(['二季度', 0, '不使用经费']));
  });
  test('经费测算汇总表: line by line, then by category, source and branch; what the other side bears is told apart', async () => {
    const facts = { ...examplePlan, items: [exampleItem(1, { costs: [exampleCost(1), exampleCost(2, { category: 'venue', basis: 'person_half_day', quantity: 20, times: 1, unitFen: 5_000, amountFen: 100_000, payer: 'partner' })] })] };
    const [all, byCategory, bySource] = costSheets(yearKnown({}, facts));
    expect(all?.rows.map((row) => row[4])).toEqual(['1辆 × 1天 × 1,500元/辆·天', '20人 × 1个半天 × 50元/人·半天']);
    expect(byCategory?.rows).toEqual([['租车费', 150_000], ['场地费', 100_000], ['合计', 250_000]]);
    expect(bySource?.rows).toEqual([['党建活动经费', 150_000], ['对方承担', 100_000], ['合计', 250_000]]);
    expect(Object.keys(await readXlsx(await toXlsx(costSheets(yearKnown({}, facts)))))).toHaveLength(4);
  });
  test('支部经费使用情况公开表: by branch with its sum; what nobody has entered is said, and whether it is open', () => {
    const row = (id: string, spentFen: number | null) => ({ id, code: id, theme: '科技强审', on: '2027-03-05', estimateFen: 90_000, spentFen });
    const spent = [{ branchId: 'a', name: '计算机处党支部', rows: [row('2027-001', 80_000), row('2027-002', null)], estimateFen: 180_000, spentFen: 80_000, unknown: 1 }];
    const sheet = spendingSheet(yearKnown({ spent }));
    expect(sheet.rows).toEqual([
      ['计算机处党支部', '科技强审', '2027-001', '2027年3月5日', 90_000, 80_000], ['计算机处党支部', '科技强审', '2027-002', '2027年3月5日', 90_000, null], ['计算机处党支部小计', '', '', '', 180_000, 80_000],
    ]);
    expect(sheet.notes?.slice(1, 3)).toEqual(['截至2027年3月1日；已举行活动测算合计1,800.00元，实际支出合计800.00元（另有1项尚未登记实际支出，未计入）', '本年度经费使用情况尚未公开，只列制表人可以查看的支部。']);
    expect(spendingSheet(yearKnown({}, { ...examplePlan, plan: { ...examplePlan.plan, spendingOpen: true } })).notes?.[2]).toBe('本表在本办范围内公开。');
  });
});
