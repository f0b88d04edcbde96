import { beforeAll, describe, expect, it } from 'vitest';

import type { OfficialPaper, PaperDocument } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';
import { convertToPdf, pdfBoxes, pdfInfo, pdfText, type TextBox } from '#tests/harness/office.ts';

import { toDocx } from './docx.ts';
import { approvalForm, ledger, recordForm, signInSheet } from './fixtures-forms.ts';
import { bulletin, letter, notice, request, scheme } from './fixtures.ts';
import { toPdf } from './pdf.ts';

/** Type area in mm: 210 × 297 less 37, 28, 26 and 35. */
const area = { left: 28, top: 37, right: 184, bottom: 262 };
/** A character of body text on a line that is not justified: 15.7 pt; one blank of 四号. */
const pitch = (15.7 / 72) * 25.4;
const blank = (14 / 72) * 25.4;

const close = (text: string): string => text.replace(/\s/gu, '');
const isNumber = (box: TextBox): boolean => /^—\d+—$/u.test(close(box.text));

interface Printed {
  readonly info: { pages: number; width: number; height: number };
  readonly text: string;
  readonly boxes: readonly TextBox[];
}
async function read(pdf: Uint8Array): Promise<Printed> {
  const [info, text, boxes] = await Promise.all([pdfInfo(pdf), pdfText(pdf), pdfBoxes(pdf)]);
  return { info, text, boxes };
}
const print = async (...papers: (PaperDocument | Sheet)[]): Promise<Printed> => read((await toPdf(papers)).bytes);
const find = (boxes: readonly TextBox[], text: string): TextBox => {
  const found = boxes.find((box) => close(box.text).includes(text));
  if (!found) throw new Error(`not printed: ${text}`);
  return found;
};
const inside = (boxes: readonly TextBox[]): TextBox[] => boxes.filter((box) => !isNumber(box) && close(box.text) !== notice);

const papers = [
  ['活动方案', scheme], ['请示', request], ['函', letter], ['简报', bulletin], ['审批表', approvalForm], ['签到表', signInSheet], ['活动记录表', recordForm],
] as const;

describe('every kind of paper', () => {
  it.each(papers)('%s: A4, text inside the type area, page numbers from 1, the notice on each page', async (name, paper) => {
    const { info, boxes, text } = await print(paper);
    expect(info).toMatchObject({ width: expect.closeTo(595.3, 0), height: expect.closeTo(841.9, 0) });
    for (const box of inside(boxes)) {
      // The name and the lines of a letter reach beyond it by the standard.
      if (name === '函' && box.page === 1 && box.top < area.top) continue;
      // A sign at the end of a line gives up its empty half, which poppler counts all the same.
      const emptyHalf = /[，。、；：？！）”》]$/u.test(box.text) ? 2.9 : 0;
      expect(box.left, box.text).toBeGreaterThan(area.left - 0.3);
      expect(box.top, box.text).toBeGreaterThan(area.top - 1);
      expect(box.right, box.text).toBeLessThan(area.right + 0.3 + emptyHalf);
      expect(box.bottom, box.text).toBeLessThan(area.bottom + 1);
    }
    const from = name === '函' ? 2 : 1;
    expect(boxes.filter(isNumber).map((box) => close(box.text))).toEqual(
      Array.from({ length: info.pages - from + 1 }, (_, index) => `—${from + index}—`),
    );
    expect(close(text).split(notice)).toHaveLength(paper.notice === undefined ? 1 : info.pages + 1);
  });

  it.each(papers)('%s: the words of the .docx, in its order', async (_name, paper) => {
    const words = ({ boxes }: Printed): string[] => [...inside(boxes).map((box) => close(box.text)).join('')].toSorted();
    const [set, saved] = [await print(paper), await read(await convertToPdf(await toDocx(paper), 'docx'))];
    // Headers of tables are repeated where each breaks its pages.
    const once = (printed: Printed): string => [...new Set(words(printed))].join('');
    expect(once(set)).toBe(once(saved));
    if (set.info.pages === 1 && saved.info.pages === 1) expect(words(set)).toEqual(words(saved));
  });

  it('台账: on its side, header on every page, cells as the spreadsheet shows them', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`LX-${index}`, '主题', '2026-11-04', 1234, 120_050, 0.25]);
    const { info, boxes, text } = await print({ ...ledger, rows: [...ledger.rows, ...rows] });
    expect(info).toMatchObject({ width: expect.closeTo(841.9, 0), height: expect.closeTo(595.3, 0) });
    expect(info.pages).toBeGreaterThan(3);
    expect(close(text).split('活动编号主题日期')).toHaveLength(info.pages + 1);
    for (const words of ['2026年主题联学台账', '2026年11月4日', '1,200.50', '1,234', '25.0%', '=1+1', '@SUM(A1:A2)<&"\'>']) expect(close(text)).toContain(words);
    for (const box of inside(boxes)) {
      expect(box.left, box.text).toBeGreaterThan(37 - 0.3);
      expect(box.right, box.text).toBeLessThan(297 - 35 + 0.3);
      expect(box.bottom, box.text).toBeLessThan(210 - 26 + 0.3);
    }
  });
});

