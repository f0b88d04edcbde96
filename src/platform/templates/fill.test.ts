import { afterAll, describe, expect, test } from 'vitest';
import type { Values } from '#shared/document/fields.ts';
import { convert, convertToPdf, pdfText, readXlsx } from '#tests/harness/office.ts';
import { fillTemplate } from './fill.ts';
import { docx, fields, p, partOf, table, xlsx } from './fixtures.ts';
import { endThread, inThread } from './run.ts';

afterAll(endThread);

const values: Values = {
  主题: '科技强审', 时间: '2026-11-04', 地点: null, 费用: 123_450, 人数: 12,
  各方: [{ 单位: '甲处', 人员: [{ 姓名: '张三' }, { 姓名: '李四' }] }, { 单位: '乙厂', 人员: [] }],
  日程: [{ 时间: '9:00', 内容: '学习', 预算: 10_000 }, { 时间: null, 内容: '研讨', 预算: 25_050 }],
};
/** The lines of a filled .docx as a reader has them. */
const lines = async (body: string, more: Values = {}, edges = {}): Promise<string[]> => {
  const filled = await fillTemplate(await docx(body, edges), 'docx', fields, { ...values, ...more });
  return [...(await partOf(filled, 'word/document.xml')).matchAll(/<w:p(?:\s[^>]*)?>([\s\S]*?)<\/w:p>/gu)].map(([, inner = '']) => inner.replaceAll(/<w:br\/>/gu, '⏎').replaceAll(/<[^>]*>/gu, ''));
};

describe('a .docx', () => {
  test.each<[string, string, Values, string[]]>([
    ['names in pieces, days and money as papers write them, blanks for what is not known', p('{', '主', '题}，{时间}，{费用}元，{人数}人，{地点}。'), {}, ['科技强审，2026年11月4日，1,234.50元，12人，。']],
    ['paragraphs of a list, a list inside it in one line', p('{#各方}') + p('{单位}：{#人员}{姓名}、{/人员}') + p('{/各方}'), {}, ['甲处：张三、李四、', '乙厂：']],
    ['a table row for each item, the item’s own name before the one around it, blank where the item has none', table(['{#日程}{时间}', '{内容}', '{主题}{/日程}']), {}, ['9:00', '学习', '科技强审', '', '研讨', '科技强审']],
    ['the other side of a list, and of a fact', p('{^日程}没有{/日程}{^地点}未定于{时间}{/地点}{#主题}有{主题}{/主题}{#地点}在{地点}{/地点}') + p('{#日程}{内容}{#时间}在{时间}，{主题}{/时间}；{/日程}'), {}, ['未定于2026年11月4日有科技强审', '学习在9:00，科技强审；研讨；']],
    ['none of a list', table(['头', ''], ['{#日程}{内容}', '{/日程}']) + p('{^日程}没有日程{/日程}'), { 日程: [] }, ['头', '', '没有日程']],
    ['line feeds, markup, control characters, a mark from right to left, emoji, half a character', p('{主题}'), { 主题: '一\n<b>&二\u0007\u202e三🀄\ud83d' }, ['一⏎&lt;b&gt;&amp;二\u202e三🀄\ufffd']],
    ['a day in other words, a value that looks like a placeholder', p('{时间}{地点}'), { 时间: '2023年3月', 地点: '{主题}' }, ['2023年3月{主题}']],
    ['rich text inside other text', p('要点：{正文}'), { 正文: [{ kind: 'paragraph', text: '甲' }, { kind: 'paragraph', text: '乙' }] }, ['要点：甲⏎乙']],
    ['rich text by itself, between other paragraphs', p('前') + p('{正文}') + p('后'), { 正文: [{ kind: 'heading', level: 1, text: '题' }, { kind: 'paragraph', text: [{ text: '粗', strong: true }, { text: '平' }] }, { kind: 'list', marker: 'number', items: ['甲'] }] }, ['前', '一、题', '粗平', '1. 甲', '后']],
    ['rich text that is not there leaves its cell whole', table(['{正文}']), {}, ['']],
  ])('%s', async (_, body, more, expected) => {
    expect(await lines(body, more)).toEqual(expected);
  });

  test('what is put in looks like what it is put in place of; header and footer are filled', async () => {
    const body = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="44"/></w:rPr><w:t>{正文}</w:t></w:r></w:p>';
    const filled = await fillTemplate(await docx(body, { header: p('{主题}'), footer: p('{#各方}{单位} {/各方}') }), 'docx', fields, { ...values, 正文: [{ kind: 'paragraph', text: [{ text: '粗', strong: true }] }, { kind: 'table', widths: [1], rows: [{ cells: ['格'] }] }] });
    const xml = await partOf(filled, 'word/document.xml');
    expect(xml).toContain('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="44"/></w:rPr><w:t xml:space="preserve">粗</w:t></w:r></w:p><w:tbl>');
    expect(await partOf(filled, 'word/header1.xml')).toContain('科技强审');
    expect(await partOf(filled, 'word/footer1.xml')).toMatch(/甲处.*乙厂/s);
  });

  test('LibreOffice opens it and the text is there', async () => {
    const body = p('{主题}') + table(['{#日程}{时间}', '{内容}{/日程}']) + p('{正文}');
    const filled = await fillTemplate(await docx(body, { header: p('页眉 {时间}') }), 'docx', fields, { ...values, 正文: [{ kind: 'paragraph', text: '第一\n第二' }] });
    // What is printed has thin spaces between digits and Han.
    const text = (await pdfText(await convertToPdf(filled, 'docx'))).replaceAll(/[ ]+/gu, '');
    for (const part of ['科技强审', '9:00', '研讨', '第二', '页眉2026年11月4日']) expect(text).toContain(part);
  });
});

