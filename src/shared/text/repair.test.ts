import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repair } from './repair.ts';

test.each([
  ['開(kāi)展主題聯(lián)學(xué)', '開展主題聯學', ['pinyin', 'pinyin', 'pinyin']],
  ['黨（dǎng）員們(men)', '黨員們', ['pinyin', 'pinyin']],
  ['開(kāi)(kāi)展', '開展', ['pinyin', 'pinyin']],
  ['第\u200b一\u202e支部\ufeff', '第一支部', ['invisible', 'invisible', 'invisible']],
  ['２０２３年　Ａ座', '2023年 A座', ['width', 'width']],
])('%s is put right, and what was done is told', (from, to, kinds) => {
  const { text, certain } = repair(from);
  expect([text, certain.map((one) => one.kind)]).toEqual([to, kinds]);
});

test.each([
  '我们(men)', '试点项目(beta)', '审计（shěn）的读音不对：税（kāi）', '“学习劳模精神、铸就钢铁之魂”', '10月12日至13日，（一）开展', '党建👨‍👩‍👧引领❤️', 'ＡＢ'.normalize('NFKC'), '共1012人',
])('%s is left alone', (text) => {
  const kept = text.startsWith('审计') ? '税（kāi）' : text;
  expect(repair(text).text).toContain(kept);
});

test.each([
  ['1012日召开', '1012日', '10月12日'], ['于12月3月开展', '12月3月', '12月3日'],
])('%s is guessed, and stays as it is', (text, from, to) => {
  expect(repair(text)).toEqual({ text, certain: [], guessed: [{ kind: 'date', from, to }] });
});

test('a date that can be read two ways, or is whole, is not guessed at', () => {
  for (const text of ['112日', '2023年10月12日', '3月5日', '1月至3月', '10月1012日']) expect(repair(text).guessed).toEqual([]);
});

test('twice is the same as once, whatever comes', () => {
  const piece = fc.constantFrom('開(kāi)', '黨(dǎng)', '(men)', '(kāi)', '们', '1012日', '12月3月', 'Ａ', '\u200b', '\u202e', '，', '(', ')', 'ā', '審', '1', '👨‍👩‍👧');
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))), (text) => {
    const once = repair(text).text;
    expect(repair(once).certain).toEqual([]);
    expect(repair(once).text).toBe(once);
  }));
});
