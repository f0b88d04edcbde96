import type { InspectedFooter, InspectedPage, InspectedPaper, InspectedParagraph } from '#shared/document/inspected.ts';
import type { LayoutFacts } from './facts-layout.ts';

/** A paper as the standard has it, a paragraph and a page of it, for tests to change. */
export const examplePage: InspectedPage = {
  width: 210, height: 297, margin: { top: 37, right: 26, bottom: 35, left: 28 }, footer: 25.4, firstApart: false, grid: { line: 28.95, character: -0.2 },
};

export const paragraph = (text: string, more: Partial<InspectedParagraph> = {}): InspectedParagraph => ({
  text, face: '仿宋_GB2312', size: 16, align: 'justify', exact: 28.95, after: 0, spacing: -0.3, snaps: false, outline: null, newPage: false, table: 0, above: null, below: null,
  ...more,
});
const cell = (text: string, above: number, below: number): InspectedParagraph => paragraph(text, { table: 1, size: 14, spacing: 0, above, below });
const footer = (of: InspectedFooter['of'], align: InspectedFooter['align']): InspectedFooter => ({ of, text: '— # —', align, size: 14, exact: 14, after: 0 });

export const exampleParagraphs: readonly InspectedParagraph[] = [
  paragraph('审武特党〔2026〕12号', { align: 'centre' }), paragraph('关于印发主题联学活动方案的通知', { align: 'centre', size: 22 }), paragraph('各党支部：'),
  paragraph('坚持把主题联学与审计项目同谋划、同部署、同推进。'.repeat(10)), paragraph('附件：1.\t参加人员名单'), paragraph('2.\t共建协议书'),
  paragraph('机关党委', { align: 'centre' }), paragraph('2026年10月9日', { align: 'centre' }),
  paragraph('附件1', { newPage: true }), paragraph(''), paragraph('参加人员名单', { align: 'centre', size: 22 }), paragraph(''),
  paragraph('附件2', { newPage: true }), paragraph(''), paragraph('共建', { align: 'centre', size: 22 }), paragraph('协议书', { align: 'centre', size: 22 }), paragraph(''),
  cell('抄送：分党组成员。', 0.353, 0.265), cell('机关党委办公室\t2026年10月9日印发', 0.265, 0.353),
];

export const examplePaper: InspectedPaper = {
  kind: 'docx', pages: [examplePage], paragraphs: exampleParagraphs, footers: [footer('odd', 'right'), footer('even', 'left')], oddEven: true, faces: ['仿宋_GB2312'], strokes: [],
};

export const exampleLayout = (paper: Partial<InspectedPaper> = {}, more: Partial<LayoutFacts> = {}): LayoutFacts => ({
  paper: { ...examplePaper, ...paper }, on: '2026-11-24', form: 'standard', takenNumbers: [], approvedOn: null, standIns: [], unprinted: [], ...more,
});
