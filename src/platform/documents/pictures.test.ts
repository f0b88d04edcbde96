import JSZip from 'jszip';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import type { FormPaper } from '#shared/document/model.ts';
import { convertToPdf, pdfBoxes, pdfDots } from '#tests/harness/office.ts';

import { toDocx } from './docx.ts';
import { toPdf } from './pdf.ts';
import { fitted, pictureRows, readPictures } from './pictures.ts';

const flat = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } }).jpeg().toBuffer();
let bytes: Record<string, Uint8Array>;
beforeAll(async () => {
  bytes = { red: await flat(3000, 2000, '#c00'), tall: await flat(600, 1800, '#c00'), broken: new Uint8Array([1, 2, 3]), clear: await sharp({ create: { width: 50, height: 40, channels: 4, background: '#c008' } }).png().toBuffer() };
});
const source = async (ref: string): Promise<Uint8Array | null> => bytes[ref] ?? null;
const photos: FormPaper = {
  kind: 'form', title: '主题联学活动照片',
  blocks: [{ kind: 'images', items: [{ ref: 'red', caption: '理论共学' }, { ref: 'tall', caption: '问题共解' }, { ref: 'gone', caption: '现场' }, { ref: 'broken' }, { ref: 'clear', caption: '最后' }] }],
};

describe('pictures of a paper', () => {
  it('are drawn as large as printing needs; what is gone or broken is left out', async () => {
    const found = await readPictures([photos], source);
    expect([...found].map(([ref, { kind, width, height }]) => [ref, kind, width, height])).toEqual([['red', 'jpg', 1400, 933], ['tall', 'jpg', 467, 1400], ['clear', 'png', 50, 40]]);
  });
  it('stand two to a row, as large as fits', () => {
    expect(pictureRows([{ ref: 'a' }, { ref: 'b' }, { ref: 'c' }])).toEqual([[{ ref: 'a' }, { ref: 'b' }], [{ ref: 'c' }, null]]);
    expect(pictureRows([{ ref: 'a' }])).toEqual([[{ ref: 'a' }]]);
    expect(fitted({ width: 3000, height: 2000 }, 75)).toEqual({ width: 75, height: 50 });
    expect(fitted({ width: 1000, height: 1000 }, 80)).toEqual({ width: 60, height: 60 });
    expect(fitted({ width: 500, height: 1500 }, 75)).toEqual({ width: 25, height: 75 });
  });

  it.each([
    ['PDF', async () => (await toPdf([photos], { pictures: source })).bytes],
    ['.docx in LibreOffice', async () => convertToPdf(await toDocx(photos, source), 'docx')],
  ] as const)('%s: inside the type area, captions below, what is missing says so', async (_, make) => {
    const pdf = await make();
    const [boxes, dots] = [await pdfBoxes(pdf), await pdfDots(pdf, 1, (red, green, blue) => red > 150 && green < 60 && blue < 60)];
    const columns = dots.reduce<boolean[]>((all, row) => row.map((dot, x) => dot || all[x] === true), []);
    expect(columns.indexOf(true) / 10).toBeGreaterThan(28 - 0.2);
    expect(columns.lastIndexOf(true) / 10).toBeLessThan(184 + 0.2);
    const rows = dots.map((row) => row.slice(0, 1000).some(Boolean));
    const [top, end] = [rows.indexOf(true) / 10, rows.findIndex((red, y) => y > rows.indexOf(true) && !red) / 10];
    expect(top).toBeGreaterThan(37);
    // 3 : 2 within half the width.
    expect(end - top).toBeGreaterThan(45);
    expect(end - top).toBeLessThan(51);
    const at = (text: string) => boxes.find((box) => box.text.replace(/\s/gu, '').includes(text));
    expect(at('理论共学')?.top ?? 0).toBeGreaterThan(end - 0.5);
    expect((at('理论共学')?.top ?? 999) - end).toBeLessThan(4);
    expect(boxes.filter((box) => box.text.replace(/\s/gu, '').includes('（照片缺失）'))).toHaveLength(2);
  });

  it('below a table leave its lines alone: they are no rows of it', async () => {
    const table = { kind: 'table' as const, widths: [1, 1], header: [{ cells: ['类型', '条数'].map((text) => ({ kind: 'label' as const, text })) }], rows: [{ cells: ['问题', '2'] }] };
    const zip = await JSZip.loadAsync(await toDocx({ ...photos, blocks: [table, ...photos.blocks] }, source));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(xml.match(/<w:tbl>/gu)?.length).toBeGreaterThan(2);
    expect(xml).not.toMatch(/<\/w:tbl>\s*<w:tbl>/u);
  });

  it('are described for those who cannot see them', async () => {
    const zip = await JSZip.loadAsync(await toDocx(photos, source));
    expect(await zip.file('word/document.xml')?.async('string')).toContain('descr="理论共学"');
  });
  it('need no source: the paper says what is missing', async () => {
    expect((await toPdf([photos])).pages).toBe(1);
  });
});
