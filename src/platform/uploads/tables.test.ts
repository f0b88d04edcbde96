import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import JSZip from 'jszip';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '#shared/refusal.ts';
import { endThread, inThread } from './run.ts';
import { readTables } from './tables.ts';

afterAll(endThread);

const bytesOf = async (make: Promise<unknown>): Promise<Uint8Array> => new Uint8Array((await make) as Buffer);
const check = async (bytes: Uint8Array, name: string): Promise<string> => {
  try {
    await readTables(bytes, name);
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.findings[0]?.check ?? '';
    throw error;
  }
};
const text = (value: string) => new TextEncoder().encode(value);

test('a sheet: several, merged cells each with their value, days as days, formulas and commands as text', async () => {
  const cell = (value: string) => ({ value, type: String });
  const one = [[{ ...cell('支部'), rowSpan: 2 }, cell('活动')], [null, cell('时间')], [cell("=cmd|'/C calc'!A0"), { value: new Date('2023-12-07T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }]];
  const bytes = await bytesOf(writeXlsxFile([{ data: one, sheet: '一' }, { data: [[cell('x')]], sheet: '二' }] as never).toBuffer());
  expect(await readTables(bytes, '表.xlsx')).toEqual([{ name: '一', rows: [['支部', '活动'], ['支部', '时间'], ["=cmd|'/C calc'!A0", '2023-12-07']] }, { name: '二', rows: [['x']] }]);
});

test('a .csv of any writer: UTF-8 with its mark, GB18030, semicolons, quotes and lines inside', async () => {
  expect(await readTables(text('\uFEFF主题,地点\n"科技,强审","三楼\n会议室"\n'), 'a.csv')).toEqual([{ name: 'csv', rows: [['主题', '地点'], ['科技,强审', '三楼\n会议室']] }]);
  expect((await readTables(new Uint8Array([0xd6, 0xf7, 0xcc, 0xe2, 0x3b, 0x61, 0x0a, 0x62, 0x3b, 0x63]), 'a.csv'))[0]?.rows).toEqual([['主题', 'a'], ['b', 'c']]);
});

test.each([
  ['comma, quotes doubled, a line inside', '主题,地点\r\n"说""一""说","三楼\n会议室"\r\n'],
  ['semicolon', '主题;地点\n"说""一""说";"三楼\n会议室"\n'],
  ['tab', '主题\t地点\n"说""一""说"\t"三楼\n会议室"\n'],
  ['told by its first line', 'sep=|\n主题|地点\n"说""一""说"|"三楼\n会议室"\n'],
  ['only the ends of lines of an old Mac', '主题,地点\r"说""一""说","三楼\n会议室"\r'],
])('a .csv as LibreOffice writes it, with and without its mark: %s', async (_, written) => {
  const rows = [['主题', '地点'], ['说"一"说', '三楼\n会议室']];
  for (const mark of ['', '\uFEFF']) expect((await readTables(text(`${mark}${written}`), 'a.csv'))[0]?.rows).toEqual(rows);
  expect((await readTables(new Uint8Array(Buffer.from(`\uFEFF${written}`, 'utf16le')), 'a.csv'))[0]?.rows).toEqual(rows);
});

test('signs inside cells, and notes above the table, are no columns of a .csv', async () => {
  const inside = '登记表\n主题,成效\n甲,"一;二;三;四"\n乙,"五;六;七;八;九"\n';
  expect((await readTables(text(inside), 'a.csv'))[0]?.rows).toEqual([['登记表'], ['主题', '成效'], ['甲', '一;二;三;四'], ['乙', '五;六;七;八;九']]);
  expect((await readTables(text('主题;成效\n甲;一,二\n乙;三,四,五\n'), 'a.csv'))[0]?.rows[2]).toEqual(['乙', '三,四,五']);
});

test('tables of a .docx, spans filled', async () => {
  const cell = (words: string, span: { columnSpan?: number; rowSpan?: number } = {}) => new TableCell({ children: [new Paragraph(words)], ...span });
  const rows = [new TableRow({ children: [cell('主题', { columnSpan: 2 }), cell('地点')] }), new TableRow({ children: [cell('联学', { rowSpan: 2 }), cell('a'), cell('b')] }), new TableRow({ children: [cell('c'), cell('d')] })];
  const bytes = await bytesOf(Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('说明'), new Table({ rows })] }] })));
  expect(await readTables(bytes, '表.docx')).toEqual([{ name: '1', rows: [['主题', '主题', '地点'], ['联学', 'a', 'b'], ['联学', 'c', 'd']] }]);
});

