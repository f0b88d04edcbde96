import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escaped, markup, sendable } from './markup.ts';

test('what people typed stays text, wherever it stands', () => {
  expect(markup`<p title="${'"><script>'}">${'<b>甲 & 乙</b>'}</p>`.text).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;甲 &amp; 乙&lt;/b&gt;</p>');
  expect(markup`<ul>${['一', '二'].map((one) => markup`<li>${one}</li>`)}</ul>${null}${false}${0}`.text).toBe('<ul><li>一</li><li>二</li></ul>0');
});

test.each([
  ['a\u0000b\u0007c\u001bd', 'abcd'], ['甲\u202E乙\u2066丙', '甲乙丙'], ['\ud800甲', '\ufffd甲'], ['\uFFFF\uFFFE\u{1FFFF}甲', '甲'], ['👩🏽‍💻 𬱖 行\n二\t三', '👩🏽‍💻 𬱖 行\n二\t三'],
])('%j leaves as %j', (text, wanted) => expect(sendable(text)).toBe(wanted));

test('no text whatever makes a tag, an attribute or a character XML does not know', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const made = escaped(text);
    return !/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/.test(made) && /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(made);
  }));
});
