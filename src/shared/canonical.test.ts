import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

test.each([
  [null, 'null'], [undefined, 'null'], [1.5, '1.5'], ['审计\n"', '"审计\\n\\""'], [[], '[]'], [{}, '{}'], [[undefined, null, [1]], '[null,null,[1]]'],
  [{ b: 1, a: { d: undefined, c: [] }, A: '' }, '{"A":"","a":{"c":[]},"b":1}'], [{ 10: 0, 9: 0, é: 0, '～': 0, '𠮷': 0 }, '{"10":0,"9":0,"é":0,"𠮷":0,"～":0}'],
])('%j', (value, text) => expect(canonical(value)).toBe(text));

test('says the same whatever order the members are in, and is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      const turned = JSON.parse(JSON.stringify(value), (_, member: unknown) =>
        member === null || typeof member !== 'object' || Array.isArray(member) ? member : Object.fromEntries(Object.entries(member).toReversed()),
      );
      expect(canonical(turned)).toBe(text);
    }),
  );
});
