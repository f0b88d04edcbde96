import { describe, expect, test } from 'vitest';
import { exampleFacts, id } from '#features/activity/fixtures.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import { convertToPdf, pdfInfo, pdfText, readXlsx } from '#tests/harness/office.ts';
import { approvalForm, programmePaper, recordForm, signInSheet } from './documents.ts';
import { ledgerSheet } from './documents-ledger.ts';

const context = { office: '审计署武汉特派办', today: '2026-11-24', demo: true };
const facts = exampleFacts({
  activity: { stage: 'approval', approvalRound: 1 },
  approvals: [
    { id: id(50), round: 1, position: 1, step: 'branch', state: 'approved', why: '', meetingOn: '2026-11-20', meetingKind: '支委会', comment: '同意开展', decidedBy: id(7), decidedName: '李向东', decidedAt: '2026-11-21T02:00:00.000Z' },
    { id: id(51), round: 1, position: 2, step: 'committee', state: 'pending', why: '', meetingOn: null, meetingKind: null, comment: null, decidedBy: null, decidedName: null, decidedAt: null },
  ],
});

describe('LibreOffice opens every paper: A4, with the facts that were typed once', () => {
  test.each([
    ['活动方案', programmePaper, ['科技强审', '江西省审计厅', '大数据审计方法研讨', '2026年12月10日', '形成一套可用的数据分析方法', '2026年11月24日']],
    ['审批表', approvalForm, ['科技强审', '江西省审计厅数据办党支部', '同意开展', '李向东', '2026-001']],
    ['签到表', signInSheet, ['科技强审', '数据办党支部', '签名']],
    ['活动记录表', recordForm, ['科技强审', '理论共学', '问题共解', '成果共享', '未知']],
  ] as const)('%s', async (_, make, expected) => {
    const pdf = await convertToPdf(await toDocx(make(facts, context)), 'docx');
    const info = await pdfInfo(pdf);
    expect(info.width).toBeCloseTo(595.3, -0.5);
    expect(info.height).toBeCloseTo(841.9, -0.5);
    const text = (await pdfText(pdf)).replace(/\s+/g, '');
    for (const words of [...expected, '演示数据,情节虚构']) expect(text).toContain(words.replace(/\s+/g, ''));
  });
  test('without the demo nothing says so', async () => {
    expect(JSON.stringify(programmePaper(facts, { ...context, demo: false }))).not.toContain('演示');
  });
});

test('the 台账 holds what is on screen, dates and money as such', async () => {
  const { activity } = facts;
  const bytes = await toXlsx(ledgerSheet([{ ...activity, estimateFen: 123_450, hosts: ['计算机处党支部'], partners: ['江西省审计厅数据办党支部'] }], { office: context.office, filter: '阶段：审批', demo: false }));
  const cells = Object.values(await readXlsx(bytes))[0]?.flat() ?? [];
  expect(cells).toEqual(expect.arrayContaining(['阶段：审批', '2026-001', '科技强审', '江西省审计厅数据办党支部', 1234.5, '审批']));
  expect(cells.some((cell) => cell instanceof Date && cell.toISOString().startsWith('2026-12-10'))).toBe(true);
});
