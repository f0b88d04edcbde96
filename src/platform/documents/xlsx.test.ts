import JSZip from 'jszip';
import { describe, expect, it, test } from 'vitest';

import type { Sheet, SheetCell } from '#shared/document/sheet.ts';
import { convert, convertToPdf, pdfText, readXlsx } from '#tests/harness/office.ts';

import { ledger } from './fixtures-forms.ts';
import { toXlsx } from './xlsx.ts';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** What the ledger of fixtures-forms.ts must read as, whoever reads it: money in yuan, real dates, text as written. */
const expected = [
  ['2026年主题联学台账', null, null, null, null, null],
  ['演示数据，情节虚构', null, null, null, null, null],
  ['活动编号', '主题', '日期', '实到', '经费决算', '到会率'],
  ['LX-2026-001', '以数据治理促企业高质量发展', day('2026-11-04'), 23, 1200.5, 23 / 24],
  ['LX-2026-002', '=1+1', day('2026-02-28'), 1234, 0, 1],
  ['-003', '@SUM(A1:A2) <&"\'>\n第二行', null, null, null, null],
];

/** LibreOffice writes 15 digits of a number. */
const rounded = (rows: readonly (readonly unknown[])[]): unknown[][] =>
  rows.map((row) => row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(10)) : cell)));

describe('toXlsx', () => {
  it('reads back the same through a library', async () => {
    expect(await readXlsx(await toXlsx(ledger))).toEqual({ 主题联学台账: expected });
  });

  it('reads back the same after LibreOffice opened and saved it', async () => {
    const { 主题联学台账: rows = [] } = await readXlsx(await convert(await toXlsx(ledger), 'xlsx', 'xlsx'));
    expect(rounded(rows)).toEqual(rounded(expected));
  });

  it('shows money, dates and percentages as people read them', async () => {
    const text = await pdfText(await convertToPdf(await toXlsx(ledger), 'xlsx'));
    for (const shown of ['1,200.50', '2026年11月4日', '95.8%', '1,234', '=1+1', '-003']) expect(text).toContain(shown);
  });

  it('writes no formula, keeps the header in sight and filters over it', async () => {
    const zip = await JSZip.loadAsync(await toXlsx(ledger));
    const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('ySplit="3"');
    expect(xml).toContain('<autoFilter ref="A3:F6"/>');
  });

  it('takes several sheets, of one name too, and one without rows', async () => {
    const empty: Sheet = { name: '空', columns: [{ title: '甲', width: 10, kind: 'text' }], rows: [] };
    const read = await readXlsx(await toXlsx([empty, empty, { ...empty, name: '另' }]));
    expect(Object.keys(read)).toEqual(['空', '空-2', '另']);
    expect(read['空']).toEqual([['甲']]);
  });

  it('cuts a text that Excel could not open', async () => {
    const read = await readXlsx(
      await toXlsx({ name: '长', columns: [{ title: '甲', width: 10, kind: 'text' }], rows: [['长'.repeat(40_000)]] }),
    );
    expect(read['长']?.[1]?.[0]).toHaveLength(32_767);
  });

  it.each<[Sheet['columns'][number]['kind'], SheetCell]>([
    ['money', 0.5],
    ['money', '12'],
    ['integer', 1.5],
    ['date', '2026-02-30'],
    ['date', 46_000],
    ['text', 3],
    ['percent', Number.NaN],
  ])('refuses in a column of %s: %s', async (kind, cell) => {
    await expect(toXlsx({ name: '错', columns: [{ title: '甲', width: 10, kind }], rows: [[cell]] })).rejects.toThrow(
      TypeError,
    );
  });

  it('refuses a row that does not fit its columns', async () => {
    await expect(toXlsx({ ...ledger, rows: [['LX-2026-001']] })).rejects.toThrow('1 cells under 6 columns');
  });
});

test('a wide sheet is printed on A4 so that it can be read, with its header and first columns on every page', async () => {
  const of = async (widths: readonly number[]) => {
    const zip = await JSZip.loadAsync(await toXlsx({ name: "台账'甲&乙", notes: ['题'], columns: widths.map((width, at) => ({ title: `列${at}`, width, kind: 'text' as const })), rows: [widths.map(() => 'x')] }));
    const [sheet = '', book = ''] = await Promise.all(['xl/worksheets/sheet1.xml', 'xl/workbook.xml'].map((part) => zip.file(part)?.async('string')));
    return [/<pageSetup [^>]*>/u.exec(sheet)?.[0].replaceAll(/.*paperSize="(\d)" fitToWidth="(\d)".*/gu, '$1 $2'), /<definedName [^>]*>(.*?)<\/definedName>/u.exec(book)?.[1]];
  };
  const name = "'台账''甲&amp;乙'";
  expect(await of([40, 40])).toEqual(['9 1', `${name}!$2:$2`]);
  expect(await of([100, 100, 100])).toEqual(['9 2', `${name}!$2:$2`]);
  expect(await of([20, 30, 40, ...Array.from({ length: 10 }, () => 40)])).toEqual(['9 3', `${name}!$A:$B,${name}!$2:$2`]);
});
