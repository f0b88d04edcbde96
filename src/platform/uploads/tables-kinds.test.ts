import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convert } from '#tests/harness/office.ts';
import { xlsx } from '#tests/harness/registers.ts';
import { Refusal } from '#shared/refusal.ts';
import { endThread } from './run.ts';
import { readTables, type TableSheet } from './tables.ts';

/** The same register in every kind of file an office has it in. */

afterAll(endThread);

/** A title over all columns, a cell over two rows, a hidden row, a hidden sheet, a day, an error and a formula nobody worked out. */
async function register(): Promise<Uint8Array> {
  const day = new Date('2026-03-05T00:00:00Z');
  const rows = [
    [{ value: '2026年联学台账', wide: 4 }], ['支部', '主题', '时间', '人数'], [{ value: '企业处党支部', high: 2 }, '科技强审，😀 “钢铁”之魂', day, 28], [null, '藏起来的一行', '2026年3月', 0.5],
    ['长文', '很长'.repeat(6000), null, -3], ['公式', '值', null, null],
  ];
  const zip = await JSZip.loadAsync(await xlsx({ 台账: rows, 字典: [['参观']] }));
  const change = async (part: string, by: (xml: string) => string): Promise<void> => void zip.file(part, by((await zip.file(part)?.async('string')) ?? ''));
  await change('xl/workbook.xml', (xml) => xml.replace(/<sheet ([^>]*name="字典")/u, '<sheet state="hidden" $1'));
  await change('xl/worksheets/sheet1.xml', (xml) => xml.replace(/<row r="4"/u, '<row hidden="1" r="4"').replace(/<row r="6".*?<\/row>/su, '<row r="6"><c r="A6" t="inlineStr"><is><t>公式</t></is></c><c r="B6" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D6"><f>D3+2</f></c></row>'));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
let made: Uint8Array;
beforeAll(async () => { made = await register(); });

const title = '2026年联学台账';
const rows = (sum: number | null) => [
  [title, title, title, title], ['支部', '主题', '时间', '人数'], ['企业处党支部', '科技强审，😀 “钢铁”之魂', '2026-03-05', 28], ['企业处党支部', '藏起来的一行', '2026年3月', 0.5],
  ['长文', '很长'.repeat(6000), null, -3], ['公式', null, null, sum],
];
const padded = (sheet: TableSheet | undefined) => sheet?.rows.map((row) => [0, 1, 2, 3].map((at) => row[at] ?? null));

test('.xlsx: what is hidden and what has no value is told by its place', async () => {
  const [first, second] = await readTables(made, '台账.xlsx');
  expect(padded(first)).toEqual(rows(null));
  expect(first).toMatchObject({ hiddenRows: [4], broken: { B6: '#DIV/0!', D6: '=' } });
  expect([first?.hidden, second?.hidden]).toEqual([undefined, true]);
  // Named as another kind, it is what it is.
  expect((await readTables(made, '台账.xls'))[0]?.rows).toEqual(first?.rows);
});

test.each(['xls', 'ods'] as const)('.%s of LibreOffice tells the same', async (kind) => {
  const bytes = await convert(made, 'xlsx', kind);
  const sheets = await readTables(bytes, `台账.${kind}`);
  expect(padded(sheets[0])).toEqual(rows(30));
  expect(sheets[0]).toMatchObject({ hiddenRows: [4], broken: { B6: '#DIV/0!' } });
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['台账', undefined], ['字典', true]]);
  if (kind === 'xls') expect((await readTables(bytes, '台账.et'))[0]?.rows).toEqual(sheets[0]?.rows);
}, 240_000);

test('what systems hand out under the name of .xls: HTML, the XML of 2003, text with tabs', async () => {
  const of = async (text: string) => (await readTables(new TextEncoder().encode(text), '导出.xls'))[0]?.rows;
  const wanted = [['主题', '时间', '人数'], ['联学&共建', '2026-03-05', null]];
  expect(await of('<html><head><meta charset="utf-8"><style>td{}</style></head><table><tr><th>主题</th><th>时间</th><th>人数</th></tr><tr><td>联学&amp;共建</td><td>2026-03-05</td><td></td></tr></table></html>')).toEqual(wanted);
  expect(await of('主题\t时间\t人数\r\n联学&共建\t2026-03-05\t')).toEqual(wanted);
  const cell = (kind: string, text: string, more = '') => `<Cell${more}><Data ss:Type="${kind}">${text}</Data></Cell>`;
  const book = (inside: string) => `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${inside}</Table></Worksheet></Workbook>`;
  const xml = book(`<Row>${cell('String', '主题')}${cell('String', '时间')}${cell('String', '人数')}</Row><Row ss:Index="3" ss:Hidden="1">${cell('String', '联学&amp;共建')}${cell('DateTime', '2026-03-05T00:00:00.000')}${cell('Number', '28')}</Row><Row>${cell('String', '合并', ' ss:MergeAcross="1"')}${cell('Error', '#N/A')}</Row>`);
  expect((await readTables(new TextEncoder().encode(xml), '导出.xls'))[0]).toEqual({ name: '表', rows: [['主题', '时间', '人数'], [], ['联学&共建', '2026-03-05', 28], ['合并', '合并']], hiddenRows: [3], broken: { C4: '#N/A' } });
});

test('text of Traditional Windows, and the same bytes of Chinese Windows', async () => {
  const big5 = Uint8Array.from(Buffer.from('aca1b0caa544c344 2c ae c9b6a1 0d0a c1 70 bec7 2c 32303233'.replaceAll(' ', ''), 'hex'));
  expect((await readTables(big5, 'a.csv'))[0]?.rows).toEqual([['活動主題', '時間'], ['聯學', '2023']]);
  const gbk = Uint8Array.from([0xbb, 0xee, 0xb6, 0xaf, 0xd6, 0xf7, 0xcc, 0xe2, 0x09, 0xca, 0xb1, 0xbc, 0xe4, 0x0a, 0x61, 0x09, 0x62]);
  for (const name of ['a.txt', 'a.tsv']) expect((await readTables(gbk, name))[0]?.rows).toEqual([['活动主题', '时间'], ['a', 'b']]);
});

test('locked, older than 97, a paper of Word, a .doc: each by its reason', async () => {
  const check = (bytes: Uint8Array, name: string): Promise<string> => readTables(bytes, name).then(() => 'read', (error: unknown) => (error instanceof Refusal ? (error.findings[0]?.check ?? '') : String(error)));
  const xls = await convert(made, 'xlsx', 'xls');
  const at = Buffer.from(xls).indexOf(Buffer.from('Workbook', 'utf16le'));
  const other = xls.slice();
  other[at] = 'B'.charCodeAt(0);
  const old = xls.slice();
  const begin = Buffer.from(xls).indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]));
  old[begin + 5] = 0x05;
  expect(await Promise.all([check(other, 'a.xls'), check(old, 'a.xls'), check(xls.slice(0, 900), 'a.xls'), check(xls, 'a.doc'), check(new TextEncoder().encode('%PDF-1.4'), 'a.pdf')]))
    .toEqual(['file.old_or_locked', 'file.old_or_locked', 'file.damaged', 'file.table_doc', 'file.table_ending']);
}, 240_000);
