import { afterAll, describe, expect, test } from 'vitest';
import { Refusal } from '#shared/refusal.ts';
import { checkTemplate, openTemplate } from './check.ts';
import { docx, fields, p, relation, table, xlsx, zipOf } from './fixtures.ts';
import { nearest } from './nearest.ts';
import type { Problem } from '#shared/document/problems.ts';
import { endThread } from './run.ts';

afterAll(endThread);

const short = ({ kind, name, near, list, place: { text: _, ...place } }: Problem) => ({ kind, name, ...(near === null ? {} : { near }), ...(list === null ? {} : { list }), ...place });
const inDocx = async (body: string, edges = {}) => (await checkTemplate(await docx(body, edges), 'docx', fields)).problems.map(short);
const inXlsx = async (rows: Parameters<typeof xlsx>[0], more = {}) => (await checkTemplate(await xlsx(rows, more), 'xlsx', fields)).problems.map(short);

describe('a .docx', () => {
  test('a good one: loops in tables and in paragraphs, split runs, header and footer; its fields are told', async () => {
    const body = p('{', '主', '题}') + p('{#各方}') + p('{单位}：{#人员}{姓名}、{/人员}') + p('{/各方}') + table(['时间', '内容'], ['{#日程}{时间}', '{内容}{/日程}']) + p('{^日程}未定{/日程}{#地点}在{地点}{/地点}');
    const { problems, used } = await checkTemplate(await docx(body, { header: p('{主题}'), footer: p('{时间}') }), 'docx', fields);
    expect(problems).toEqual([]);
    expect(used).toEqual(['主题', '各方', '各方/单位', '各方/人员', '各方/人员/姓名', '日程', '日程/时间', '日程/内容', '地点', '时间']);
  });

  test('names every wrong name with its place and the name that was meant', async () => {
    const body = p('') + p('题目：{主題}') + p('第二段 {', '地', '址}') + table(['甲', '乙'], ['{间时}', '{完全没有的东西}']);
    expect(await inDocx(body, { header: p('{主题 }{人數}'), footer: p('{姓名}') })).toEqual([
      { kind: 'unknown', name: '主題', near: '主题', where: 'body', paragraph: 1 }, { kind: 'unknown', name: '地址', near: '地点', where: 'body', paragraph: 2 },
      { kind: 'unknown', name: '间时', near: '时间', where: 'body', table: 1, row: 2, column: 1 }, { kind: 'unknown', name: '完全没有的东西', where: 'body', table: 1, row: 2, column: 2 },
      { kind: 'unknown', name: '人數', near: '人数', where: 'header', paragraph: 1 }, { kind: 'inner_only', name: '姓名', list: '人员', where: 'footer', paragraph: 1 },
    ]);
  });

  test.each<[string, string, object[]]>([
    ['brace never closed', p('{主题，'), [{ kind: 'brace_unclosed', name: '主题', near: '主题', where: 'body', paragraph: 1 }]],
    ['brace closed in another paragraph', p('{主') + p('题}'), [{ kind: 'brace_unclosed', name: '主', near: '主题', where: 'body', paragraph: 1 }, { kind: 'brace_unopened', name: '题', near: '主题', where: 'body', paragraph: 2 }]],
    ['nothing between braces', p('{ }'), [{ kind: 'brace_empty', name: '', where: 'body', paragraph: 1 }]],
    ['full-width braces around a field', p('｛主题｝ 和标点｛略去原文不表｝'), [{ kind: 'wide', name: '主题', near: '主题', where: 'body', paragraph: 1 }]],
    ['full-width sign', p('{＃日程}'), [{ kind: 'wide', name: '日程', near: '日程', where: 'body', paragraph: 1 }]],
    ['doubled braces', p('{{主题}}'), [{ kind: 'doubled', name: '主题', near: '主题', where: 'body', paragraph: 1 }]],
    ['raw markup asked for', p('{@正文}'), [{ kind: 'sign', name: '正文', near: '正文', where: 'body', paragraph: 1 }]],
    ['an expression', p('{费用*2}'), [{ kind: 'sign', name: '费用*2', where: 'body', paragraph: 1, near: '费用' }]],
    ['a list as a plain field', p('{日程}'), [{ kind: 'list_as_plain', name: '日程', where: 'body', paragraph: 1 }]],
    ['a list that never ends', p('{#日程}{内容}'), [{ kind: 'loop_unclosed', name: '日程', where: 'body', paragraph: 1 }]],
    ['an end without a beginning', p('{/日程}'), [{ kind: 'loop_unopened', name: '日程', near: '日程', where: 'body', paragraph: 1 }]],
    ['lists closed crosswise', p('{#各方}{#人员}{/各方}{/人员}'), [{ kind: 'loop_crossed', name: '各方', list: '人员', where: 'body', paragraph: 1 }]],
    ['a list inside itself', p('{#日程}{#日程}{内容}{/日程}{/日程}'), [{ kind: 'loop_within_itself', name: '日程', where: 'body', paragraph: 1 }]],
    ['a list that begins in a table and ends outside', table(['{#日程}{内容}', 'x']) + p('{/日程}'), [{ kind: 'loop_place', name: '日程', where: 'body' }]],
    ['an item’s field outside its list', p('{内容}'), [{ kind: 'inner_only', name: '内容', list: '日程', where: 'body', paragraph: 1 }]],
  ])('%s', async (_, body, problems) => {
    expect(await inDocx(body)).toEqual(problems);
  });

  test('a text box is looked into once, though it is written twice', async () => {
    const box = (text: string) => `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p(text)}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(text)}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await inDocx(box('{主题}'))).toEqual([]);
    expect(await inDocx(box('{题主}'))).toHaveLength(1);
  });
});

describe('a .xlsx', () => {
  test('a good one: a row for each item, rows for each item, a list inside a cell, a margin', async () => {
    const rows = [['{主题}', '{时间}'], ['{#日程}{时间}', '{内容}{/日程}'], ['{#各方}'], ['{单位}', '{#人员}{姓名}、{/人员}'], ['{/各方}'], ['{^日程}', '未定', '{/日程}']];
    const { problems, used } = await checkTemplate(await xlsx(rows, { after: '<headerFooter><oddFooter>&amp;C{主题}</oddFooter></headerFooter>' }), 'xlsx', fields);
    expect(problems).toEqual([]);
    expect(used).toContain('各方/人员/姓名');
  });
  test.each<[string, Parameters<typeof xlsx>[0], object[]]>([
    ['a wrong name, by sheet and cell', [[null, '题目'], [null, '题目：{主题目}']], [{ kind: 'unknown', name: '主题目', near: '主题', where: 'sheet', sheet: '表', cell: 'B2' }]],
    ['a list that never ends', [['{#日程}', '{内容}']], [{ kind: 'loop_unclosed', name: '日程', where: 'sheet', sheet: '表', cell: 'A1' }]],
    ['two lists in one row', [['{#日程}{内容}', '{/日程}', '{#各方}{单位}', '{/各方}']], [{ kind: 'loop_shared_row', name: '各方', where: 'sheet', sheet: '表', cell: 'C1' }]],
  ])('%s', async (_, rows, problems) => {
    expect(await inXlsx(rows)).toEqual(problems);
  });
  test('every sheet and every margin is read; a drawing is not filled', async () => {
    const files = { 'xl/drawings/drawing1.xml': '<xdr:wsDr><a:t>{主题}</a:t></xdr:wsDr>' };
    expect(await inXlsx([['x']], { after: '<headerFooter><oddHeader>&amp;L{主提}</oddHeader></headerFooter>', others: { 第二: [['{费}']] }, files })).toEqual([
      { kind: 'unknown', name: '主提', near: '主题', where: 'sheet_margin', sheet: '表' }, { kind: 'unknown', name: '费', near: '费用', where: 'sheet', sheet: '第二', cell: 'A1' }, { kind: 'not_filled', name: '主题', where: 'sheet_drawing' },
    ]);
  });
});

test('what was meant is the nearest name, or nobody knows', () => {
  const names = ['主题', '时间', '地点', '议定事项', '参加人数'];
  expect(['主題', '題主', '议定事項', '决定事项', '参加人', '某某某', '甲'].map((name) => nearest(name, names))).toEqual(['主题', '主题', '议定事项', '议定事项', '参加人数', null, null]);
});

describe('files that are no templates', () => {
  const refusal = async (bytes: Uint8Array, name: string): Promise<string> => openTemplate(bytes, name).then(() => 'taken', (error: unknown) => (error instanceof Refusal ? (error.findings[0]?.check ?? '') : String(error)));
  const field = (instruction: string, ...more: string[]) => `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${[instruction, ...more].map((part) => `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const outside = (type: string, target: string) => docx(p('x'), { relations: relation('x1', type, target, ' TargetMode="External"') });
  const locked = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(1024).fill(0)]);
  const cases: [string, () => Promise<Uint8Array>, string, string][] = [
    ['an ordinary one', () => docx(p('{主题}') + field(' PAGE ')), '表.docx', 'taken'],
    ['a link to the web', () => outside('hyperlink', 'https://example.org/'), '表.docx', 'taken'],
    ['macros', () => docx(p('x'), { files: { 'word/vbaProject.bin': 'x' } }), '表.docx', 'file.active'],
    ['a macro document under a plain name', async () => zipOf({ '[Content_Types].xml': '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>', 'word/document.xml': '<x/>' }), '表.docx', 'file.active'],
    ['.docm', () => docx(p('x')), '表.docm', 'file.ending'],
    ['.xlsm', () => xlsx([['x']]), '表.xlsm', 'file.ending'],
    ['ActiveX', () => docx(p('x'), { files: { 'word/activeX/activeX1.xml': '<x/>' } }), '表.docx', 'file.active'],
    ['an OLE object', () => docx(p('x'), { files: { 'word/embeddings/oleObject1.bin': 'x' } }), '表.docx', 'file.embedded'],
    ['another page set in', () => docx(`${p('x')}<w:altChunk r:id="x"/>`), '表.docx', 'file.embedded'],
    ['a template from elsewhere', () => outside('attachedTemplate', 'http://example.org/t.dotm'), '表.docx', 'file.active'],
    ['a picture from elsewhere', () => outside('image', 'http://example.org/p.png'), '表.docx', 'file.outside'],
    ['a link to a program', () => outside('hyperlink', 'file:///c:/x.exe'), '表.docx', 'file.outside'],
    ['INCLUDEPICTURE in pieces', () => docx(field(' INCLUDE', 'PICTURE "http://example.org/p.png"')), '表.docx', 'file.field'],
    ['DDE', () => docx(field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"')), '表.docx', 'file.field'],
    ['a field hidden in another', () => docx(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${field(' QUOTE 68 68 69 ')}</w:p>`), '表.docx', 'file.field'],
    ['a simple field that fetches', () => docx('<w:p><w:fldSimple w:instr=" INCLUDETEXT x "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'), '表.docx', 'file.field'],
    ['DDE in a sheet', () => xlsx([["=cmd|'/c calc'!A0"]]), '表.xlsx', 'file.formula'],
    ['a sheet that fetches', () => xlsx([['=WEBSERVICE("http://example.org")']]), '表.xlsx', 'file.formula'],
    ['another workbook', () => xlsx([["=[1]表!A1"]]), '表.xlsx', 'file.formula'],
    ['an ordinary sum', () => xlsx([['=SUM(A2:A3)&"a|b"']]), '表.xlsx', 'taken'],
    ['external links of a sheet', () => xlsx([['x']], { files: { 'xl/externalLinks/externalLink1.xml': '<x/>' } }), '表.xlsx', 'file.embedded'],
    ['entities', () => docx(p('x'), { files: { 'word/header9.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' } }), '表.docx', 'file.active'],
    ['a bomb', async () => zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '\0'.repeat(30 * 1024 * 1024) }), '表.docx', 'file.bomb'],
    ['a part far too long', () => docx(Array.from({ length: 900_000 }, (_, index) => `<w:p>${index}`).join('')), '表.docx', 'file.template_large'],
    ['huge', async () => new Uint8Array(6 * 1024 * 1024).fill(7), '表.docx', 'file.template_large'],
    ['locked by a password', async () => locked, '表.docx', 'file.old_or_locked'],
    ['cut off', async () => (await docx(p('x'))).slice(0, 400), '表.docx', 'file.polyglot'],
    ['a sheet called a document', () => xlsx([['x']]), '表.docx', 'file.mismatch'],
    ['plain text', async () => new TextEncoder().encode('{主题}'), '表.txt', 'file.template_kind'],
    ['empty', async () => new Uint8Array(), '表.docx', 'file.empty'],
  ];
  test.each(cases)('%s', async (_, make, name, check) => {
    expect(await refusal(await make(), name)).toBe(check);
  });
  test('what is no XML is told as broken, and the next template is read', async () => {
    for (const content of ['no xml', '<a><b></a></b>', '<a/><b/>']) await expect(checkTemplate(await docx('', { files: { 'word/document.xml': content } }), 'docx', fields)).rejects.toMatchObject({ findings: [{ check: 'file.template_broken' }] });
    await expect(checkTemplate(await docx('<w:p><w:r><w:t>{主题}</w:r></w:p></w:tbl>'), 'docx', fields)).rejects.toMatchObject({ findings: [{ check: 'file.template_broken' }] });
    expect(await inDocx(p('{主题}'))).toEqual([]);
  });
});