test('what is broken, locked, carries macros, is no table or says it is something else gets its reason', async () => {
  const sheet = await bytesOf(writeXlsxFile([[{ value: 'x', type: String }]] as never).toBuffer());
  const zip = await JSZip.loadAsync(sheet);
  zip.file('xl/vbaProject.bin', 'x');
  const macros = await zip.generateAsync({ type: 'uint8array' });
  const locked = new Uint8Array(2048);
  locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const empty = await bytesOf(writeXlsxFile([[]] as never).toBuffer());
  const plain = await bytesOf(Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('没有表')] }] })));
  expect(await Promise.all([
    check(sheet.slice(0, 300), 'a.xlsx'), check(macros, 'a.xlsx'), check(locked, 'a.xlsx'), check(empty, 'a.xlsx'), check(plain, 'a.docx'), check(sheet, 'a.docx'), check(sheet, 'a.csv'), check(text('x'), 'a.exe'), check(text('a,b\n'.repeat(20_001)), 'a.csv'), check(text('a\u0000b'), 'a.csv'),
  ])).toEqual(['file.polyglot', 'file.active', 'file.old_or_locked', 'file.no_table', 'file.no_table', 'file.mismatch', 'read', 'file.table_ending', 'file.table_long', 'file.kind']);
});

/** One part of an office file rewritten. */
const rewritten = async (bytes: Uint8Array, part: string, change: (xml: string) => string): Promise<Uint8Array> => {
  const zip = await JSZip.loadAsync(bytes);
  zip.file(part, change((await zip.file(part)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};

test('small files that would grow beyond any memory or time are refused, and the next is read', async () => {
  const sheet = await bytesOf(writeXlsxFile([[{ value: '主题', type: String }], [{ value: '甲', type: String }]] as never).toBuffer());
  const cells = (more: string) => rewritten(sheet, 'xl/worksheets/sheet1.xml', (xml) => xml.replace('</sheetData>', more));
  expect(await check(await cells('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'), 'a.xlsx')).toBe('file.sheet_wide');
  const many = Array.from({ length: 2000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" t="inlineStr"><is><t>x</t></is></c></row>`).join('');
  expect(await check(await cells(`${many}</sheetData><mergeCells>${'<mergeCell ref="A1:GR20000"/>'.repeat(20_000)}</mergeCells>`), 'a.xlsx')).toBe('file.sheet_wide');
  expect(await check(await cells(`</sheetData><!--${'<mergeCell a '.repeat(60_000)}-->`), 'a.xlsx')).toBe('read');
  expect(await check(await rewritten(sheet, 'xl/worksheets/sheet1.xml', (xml) => xml.padEnd(30_000_000)), 'a.xlsx')).toBe('file.bomb');

  const paper = await bytesOf(Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('甲')] })] })] })] }] })));
  const table = (inside: string) => rewritten(paper, 'word/document.xml', (xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/su, inside));
  expect(await check(await table('<w:tbl><w:tr><w:tc>'.repeat(3000) + '<w:p/>' + '</w:tc></w:tr></w:tbl>'.repeat(3000)), 'a.docx')).toBe('file.damaged');
  const laughs = (await rewritten(paper, 'word/document.xml', (xml) => xml.replace('?>', '?><!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>').replace('甲', '&b;')));
  expect(await check(laughs, 'a.docx')).toBe('file.damaged');
  expect((await readTables(await table(`<w:tbl><w:tr>${'<w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc>'.repeat(5000)}</w:tr></w:tbl>`), 'a.docx'))[0]?.rows[0]).toHaveLength(200);
  await expect(inThread({ do: 'tables', bytes: text(`${','.repeat(5_000_000)}x`), kind: 'loose' }, 1)).rejects.toMatchObject({ findings: [{ check: 'file.endless' }] });
  expect((await readTables(sheet, 'a.xlsx'))[0]?.rows).toEqual([['主题'], ['甲']]);
}, 60_000);

test('a file that is not what its ending says, or no whole file', async () => {
  const html = text('<html><table><tr><td>主题</td></tr></table></html>');
  const macroName = await rewritten(await bytesOf(writeXlsxFile([[{ value: 'x', type: String }]] as never).toBuffer()), '[Content_Types].xml', (xml) => xml.replace('spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main'));
  expect(await Promise.all([
    check(html, 'a.xlsx'), check(html, 'a.xls'), check(macroName, 'a.xlsx'), check(new Uint8Array(), 'a.xlsx'), check(new Uint8Array(), 'a.csv'), check(text('主题'), ''), check(text('"没有结束\n的引号'), 'a.csv'),
  ])).toEqual(['file.mismatch', 'read', 'file.active', 'file.empty', 'file.empty', 'file.unnamed', 'file.quote']);
});