describe('the page of GB/T 9704-2012', () => {
  let full: Printed;
  const body = '联学共建提升审计质量服务高质量发展'.repeat(120);
  beforeAll(async () => {
    full = await print({ kind: 'form', title: '题', blocks: [{ kind: 'paragraph', text: body, indent: false }] });
  });

  it('holds 22 lines of 28 characters, filling the type area', () => {
    const lines = inside(full.boxes.filter((box) => box.page === 2));
    expect(lines).toHaveLength(22);
    expect(new Set(lines.map((line) => [...close(line.text)].length))).toEqual(new Set([28]));
    const [first, last] = [lines[0], lines[21]];
    expect(first?.left).toBeCloseTo(area.left, 0);
    expect(Math.abs((first?.right ?? 0) - area.right)).toBeLessThan(0.3);
    expect(((last?.top ?? 0) - (first?.top ?? 0)) / 21).toBeCloseTo(225 / 22, 1);
    // Characters stand in the middle of their lines.
    const air = (225 / 22 - (16 / 72) * 25.4) / 2;
    expect(Math.abs((first?.top ?? 0) - area.top - air)).toBeLessThan(0.5);
    expect(Math.abs(area.bottom - (last?.bottom ?? 0) - air)).toBeLessThan(0.8);
  });

  it('numbers odd pages at the right and even pages at the left, one blank in, 7 mm below', () => {
    const numbers = full.boxes.filter(isNumber);
    expect(numbers).toHaveLength(full.info.pages);
    for (const [index, box] of numbers.entries()) {
      if (index % 2 === 0) expect(Math.abs(box.right - (area.right - blank))).toBeLessThan(0.3);
      else expect(Math.abs(box.left - (area.left + blank))).toBeLessThan(0.3);
      // The dash stands about the middle of its line.
      expect(Math.abs((box.top + box.bottom) / 2 - (area.bottom + 7))).toBeLessThan(0.5);
    }
  });
});

