import { expect, test } from 'vitest';
import { laidOver, noEdits, withCells, without, written } from './edits.ts';

const branch = { id: 'b', name: '第一党支部', kind: 'standing' } as const;
const cell = (value: unknown, was: unknown, field: 'content' | 'place' = 'content', itemId = 'i') => ({ itemId, field, value, was });

test('the latest value counts against what stood there first; typed back it is no edit', () => {
  const once = withCells(noEdits, [cell('甲', null)]);
  const twice = withCells(once, [cell('乙', '甲')]);
  expect(twice.cells).toEqual([cell('乙', null)]);
  expect(withCells(twice, [cell(null, '乙')]).cells).toEqual([]);
});

test('what was typed while a batch was on its way stays, held against what was written', () => {
  const batch = withCells({ ...noEdits, added: [{ id: 'i', branchId: 'b' }] }, [cell('甲', null), cell('南昌', null, 'place')]);
  const since = withCells(batch, [cell('乙', '甲')]);
  expect(written(since, batch)).toEqual({ cells: [cell('乙', '甲')], added: [], removed: [] });
  expect(written(batch, batch)).toEqual(noEdits);
});

test('refused cells are taken out and asked about', () => {
  const edits = withCells(noEdits, [cell('甲', null), cell('南昌', null, 'place')]);
  expect(without(edits, [{ itemId: 'i', field: 'content' }]).cells).toEqual([cell('南昌', null, 'place')]);
});

test('edits lie over what is stored; an untouched line stays the same object; one that has been stored is not doubled', () => {
  const [stored] = laidOver([], { ...noEdits, added: [{ id: 'i', branchId: 'b' }, { id: 'nobody', branchId: 'x' }] }, [branch]);
  if (stored === undefined) throw new Error('no line was made');
  const all = laidOver([stored], { cells: [cell('甲', null, 'content', 'j')], added: [{ id: 'i', branchId: 'b' }, { id: 'j', branchId: 'b' }], removed: [] }, [branch]);
  expect(all[0]).toBe(stored);
  expect(all.map(({ id, content, position }) => [id, content, position])).toEqual([['i', null, 1], ['j', '甲', 3]]);
  expect(laidOver([stored], { ...noEdits, removed: ['i'] }, [branch])).toEqual([]);
});