const filledXlsx = (rows: Parameters<typeof xlsx>[0], more: Values = {}, parts: Parameters<typeof xlsx>[1] = {}) => xlsx(rows, parts).then((bytes) => fillTemplate(bytes, 'xlsx', fields, { ...values, ...more }));

describe('a .xlsx', () => {
  test.each<[string, Parameters<typeof xlsx>[0], Values, unknown[][]]>([
    ['typed where a cell is only the placeholder, text elsewhere, blank where not known', [['{时间}', '{费用}', '{人数}', '共{人数}人，{时间}', '{地点}', 7]], {}, [[new Date('2026-11-04T00:00:00Z'), 1234.5, 12, '共12人，2026年11月4日', null, 7]]],
    ['a row for each item; what is below moves down; what is beside stays in its row', [['头', null, null], ['{#日程}{时间}', '{内容}', '{预算}{/日程}'], ['尾', null, null]], {}, [['头', null, null], ['9:00', '学习', 100], [null, '研讨', 250.5], ['尾', null, null]]],
    ['rows of a list in a list, with rows that hold only the signs', [['{#各方}', null], ['{单位}', null], ['{#人员}{姓名}', '{/人员}'], ['{/各方}', null], ['尾', 'x']], {}, [['甲处', null], ['张三', null], ['李四', null], ['乙厂', null], ['尾', 'x']]],
    ['a list inside a cell', [['各方：{#各方}{单位}（{#人员}{姓名}、{/人员}）；{/各方}']], {}, [['各方：甲处（张三、李四、）；乙厂（）；']]],
    ['none: the row goes, the other one stays', [['头', 'x'], ['{#日程}{内容}', '{/日程}'], ['{^日程}没有日程', '{/日程}'], ['尾', 'x']], { 日程: [] }, [['头', 'x'], ['没有日程', null], ['尾', 'x']]],
    ['never a formula, whatever a value begins with; signs of the format at their letters', [['{主题}', '{地点}', '{#各方}{单位}{/各方}']], { 主题: '=cmd|\'/c calc\'!A0', 地点: '+1-1@x', 各方: [{ 单位: '_x0041_<b>\u0008' }] }, [['=cmd|\'/c calc\'!A0', '+1-1@x', '_x0041_<b>']]],
  ])('%s', async (_, rows, more, expected) => {
    const sheets = await readXlsx(await filledXlsx(rows, more));
    expect(sheets['表']).toEqual(expected);
  });

  test('formulas, merged cells, filters, names and other sheets follow the rows', async () => {
    const rows = [['{主题}', null, null], ['项目', '数', '倍'], ['{#日程}{内容}', '{预算}', '=B3*2'], ['{/日程}', null, null], ['合计', '=SUM(B3:B3)', '=B5*2']];
    const after = '<autoFilter ref="A2:C3"/><mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="B3:C3"/><mergeCell ref="A5:A6"/></mergeCells><conditionalFormatting sqref="B3 A5"><cfRule type="expression" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>';
    const filled = await filledXlsx(rows, {}, { after, names: '<definedName name="区">表!$A$2:$B$3</definedName>', others: { '{人数}人': [["=表!B5+SUM(表!B3:B3)"]], 另: [["='{人数}人'!A1"]] } });
    const xml = await partOf(filled, 'xl/worksheets/sheet1.xml');
    expect([...xml.matchAll(/<f>(.*?)<\/f>/gu)].map(([, formula]) => formula)).toEqual(['B3*2', 'B4*2', 'SUM(B3:B4)', 'B5*2']);
    expect([...xml.matchAll(/(?:mergeCell|autoFilter) ref="([^"]*)"/gu)].map(([, ref]) => ref)).toEqual(['A2:C4', 'A1:C1', 'B3:C3', 'B4:C4', 'A5:A6']);
    expect(xml).toContain('sqref="B3:B4 A5"');
    expect(await partOf(filled, 'xl/worksheets/sheet2.xml')).toContain('<f>表!B5+SUM(表!B3:B4)</f>');
    expect(await partOf(filled, 'xl/worksheets/sheet3.xml')).toContain("<f>'12人'!A1</f>");
    expect(await partOf(filled, 'xl/workbook.xml')).toContain('表!$A$2:$B$4');
    expect(await partOf(filled, 'xl/workbook.xml')).toContain('<sheet name="12人"');
    expect(new TextDecoder().decode(await convert(filled, 'xlsx', 'csv')).split('\n')[4]).toBe('??,350.5,701');
  });

  test('a formula written once for many cells, and a sum over a list with nothing in it', async () => {
    const shared = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*$A$1</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>{#日程}</t></is></c><c r="B3" t="inlineStr"><is><t>{预算}{/日程}</t></is></c></row><row r="4"><c r="B4"><f>SUM(B3:B3)</f></c></row>';
    const bytes = await xlsx([]);
    const { default: JSZip } = await import('jszip');
    const zip = await JSZip.loadAsync(bytes);
    zip.file('xl/worksheets/sheet1.xml', (await zip.file('xl/worksheets/sheet1.xml')!.async('string')).replace('<sheetData></sheetData>', `<sheetData>${shared}</sheetData>`));
    const filled = await fillTemplate(await zip.generateAsync({ type: 'uint8array' }), 'xlsx', fields, { ...values, 日程: [] });
    expect([...(await partOf(filled, 'xl/worksheets/sheet1.xml')).matchAll(/<f>(.*?)<\/f>/gu)].map(([, formula]) => formula)).toEqual(['A1*$A$1', 'A2*$A$1', 'SUM(B2:B2)']);
  });

  test('strings shared by cells, runs inside them, the margin, a cell with two lines', async () => {
    const files = {
      'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="ss" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      'xl/sharedStrings.xml': '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>{主</t></r><r><rPr><b/></rPr><t>题}</t></r></si><si><t>原样</t></si></sst>',
      'xl/worksheets/sheet1.xml': '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row></x:sheetData><x:headerFooter><x:oddHeader>&amp;C{主题}</x:oddHeader></x:headerFooter></x:worksheet>',
    };
    const filled = await filledXlsx([], { 主题: '甲&乙\n丙' }, { files });
    expect((await readXlsx(filled))['表']).toEqual([['甲&乙\n丙', null, '原样']]);
    expect(await partOf(filled, 'xl/worksheets/sheet1.xml')).toContain('<oddHeader>&amp;C甲&amp;&amp;乙 丙</oddHeader>');
    expect(await partOf(filled, 'xl/styles.xml')).toContain('wrapText="1"');
    expect(await pdfText(await convertToPdf(filled, 'xlsx'))).toContain('原样');
  });
});

describe('limits', () => {
  const many = (count: number): Values => ({ 日程: Array.from({ length: count }, (_, index) => ({ 时间: '9:00', 内容: `第${index}项`, 预算: index })) });

  test('a large table is filled while the program goes on answering', async () => {
    const bytes = await docx(table(['{#日程}{时间}', '{内容}', '{预算}{/日程}']));
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const filled = await fillTemplate(bytes, 'docx', fields, many(5000));
    clearInterval(watch);
    expect(await partOf(filled, 'word/document.xml')).toContain('第4999项');
    expect(longest).toBeLessThan(1000);
  });
  test('more than a paper can hold is refused', async () => {
    await expect(fillTemplate(await docx(p('{#日程}{内容}{/日程}')), 'docx', fields, many(20_001))).rejects.toMatchObject({ findings: [{ check: 'file.template_too_much' }] });
    // Lists that multiply: what the check refuses is bounded all the same.
    const nested = '{#日程}'.repeat(4) + '{内容}' + '{/日程}'.repeat(4);
    await expect(fillTemplate(await docx(p(nested)), 'docx', fields, many(100))).rejects.toMatchObject({ findings: [{ check: 'file.template_too_much' }] });
    await expect(fillTemplate(await xlsx([[nested]]), 'xlsx', fields, many(100))).rejects.toMatchObject({ findings: [{ check: 'file.template_too_much' }] });
  });
  test('what does not end is ended, and the next template is filled', async () => {
    const bytes = await docx(p('{主题}').repeat(20_000));
    await expect(inThread({ do: 'fill', bytes, kind: 'docx', fields, values }, 1)).rejects.toMatchObject({ findings: [{ check: 'file.template_endless' }] });
    expect(await lines(p('{主题}'))).toEqual(['科技强审']);
  });
});
