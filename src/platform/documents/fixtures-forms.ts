import type { FormPaper } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';

import { notice, sentence } from './fixtures.ts';

/** 审批表: opinions in order, decided and still open. */
export const approvalForm: FormPaper = {
  kind: 'form',
  notice,
  title: '主题联学活动审批表',
  heading: { left: '填表单位：企业三处党支部', right: '填表日期：2026年10月9日' },
  blocks: [
    {
      kind: 'table',
      widths: [3, 5, 3, 5],
      rows: [
        {
          cells: [
            { kind: 'label', text: '活动主题' },
            { kind: 'text', text: '以数据治理促企业高质量发展', columns: 3 },
          ],
        },
        {
          cells: [
            { kind: 'label', text: '活动时间' },
            '2026年11月4日9:00—11:30',
            { kind: 'label', text: '活动地点' },
            '武钢数字化部会议室',
          ],
        },
        {
          cells: [
            { kind: 'label', text: '联学单位' },
            '武钢数字化部党支部',
            { kind: 'label', text: '参加人数' },
            '双方共24人',
          ],
        },
        {
          cells: [
            { kind: 'label', text: '内容与方案' },
            { kind: 'prose', columns: 3, paragraphs: [sentence, '预期形成问题清单一份、建议清单一份。'] },
          ],
          height: 45,
        },
        {
          cells: [
            { kind: 'label', text: '经费预算' },
            { kind: 'text', text: '1,200.00元（租车费，党建活动经费列支）', columns: 3 },
          ],
        },
        {
          cells: [
            { kind: 'label', text: '支部意见' },
            { kind: 'opinion', columns: 3, text: '同意。', name: '张演示', day: '2026-10-09' },
          ],
          height: 24,
        },
        {
          cells: [
            { kind: 'label', text: '机关党委意见' },
            { kind: 'opinion', columns: 3, text: '同意，注意做好保密提醒。', name: '钱示例', day: '2026-10-12' },
          ],
          height: 24,
        },
        {
          cells: [
            { kind: 'label', text: '财务意见' },
            { kind: 'opinion', columns: 3 },
          ],
          height: 24,
        },
        {
          cells: [
            { kind: 'label', text: '分党组领导\n意见' },
            { kind: 'opinion', columns: 3 },
          ],
          height: 24,
        },
      ],
    },
  ],
  remarks: ['注：联学单位属于在审单位的，须附机关纪委意见。'],
};

/** 签到表: a block for each side, header repeated. */
export const signInSheet: FormPaper = {
  kind: 'form',
  notice,
  title: '主题联学活动签到表',
  heading: { left: '活动名称：以数据治理促企业高质量发展', right: '2026年11月4日　武钢数字化部会议室' },
  blocks: ['审计署武汉特派办企业三处党支部', '武钢数字化部党支部'].map((side) => ({
    kind: 'table' as const,
    caption: side,
    widths: [2, 4, 6, 5, 5, 5],
    header: [{ cells: ['序号', '姓名', '支部/单位', '职务', '签名', '备注'] }],
    rows: Array.from({ length: 22 }, (_, index) => ({
      height: 9,
      cells: [
        { kind: 'text' as const, text: `${index + 1}`, align: 'centre' as const },
        `演示${index + 1}`,
        '企业三处党支部',
        '党员',
        { kind: 'signature' as const },
        '',
      ],
    })),
  })),
};

/** 活动记录表. */
export const recordForm: FormPaper = {
  kind: 'form',
  notice,
  title: '主题联学活动记录表',
  blocks: [
    {
      kind: 'table',
      widths: [3, 5, 3, 5],
      rows: [
        {
          cells: [
            { kind: 'label', text: '主题' },
            { kind: 'text', text: '以数据治理促企业高质量发展', columns: 3 },
          ],
        },
        { cells: [{ kind: 'label', text: '主持人' }, '张演示', { kind: 'label', text: '记录人' }, '李示例'] },
        {
          cells: [
            { kind: 'label', text: '出席', rows: 2 },
            { kind: 'label', text: '我方' },
            { kind: 'text', text: '应到12人，实到11人，请假1人（周虚构，出差）', columns: 2 },
          ],
        },
        {
          cells: [
            { kind: 'label', text: '对方' },
            { kind: 'text', text: '应到12人，实到12人', columns: 2 },
          ],
        },
        {
          cells: [
            { kind: 'label', text: '内容' },
            { kind: 'prose', columns: 3, paragraphs: Array.from({ length: 30 }, () => sentence) },
          ],
        },
        {
          cells: [
            { kind: 'label', text: '双方签字' },
            { kind: 'signature', name: '张演示', day: '2026-11-05' },
            { kind: 'label', text: '联学单位' },
            { kind: 'signature', name: '孙示例', day: '2026-11-06' },
          ],
          height: 14,
        },
      ],
    },
  ],
};

/** 台账. */
export const ledger: Sheet = {
  name: '主题联学台账',
  notes: ['2026年主题联学台账', '演示数据，情节虚构'],
  columns: [
    { title: '活动编号', width: 14, kind: 'text' },
    { title: '主题', width: 36, kind: 'text' },
    { title: '日期', width: 16, kind: 'date' },
    { title: '实到', width: 8, kind: 'integer' },
    { title: '经费决算', width: 14, kind: 'money' },
    { title: '到会率', width: 10, kind: 'percent' },
  ],
  rows: [
    ['LX-2026-001', '以数据治理促企业高质量发展', '2026-11-04', 23, 120_050, 23 / 24],
    ['LX-2026-002', '=1+1', '2026-02-28', 1234, 0, 1],
    ['-003', '@SUM(A1:A2) <&"\'>\n第二行', null, null, null, null],
  ],
};