describe('elements of an official paper', () => {
  let printed: Printed;
  beforeAll(async () => {
    printed = await print(scheme);
  });
  const at = (text: string): TextBox => find(printed.boxes, text);
  const centre = (box: TextBox): number => (box.left + box.right) / 2;

  it('sets the mark 35 mm below the type area’s edge, the number two lines below, title and addressees', () => {
    const [mark, number] = [at('审计署武汉特派办机关党委文件'), at('审武特党〔2026〕12号')];
    expect(Math.abs(mark.top - (area.top + 35))).toBeLessThan(1);
    expect(Math.abs(centre(mark) - 106)).toBeLessThan(0.5);
    expect(Math.abs(centre(number) - 106)).toBeLessThan(0.5);
    expect(Math.abs(number.top - mark.bottom - 2.5 * (225 / 22))).toBeLessThan(3);
    const order = [mark, number, at('关于印发企业三处党支部'), at('各党支部，各审计组临时党支部：')].map((box) => box.top);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('numbers headings, indents by two, and repeats the header row of a table on the next page', () => {
    const text = close(printed.text);
    for (const heading of ['一、活动主题', '二、活动安排', '（一）时间地点。', '三、工作要求', '1.廉政要求。', '（1）保密要求。']) expect(text).toContain(heading);
    expect(at('一、活动主题').left).toBeCloseTo(area.left + 2 * pitch, 0);
    expect(text.split('序号姓名支部职务')).toHaveLength(3);
  });

  it('lists attachments without punctuation, turned over under the name, and sets them on pages of their own', () => {
    const [first, turned] = [at('主题联学活动参加人员名单'), at('计署武汉特派办企业三处党支部联学共建协议书')];
    expect(close(first.text)).toBe('附件：1.主题联学活动参加人员名单');
    expect(turned.left).toBeCloseTo(area.left + 6.2 * pitch, 0);
    expect(at('附件1').page).toBe(first.page + 1);
    expect(Math.abs(at('附件1').left - area.left)).toBeLessThan(0.5);
  });

  it('centres a sealed issuer over its date, four blanks from the right; an unsealed date stands two right of the issuer', async () => {
    const exactly = (boxes: readonly TextBox[], text: string): TextBox => boxes.find((box) => close(box.text) === text) ?? find(boxes, text);
    const [issuer, date] = [exactly(printed.boxes, '审计署武汉特派办机关党委'), exactly(printed.boxes, '2026年10月9日')];
    expect(Math.abs(centre(issuer) - centre(date))).toBeLessThan(0.5);
    expect(area.right - centre(date)).toBeCloseTo((4 + 6.5 / 2) * pitch, 0);
    const { boxes } = await print(request);
    expect(find(boxes, '2026年9月28日').left - exactly(boxes, '机关党委').left).toBeCloseTo(2 * pitch, 0);
  });

  it('never parts the signature from the text before it', async () => {
    for (const count of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const lines = Array.from({ length: 11 + count }, () => ({ kind: 'paragraph', text: '正文。' }) as const);
      const { boxes } = await print({ ...scheme, attachments: [], blocks: lines });
      const date = boxes.findLast((box) => close(box.text) === '2026年10月9日');
      expect(boxes.some((box) => box.page === date?.page && close(box.text) === '正文。'), `${count}`).toBe(true);
    }
  });

  it('sets 版记 at the foot of the last page', () => {
    const [copies, printer] = [at('抄送：分党组成员'), at('2026年10月9日印发')];
    expect(copies.page).toBe(printed.info.pages);
    expect(area.bottom - printer.bottom).toBeLessThan(4);
    expect(Math.abs(area.right - blank - printer.right)).toBeLessThan(0.5);
    expect(Math.abs(copies.left - area.left - blank)).toBeLessThan(0.5);
    expect(close(printed.text)).toContain('数字化部党支部。');
  });
});

describe('信函格式', () => {
  it.each([
    ['PDF', async () => print(letter)],
    ['.docx in LibreOffice', async () => read(await convertToPdf(await toDocx(letter), 'docx'))],
  ] as const)('%s: name 30 mm from the edge, number at the right below the line, no number on page 1, 版记 without printer', async (_, make) => {
    const { boxes, text } = await make();
    const [name, number] = [find(boxes, '审计署武汉特派办机关党委'), find(boxes, '审武特党函〔2026〕3号')];
    // LibreOffice gives the whole line, which is a quarter taller than its characters.
    expect(Math.abs((name.top + name.bottom) / 2 - (30 + 6.35))).toBeLessThan(1.2);
    expect(Math.abs((name.left + name.right) / 2 - 105)).toBeLessThan(0.5);
    expect(Math.abs(number.right - area.right)).toBeLessThan(0.5);
    // 4 mm below the name the lines of 4.5 pt, then 14 pt, then the number's own half.
    expect(Math.abs((number.top + number.bottom) / 2 - (30 + 12.7 + 4 + 1.6 + 4.9 + 2.8))).toBeLessThan(1.8);
    expect(boxes.some((box) => box.page === 1 && isNumber(box))).toBe(false);
    expect(boxes.some((box) => box.page === 2 && isNumber(box))).toBe(true);
    expect(close(text)).toContain('抄送：分党组成员');
    expect(close(text)).not.toContain('印发');
  });
});

describe('several papers in one', () => {
  it('each begins on a new page with numbers of its own; for both sides on odd pages', async () => {
    const set = [request, bulletin, approvalForm, ledger];
    const lengths = await Promise.all(set.map(async (paper) => (await toPdf([paper])).pages));
    const one = await toPdf(set);
    expect(one.pages).toBe(lengths.reduce((sum, pages) => sum + pages, 0));
    const numbers = (await pdfBoxes(one.bytes)).filter(isNumber).map((box) => close(box.text));
    expect(numbers).toEqual(lengths.flatMap((pages) => Array.from({ length: pages }, (_, index) => `—${index + 1}—`)));
    const { boxes } = await read((await toPdf(set, { duplex: true })).bytes);
    expect(boxes.filter((box) => close(box.text) === '—1—').every((box) => box.page % 2 === 1)).toBe(true);
  });
});

describe('faces', () => {
  it('prints rare names with a glyph and says what stands in for what', async () => {
    const names = '䶮𬱖㛃翀鎏堃喆昇曌祎赟珺垚淼甯旻晟𫖮';
    const made = await toPdf([{ ...request, title: names, blocks: [{ kind: 'paragraph', text: names }, { kind: 'heading', level: 1, text: names }] }]);
    expect(made.unprinted).toEqual([]);
    expect(close(await pdfText(made.bytes)).split(names)).toHaveLength(4);
    expect(made.standIns).toContainEqual({ face: '方正小标宋简体', standIn: 'Noto Serif SC Bold' });
    expect(made.standIns).toContainEqual({ face: '黑体', standIn: 'Noto Sans SC Medium' });
  });
  it('names what no face has a glyph for', async () => {
    expect((await toPdf([{ ...request, blocks: [{ kind: 'paragraph', text: '甲\u{13080}乙' }] }])).unprinted).toEqual(['\u{13080}']);
  });
});

describe('text from people', () => {
  const paper = (text: string): OfficialPaper => ({ kind: 'official', title: text, blocks: [{ kind: 'paragraph', text }, { kind: 'heading', level: 1, text }] });
  it.each(['#panic("x") $x$ *强* _调_ `码` \\ // @ref <label> = 题', '#read("/etc/passwd")', '#{', '"]}); #import "x"', '<w:p>&amp;', '- 甲\n+ 乙'])('%s is never markup', async (text) => {
    const shown = close((await print(paper(text))).text);
    expect(shown.split(close(text))).toHaveLength(4);
  });
  it('what no paper can hold is dropped, lines are kept', async () => {
    const { text } = await print(paper('甲\u0000\u0008乙\ud800丙\n第二行'));
    expect(close(text)).toContain('甲乙');
    expect(text).toContain('第二行');
  });
});
