import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';

import type { OfficialPaper, PaperDocument } from '#shared/document/model.ts';
import { signaturePlace } from '#shared/document/signature.ts';
import { convertToPdf, pdfBoxes, pdfInfo, pdfText, type TextBox } from '#tests/harness/office.ts';

import { toDocx } from './docx.ts';
import { approvalForm, recordForm, signInSheet } from './fixtures-forms.ts';
import { bulletin, request, scheme } from './fixtures.ts';

/** Type area in mm: 210 × 297 less 37, 28, 26 and 35. */
const area = { left: 28, top: 37, right: 184, bottom: 262 };

/** A character of body text on a line that is not justified: 15.7 pt. */
const pitch = (15.7 / 72) * 25.4;

interface Printed {
  readonly info: { pages: number; width: number; height: number };
  readonly text: string;
  readonly boxes: readonly TextBox[];
}

async function print(paper: PaperDocument): Promise<Printed> {
  const pdf = await convertToPdf(await toDocx(paper), 'docx');
  const [info, text, boxes] = await Promise.all([pdfInfo(pdf), pdfText(pdf), pdfBoxes(pdf)]);
  return { info, text, boxes };
}

/** Without spaces: LibreOffice sets a narrow one between Han and digits, whatever the paper says. */
const close = (text: string): string => text.replace(/\s/gu, '');
const find = (boxes: readonly TextBox[], text: string): TextBox => {
  const found = boxes.find((box) => close(box.text).includes(text));
  if (!found) throw new Error(`not printed: ${text}`);
  return found;
};
/** Notice and page numbers stand outside the type area by right. */
const inside = (boxes: readonly TextBox[]): TextBox[] =>
  boxes.filter((box) => !/^—\d+—$/u.test(close(box.text)) && close(box.text) !== '演示数据，情节虚构');

const part = async (paper: PaperDocument, name: string): Promise<string> =>
  (await (await JSZip.loadAsync(await toDocx(paper))).file(name)?.async('string')) ?? '';

describe('every kind of paper', () => {
  it.each([
    ['活动方案', scheme],
    ['请示', request],
    ['简报', bulletin],
    ['审批表', approvalForm],
    ['签到表', signInSheet],
    ['活动记录表', recordForm],
  ] as const)('%s opens in LibreOffice on A4 with its text inside the type area', async (_name, paper) => {
    const { info, boxes, text } = await print(paper);
    expect(Math.abs(info.width - 595.3)).toBeLessThan(1);
    expect(Math.abs(info.height - 841.9)).toBeLessThan(1);
    for (const box of inside(boxes)) {
      // LibreOffice 7.4 reads w:overflowPunct the wrong way round and hangs a sign out of the line; Word does not.
      const hanging = /[，。、；：？！）”]$/u.test(box.text) ? 5.7 : 0;
      expect(box.left, box.text).toBeGreaterThan(area.left - 1);
      expect(box.top, box.text).toBeGreaterThan(area.top - 1);
      expect(box.right, box.text).toBeLessThan(area.right + 1 + hanging);
      expect(box.bottom, box.text).toBeLessThan(area.bottom + 1);
    }
    // The notice stands on each page; a paper without one has none.
    expect(close(text).split('演示数据，情节虚构')).toHaveLength(paper.notice === undefined ? 1 : info.pages + 1);
  });
});

describe('the page of GB/T 9704-2012', () => {
  let full: Printed;
  const body = '联学共建提升审计质量服务高质量发展'.repeat(120);
  beforeAll(async () => {
    full = await print({ kind: 'form', title: '题', blocks: [{ kind: 'paragraph', text: body, indent: false }] });
  });

  it('holds 22 lines of 28 characters', () => {
    const lines = inside(full.boxes.filter((box) => box.page === 2));
    expect(lines).toHaveLength(22);
    expect(new Set(lines.map((line) => [...close(line.text)].length))).toEqual(new Set([28]));
    const [first, last] = [lines[0], lines[21]];
    expect(Math.abs((first?.left ?? 0) - area.left)).toBeLessThan(1);
    expect(Math.abs((first?.right ?? 0) - area.right)).toBeLessThan(1);
    expect(((last?.top ?? 0) - (first?.top ?? 0)) / 21).toBeCloseTo(225 / 22, 1);
  });

  it('declares that grid and the page in the file', async () => {
    const xml = await part(request, 'word/document.xml');
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
    expect(xml).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-8\d\d"\/>/u);
  });

  it('numbers odd pages at the right and even pages at the left, one blank in, 7 mm below', () => {
    const numbers = full.boxes.filter((box) => /^—\d+—$/u.test(close(box.text)));
    expect(numbers.map((box) => close(box.text))).toEqual(
      Array.from({ length: full.info.pages }, (_, index) => `—${index + 1}—`),
    );
    const blank = (14 / 72) * 25.4;
    expect(Math.abs((numbers[0]?.right ?? 0) - (area.right - blank))).toBeLessThan(1);
    expect(Math.abs((numbers[1]?.left ?? 0) - (area.left + blank))).toBeLessThan(1);
    // The dash stands about the middle of its line.
    const middle = ((numbers[0]?.top ?? 0) + (numbers[0]?.bottom ?? 0)) / 2;
    expect(Math.abs(middle - (area.bottom + 7))).toBeLessThan(1);
  });
});

