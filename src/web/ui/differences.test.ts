import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('a changed word is one word gone and one new', () => {
  expect(differences('上午九时在钢铁厂集合', '上午十时在钢铁厂集合').filter((piece) => piece.kind !== 'same')).toEqual([
    { kind: 'gone', text: '九' },
    { kind: 'new', text: '十' },
  ]);
});

test('nothing of either text is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const pieces = differences(before, after);
      const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join('');
      expect([without('new'), without('gone')]).toEqual([before, after]);
    }),
  );
});
