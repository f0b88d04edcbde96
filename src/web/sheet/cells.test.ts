import { writeBlock } from '#shared/text/clipboard.ts';
import { describe, expect, test } from 'vitest';
import { filledDown, laid, readBlock } from './block.ts';
import { at, beside, followed, moved, rangeOf } from './cells.ts';

const size = { rows: 3, cols: 4 };

test.each([
  ['ArrowUp', { row: 0, col: 0 }, false, { row: 0, col: 0 }], ['ArrowDown', { row: 1, col: 2 }, false, { row: 2, col: 2 }],
  ['ArrowDown', { row: 0, col: 2 }, true, { row: 2, col: 2 }], ['ArrowRight', { row: 0, col: 3 }, false, { row: 0, col: 3 }],
  ['ArrowLeft', { row: 2, col: 3 }, true, { row: 2, col: 0 }], ['Home', { row: 2, col: 3 }, false, { row: 2, col: 0 }], ['Home', { row: 2, col: 3 }, true, { row: 0, col: 0 }],
  ['End', { row: 1, col: 0 }, false, { row: 1, col: 3 }], ['End', { row: 1, col: 0 }, true, { row: 2, col: 3 }], ['PageDown', { row: 0, col: 1 }, false, { row: 2, col: 1 }],
])('%s from %o, to the edge: %s', (key, place, edge, expected) => expect(moved(key, place, size, { edge })).toEqual(expected));

test('Tab goes on to the next row and stops at the ends; another key moves nothing', () => {
  expect(beside({ row: 0, col: 3 }, 1, size)).toEqual({ row: 1, col: 0 });
  expect(beside({ row: 1, col: 0 }, -1, size)).toEqual({ row: 0, col: 3 });
  expect(beside({ row: 2, col: 3 }, 1, size)).toEqual({ row: 2, col: 3 });
  expect(moved('x', { row: 0, col: 0 }, size)).toBeNull();
});

describe('rows come and go while one cell is typed into', () => {
  const typing = { from: { row: 1, col: 2 }, to: { row: 2, col: 3 } };
  test.each([
    ['nothing happens', ['a', 'b', 'c'], typing],
    ['a row before it goes', ['b', 'c'], { from: { row: 0, col: 2 }, to: { row: 1, col: 3 } }],
    ['two rows come before it', ['x', 'a', 'y', 'b'], { from: { row: 3, col: 2 }, to: { row: 4, col: 3 } }],
    ['a row after it goes', ['a', 'b'], typing],
    ['it is gone', ['a', 'c'], null],
    ['all are gone', [], null],
  ])('%s', (_, keys: string[], expected) => expect(followed(typing, 'b', (row) => keys[row] ?? null, keys.length)).toEqual(expected));
  test('a sheet that had no rows stays at its first cell', () => expect(followed(at({ row: 0, col: 1 }), null, () => 'a', 1)).toEqual(at({ row: 0, col: 1 })));
});

describe('blocks from a spreadsheet', () => {
  test.each([
    ['one cell', '科技强审', [['科技强审']]],
    ['two rows, Windows line ends, one after the last', 'a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]],
    ['a line end and a tab inside quotes', '"第一行\n第二行"\t"x\ty"', [['第一行\n第二行', 'x\ty']]],
    ['doubled quotes', '"说""好"""\t2', [['说"好"', '2']]],
    ['a word in quotes stays as it is', '"科技"强审\t1', [['"科技"强审', '1']]],
    ['an opened quote that never closes', '"abc\td', [['"abc', 'd']]],
    ['empty cells', '\t\t1', [['', '', '1']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, rows) => expect(readBlock(text)).toEqual(rows));

  test('what is written is read again the same; a formula is written as text', () => {
    const rows = [['a\tb', '说"好"', ''], ['两\n行', '1,234.50', '-12']];
    expect(readBlock(writeBlock(rows))).toEqual(rows);
    expect(writeBlock([['=cmd|1', '+1', '-12.5', '-1+2', '@x']])).toBe("'=cmd|1\t'+1\t-12.5\t'-1+2\t'@x");
  });
});

test('a block is laid from the corner, repeated where it fits evenly, cut at the last column', () => {
  const range = rangeOf({ from: { row: 3, col: 1 }, to: { row: 0, col: 1 } });
  expect(laid([['a'], ['b']], range, 4).map(({ row, text }) => `${row}${text}`)).toEqual(['0a', '1b', '2a', '3b']);
  expect(laid([['a', 'b', 'c']], { top: 0, bottom: 0, left: 2, right: 2 }, 4)).toEqual([{ row: 0, col: 2, text: 'a' }, { row: 0, col: 3, text: 'b' }]);
  expect(filledDown(['x', 'y'], { top: 0, bottom: 2, left: 1, right: 2 }).map(({ row, col, text }) => `${row}${col}${text}`)).toEqual(['11x', '12y', '21x', '22y']);
});
