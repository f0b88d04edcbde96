import { describe, expect, test } from 'vitest';
import type { Block, Edition, MaskKind } from '#features/record/facts.ts';
import { exampleBulletin } from '#features/record/fixtures-checks.ts';
import { blockText, type Bulletin } from './facts.ts';
import { maskOf, maskedText, outward } from './facts-outward.ts';

const run = (text: string, mask: MaskKind | null = null, bold = false) => ({ text, bold, ...(mask === null ? {} : { mask }) });
const text = (...runs: Block['runs']): string => maskedText({ title: '题', contributor: '', body: [{ kind: 'paragraph', runs }] }).body.map(blockText).join('\n');
const released = (over: Partial<Bulletin> = {}): Bulletin => ({ ...exampleBulletin, state: 'released', year: 2026, number: 3, releasedOn: '2026-11-20', ...over });
const edition = (over: Partial<Edition> = {}): Edition => ({
  version: 1, title: '初版', body: [{ kind: 'paragraph', runs: [run('张三', 'name'), run('发言。')] }], contributor: '甲', releasedOn: '2026-11-20', releasedBy: '吴常青', reason: null, ...over,
});

describe('what stands for a masked passage', () => {
  test.each<[MaskKind, string, string]>([
    ['name', '张三', '张某'], ['name', '张三丰', '张某某'], ['name', '欧阳锋', '欧阳某'], ['name', '司马相如', '司马某某'], ['name', '欧阳', '欧某'], ['name', '阿卜杜拉', '阿某某'],
    ['name', 'Alice', '某某'], ['name', '王', '某某'], ['name', '张\u200b三', '张某'], ['name', '阿布都·卡德尔', '某某'], ['name', '𬱖翀', '𬱖某'], ['name', '', '某某'],
    ['phone', '13800138000', '138****8000'], ['phone', '138 0013 8000', '138****8000'], ['phone', '１３８００１３８０００', '138****8000'], ['phone', '138-0013-8000', '138****8000'],
    ['phone', '027-87654321', '电话略'], ['phone', '8765', '电话略'], ['identity', '42010619900101123X', '证件号略'], ['email', 'a@b.cn', '邮箱略'], ['unit', '江西省审计厅', '某单位'],
    ['other', '三号楼', '×××'],
  ])('%s %s → %s', (kind, words, expected) => expect(maskOf(kind, words)).toBe(expected));
});

describe('a text as it leaves', () => {
  test('masked runs are replaced, others stay to the letter', () => {
    expect(text(run('联系'), run('张三', 'name'), run('：'), run('13800138000', 'phone'))).toBe('联系张某：138****8000');
    expect(text(run('<b>😀\u202e', null), run('x'))).toBe('<b>😀\u202ex');
  });
  test('a name cut in two by bold letters is masked as one', () => {
    expect(text(run('张', 'name', true), run('三', 'name'))).toBe('张某');
  });
  test('two kinds beside each other are two', () => expect(text(run('张三', 'name'), run('13800138000', 'phone'))).toBe('张某138****8000'));
  test('nothing of a mask is left in what is given', () => {
    const made = maskedText({ title: '题', contributor: '', body: [{ kind: 'bullet', runs: [run('张三', 'name', true), run('李四')] }] });
    expect(made.body).toEqual([{ kind: 'bullet', runs: [{ text: '张某', bold: true }, { text: '李四', bold: false }] }]);
    expect(JSON.stringify(made)).not.toMatch(/mask|三/);
  });
});

describe('whether it may leave', () => {
  test.each(['draft', 'review', 'returned', 'cleared'] as const)('%s and never released: no', (state) => {
    expect(outward({ ...exampleBulletin, state })).toEqual({ leaves: false, why: 'not_released', withdrawnOn: null });
  });
  test('released: its edition', () => {
    expect(outward(released({ editions: [edition()] }))).toEqual({
      leaves: true, id: exampleBulletin.id, year: 2026, number: 3, releasedOn: '2026-11-20', edition: 1, correction: null, title: '初版', contributor: '甲',
      body: [{ kind: 'paragraph', runs: [{ text: '张某发言。', bold: false }] }],
    });
  });
  test('released before editions were kept: the row’s own text', () => {
    expect(outward(released())).toMatchObject({ leaves: true, edition: 1, title: exampleBulletin.title, correction: null });
    expect(outward(released({ state: 'draft' }))).toMatchObject({ leaves: false });
  });
  test('while a correction is written the first text is out; when it is released, the corrected one with its reason', () => {
    const work = { title: '改到一半', body: exampleBulletin.body };
    expect(outward(released({ ...work, state: 'draft', editions: [edition()], correction: '人数有误' }))).toMatchObject({ leaves: true, title: '初版', correction: null });
    const corrected = edition({ title: '更正版', reason: '人数有误', releasedOn: '2026-11-25' });
    expect(outward(released({ editions: [edition(), corrected] }))).toMatchObject({ title: '更正版', edition: 2, releasedOn: '2026-11-20', correction: { on: '2026-11-25', reason: '人数有误' } });
  });
  test('withdrawn: no, whatever else', () => {
    const withdrawn = { withdrawnOn: '2026-11-26', withdrawnReason: '误发', withdrawnBy: exampleBulletin.authorId, withdrawnName: '吴常青' };
    expect(outward(released({ editions: [edition()], ...withdrawn }))).toEqual({ leaves: false, why: 'withdrawn', withdrawnOn: '2026-11-26' });
  });
});