describe('elements of an official paper', () => {
  let printed: Printed;
  beforeAll(async () => {
    printed = await print(scheme);
  });
  const at = (text: string): TextBox => find(printed.boxes, text);

  it('sets mark, number, title and addressees from the top', () => {
    const mark = at('审计署武汉特派办机关党委文件');
    expect(Math.abs((mark.top + mark.bottom) / 2 - (area.top + 35 + 6.5))).toBeLessThan(3);
    const number = at('审武特党〔2026〕12号');
    expect((number.left + number.right) / 2).toBeCloseTo((area.left + area.right) / 2, 0);
    const order = [mark, number, at('关于印发企业三处党支部'), at('各党支部，各审计组临时党支部：')].map(
      (box) => box.top,
    );
    expect(order).toEqual([...order].toSorted((a, b) => a - b));
  });

  it('numbers headings and repeats the header row of a table on the next page', () => {
    const text = close(printed.text);
    for (const heading of [
      '一、活动主题',
      '二、活动安排',
      '（一）时间地点。',
      '三、工作要求',
      '1.廉政要求。',
      '（1）保密要求。',
    ])
      expect(text).toContain(heading);
    expect(text.split('序号姓名支部职务')).toHaveLength(3);
  });

  it('lists attachments without punctuation, turned over under the name, and sets them on pages of their own', () => {
    const first = at('主题联学活动参加人员名单');
    const turned = at('计署武汉特派办企业三处党支部联学共建协议书');
    expect(close(first.text)).toBe('附件：1.主题联学活动参加人员名单');
    // The line above is the number and 21 characters of the name.
    expect(turned.left).toBeCloseTo(at('中国宝武武钢集团有限公司数字化部党支部与审').right - 21 * pitch, 0);
    expect(at('附件1').page).toBe(first.page + 1);
  });

  it('centres a sealed issuer over its date, four blanks from the right', () => {
    const issuer = printed.boxes.find((box) => close(box.text) === '审计署武汉特派办机关党委');
    const date = printed.boxes.find((box) => close(box.text) === '2026年10月9日');
    if (!issuer || !date) throw new Error('signature is not printed');
    expect(Math.abs((issuer.left + issuer.right) / 2 - (date.left + date.right) / 2)).toBeLessThan(0.5);
    // Four blanks and half of 2026年10月9日; measured at the middle, since LibreOffice spaces digits out.
    expect(area.right - (date.left + date.right) / 2).toBeCloseTo((4 + 6.5 / 2) * pitch, 0);
  });

  it('sets 版记 at the foot of the last page', () => {
    const copies = at('抄送：分党组成员');
    const printer = at('2026年10月9日印发');
    expect(copies.page).toBe(printed.info.pages);
    expect(printer.page).toBe(printed.info.pages);
    expect(area.bottom - printer.bottom).toBeLessThan(4);
    expect(close(printed.text)).toContain('数字化部党支部。');
  });

  it('names the prescribed faces and says what else they may be called', async () => {
    const xml = await part(scheme, 'word/document.xml');
    for (const name of ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312'])
      expect(xml).toContain(`w:eastAsia="${name}"`);
    expect(await part(scheme, 'word/footer1.xml')).toContain('w:eastAsia="宋体"');
    expect(await part(scheme, 'word/fontTable.xml')).toContain('FangSong_GB2312');
  });
});

describe('signature', () => {
  const signed = (issuer: string, sealed: boolean): Parameters<typeof signaturePlace>[0] => ({
    issuer,
    day: '2026-10-09',
    sealed,
  });

  it('keeps to the rules for long and short issuers', () => {
    expect(signaturePlace(signed('机关党委', true))).toEqual({ centre: 4 + 6.5 / 2 });
    expect(signaturePlace(signed('审计署武汉特派办机关党委企业三处党支部委员会', true))).toEqual({ centre: 11 });
    expect(signaturePlace(signed('机关党委', false))).toEqual({ issuer: 28 - 2 - 8.5, date: 28 - 2 - 6.5 });
    expect(signaturePlace(signed('审计署武汉特派办机关党委', false))).toEqual({ issuer: 28 - 2 - 12, date: 28 - 12 });
  });

  it('prints an unsealed date two characters right of the issuer', async () => {
    const { boxes } = await print(request);
    const issuer = boxes.find((box) => close(box.text) === '机关党委');
    expect(find(boxes, '2026年9月28日').left - (issuer?.left ?? 0)).toBeCloseTo(2 * pitch, 0);
  });
});

describe('text from people', () => {
  const paper = (text: string): OfficialPaper => ({
    kind: 'official',
    title: '题',
    blocks: [{ kind: 'paragraph', text }],
  });

  it('is never markup, and what XML cannot hold is dropped', async () => {
    const { text } = await print(paper('<w:p>&amp;甲\u0000\u0008乙\ud800丙\n第二行 𠮷'));
    expect(close(text)).toContain('<w:p>&amp;甲乙');
    expect(close(text)).toContain('丙');
    expect(close(text)).toContain('第二行');
  });
});
