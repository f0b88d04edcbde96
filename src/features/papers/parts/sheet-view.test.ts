import { expect, test } from 'vitest';
import type { Sheet } from '#shared/document/sheet.ts';
import { clipboardText } from './sheet-view.tsx';

const sheet = (cells: readonly string[]): Sheet => ({
  name: '表', columns: [{ title: '主题', width: 20, kind: 'text' }, { title: '经费', width: 10, kind: 'money' }], rows: cells.map((cell) => [cell, -120_050]),
});
const pasted = (cells: readonly string[]): string => clipboardText(sheet(cells));

test.each(["=cmd|'/C calc'!A0", '+1+1', '-2+3', '@SUM(A1:A2)', '＝1+1', '＋1', '－1', '＠x', ' =1+1', '\t=1', '\r=1', '\n=1'])('a copied table: %j does not begin its cell', (text) => {
  const cell = pasted([text]).slice('主题\t经费\n'.length, -'\t-1,200.50'.length);
  expect(cell.replace(/^"/u, '').startsWith("'")).toBe(true);
  expect(cell.replaceAll('"', '')).toBe(`'${text}`);
});

test('other text, and numbers below nothing, are copied as they stand', () => {
  expect(pasted(['科技-强审=1', '说"一"说'])).toBe('主题\t经费\n科技-强审=1\t-1,200.50\n"说""一""说"\t-1,200.50');
});
