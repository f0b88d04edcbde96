import { getSchema } from '@tiptap/react';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '#features/record/facts.ts';
import { blockText, fromDoc, normalised, plainText, toDoc, type DocNode } from './facts.ts';
import { extensions } from './parts/extensions.ts';

const run = fc.record({ text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('', '\n', '学习\n研讨', ' ', '🌿')), bold: fc.boolean() });
const block: fc.Arbitrary<Block> = fc.record({ kind: fc.constantFrom('paragraph' as const, 'heading' as const, 'bullet' as const), runs: fc.array(run, { maxLength: 6 }) });
const blocks = fc.array(block, { maxLength: 8 });
const letters = (text: readonly Block[]): string => text.map(blockText).filter((one) => one.trim() !== '').join('\n');
const schema = getSchema(extensions);

describe('blocks and the editor’s tree', () => {
  test('there and back gives the same text, bold and kinds', () => {
    fc.assert(fc.property(blocks, (text) => {
      expect(fromDoc(toDoc(text))).toEqual(normalised(text));
    }));
  });
  test('no letter is lost on any way', () => {
    fc.assert(fc.property(blocks, (text) => {
      expect(letters(fromDoc(toDoc(text)))).toBe(letters(text));
      expect(normalised(normalised(text))).toEqual(normalised(text));
    }));
  });
  test('the editor itself takes the tree and gives it back unchanged', () => {
    fc.assert(fc.property(blocks, (text) => {
      const node = schema.nodeFromJSON(toDoc(text));
      node.check();
      expect(fromDoc(node.toJSON() as DocNode)).toEqual(normalised(text));
    }));
  });
  test('a run longer than allowed is parted, and no character is cut', () => {
    const long = '学'.repeat(4999) + '🌿' + '习'.repeat(6000);
    const [only] = normalised([{ kind: 'paragraph', runs: [{ text: long, bold: true }] }]);
    expect(only?.runs.every((one) => one.text.length <= 5000 && one.text.isWellFormed())).toBe(true);
    expect(blockText(only ?? { kind: 'paragraph', runs: [] })).toBe(long);
  });
  test('what was pasted as a list in a list keeps its words', () => {
    const item = (...content: DocNode[]): DocNode => ({ type: 'bulletList', content: [{ type: 'listItem', content }] });
    const words = (text: string): DocNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    expect(fromDoc({ type: 'doc', content: [item(words('外'), item(words('内')))] }).map((one) => [one.kind, blockText(one)])).toEqual([['bullet', '外'], ['bullet', '内']]);
  });
  test('an empty text is one empty paragraph to write in', () => {
    expect(toDoc([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(fromDoc(toDoc([]))).toEqual([]);
  });
  test('as plain lines', () => {
    expect(plainText({ title: '题', body: [{ kind: 'heading', runs: [{ text: '一', bold: false }] }, { kind: 'bullet', runs: [{ text: '甲', bold: true }] }] })).toBe('题\n一\n· 甲');
  });
});
