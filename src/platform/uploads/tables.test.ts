import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import JSZip from 'jszip';
import writeXlsxFile from 'write-excel-file/node';
import { expect, test } from 'vitest';
import { Refusal } from '#shared/refusal.ts';
import { readTables } from './tables.ts';

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
  ])).toEqual(['file.polyglot', 'file.active', 'file.old_or_locked', 'file.no_table', 'file.no_table', 'file.mismatch', 'file.kind', 'file.table_ending', 'file.table_long', 'file.kind']);
});
