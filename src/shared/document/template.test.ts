import { describe, expect, test } from 'vitest';
import { shownValue, type Field } from './fields.ts';
import type { FormPaper } from './model.ts';
import { fillSheet, sheetAsTemplate, type SheetTemplate } from './sheet-template.ts';
import { asTemplate, fieldsIn, fill, fillText, type Template } from './template.ts';

const fields: readonly Field[] = [
  { name: '主题', kind: 'text' }, { name: '日期', kind: 'day' }, { name: '经费', kind: 'money' }, { name: '人数', kind: 'integer' }, { name: '正文', kind: 'rich' },
  { name: '各方', kind: 'list', fields: [{ name: '名称', kind: 'text' }, { name: '人数', kind: 'integer' }, { name: '人员', kind: 'list', fields: [{ name: '姓名', kind: 'text' }] }] },
];
const values = {
  主题: '科技强审', 日期: '2026-11-04', 经费: 123_450, 人数: 32, 正文: [{ kind: 'paragraph' as const, text: '一段' }, { kind: 'list' as const, marker: 'dot' as const, items: ['要点'] }],
  各方: [{ 名称: '甲', 人数: 20, 人员: [{ 姓名: '张' }, { 姓名: '李' }] }, { 名称: '乙', 人数: null, 人员: [] }],
};
const scope = { fields, values, around: null };

describe('text', () => {
  test.each([
    ['{主题}', '科技强审'], ['{日期}，{经费}元，{人数}人', '2026年11月4日，1,234.50元，32人'], ['没有字段', '没有字段'],
    ['{#各方}{名称}；{/各方}', '甲；乙。'], ['{#各方}{名称}；{/各方}等', '甲；乙等'], ['{#各方}{名称}（{#人员}{姓名}、{/人员}{^人员}不详{/人员}）{/各方}', '甲（张、李）乙（不详）'],
    ['{#各方}{人数}人于{日期}；{/各方}', '20人于2026年11月4日；人于2026年11月4日。'], ['{#主题}有{/主题}{^主题}无{/主题}', '有'], ['{正文}', '一段\n要点'],
  ])('%s', (text, expected) => expect(fillText(text, scope)).toBe(expected));
  test('what is not known leaves a blank, and its stretch is left out', () => {
    const none = { fields, values: { ...values, 主题: null, 各方: [] }, around: null };
    expect(fillText('“{主题}”{#主题}有{/主题}{^主题}无{/主题}{^各方}没有一方{/各方}', none)).toBe('“”无没有一方');
  });
  test('values are text: a placeholder inside one is not filled again', () => expect(fillText('{主题}', { ...scope, values: { 主题: '{日期}{#各方}' } })).toBe('{日期}{#各方}'));
  test('a name nobody knows is a fault of the paper', () => expect(() => fillText('{没有的}', scope)).toThrow('没有的'));
});

const paper: Template<FormPaper> = {
  kind: 'form', title: '{主题}签到表',
  blocks: [
    { each: '各方', of: [{ kind: 'paragraph', text: '{名称}' }, { kind: 'table', widths: [1, 1], rows: [{ each: '人员', of: [{ cells: ['{姓名}', { kind: 'signature' }] }] }] }] },
    { unless: '各方', of: [{ kind: 'paragraph', text: '没有一方' }] }, { rich: '正文' },
  ],
};

describe('a paper', () => {
  test('is filled: rows and blocks repeat, rich text stands as it is', () => {
    expect(fill<FormPaper>(paper, fields, values)).toEqual({
      kind: 'form', title: '科技强审签到表',
      blocks: [
        { kind: 'paragraph', text: '甲' }, { kind: 'table', widths: [1, 1], rows: [{ cells: ['张', { kind: 'signature' }] }, { cells: ['李', { kind: 'signature' }] }] },
        { kind: 'paragraph', text: '乙' }, { kind: 'table', widths: [1, 1], rows: [] },
        { kind: 'paragraph', text: '一段' }, { kind: 'list', marker: 'dot', items: ['要点'] },
      ],
    });
  });
  test('is written out as a template: each stretch that repeats is marked where its filler looks for it', () => {
    expect(asTemplate<FormPaper>(paper).blocks).toEqual([
      { kind: 'paragraph', text: '{#各方}', indent: false }, { kind: 'paragraph', text: '{名称}' },
      { kind: 'table', widths: [1, 1], rows: [{ cells: ['{#人员}{姓名}', { kind: 'signature', name: '{/人员}' }] }] }, { kind: 'paragraph', text: '{/各方}', indent: false },
      { kind: 'paragraph', text: '{^各方}', indent: false }, { kind: 'paragraph', text: '没有一方' }, { kind: 'paragraph', text: '{/各方}', indent: false }, { kind: 'paragraph', text: '{正文}', indent: false },
    ]);
  });
  test('names the facts it shows', () => expect([...fieldsIn<FormPaper>(paper, fields)]).toEqual(['主题', '各方', '正文']));
  test('a day goes in as a day, for the writer to put into words; one that is not known is left out', () => {
    const signed: Template<FormPaper> = { kind: 'form', title: '', blocks: [{ kind: 'table', widths: [1], rows: [{ cells: [{ kind: 'signature', name: '{主题}', day: '{日期}' }] }] }] };
    expect(JSON.stringify(fill<FormPaper>(signed, fields, values))).toContain('"day":"2026-11-04"');
    expect(JSON.stringify(fill<FormPaper>(signed, fields, { ...values, 日期: null }))).not.toContain('day');
  });
});

describe('a sheet', () => {
  const sheet: SheetTemplate = {
    name: '名单', each: '各方', notes: ['{主题}', '{#不}'.replace('{#不}', '')],
    columns: [{ title: '名称', width: 10, kind: 'text', value: '{名称}' }, { title: '人数', width: 5, kind: 'integer', value: '{人数}' }, { title: '日期', width: 10, kind: 'date', value: '{日期}' }, { title: '经费', width: 10, kind: 'money', value: '{经费}' }],
  };
  test('holds numbers, days and money as such', () => expect(fillSheet(sheet, fields, values)).toMatchObject({ notes: ['科技强审'], rows: [['甲', 20, '2026-11-04', 123_450], ['乙', null, '2026-11-04', 123_450]] }));
  test('as a template its one row is marked', () => expect(sheetAsTemplate(sheet).rows).toEqual([['{#各方}{名称}', '{人数}', '{日期}', '{经费}{/各方}']]));
});

test.each([['day', '2026-01-04', '2026年1月4日'], ['money', 0, '0.00'], ['integer', 0, '0'], ['text', null, ''], ['text', '一', '一']] as const)('shown: %s %s', (kind, value, expected) => expect(shownValue(kind, value)).toBe(expected));
