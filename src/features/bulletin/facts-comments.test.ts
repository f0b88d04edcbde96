import { describe, expect, test } from 'vitest';
import { ids } from '#features/activity/fixtures.ts';
import type { Block, Comment } from '#features/record/facts.ts';
import { exampleBulletin, exampleReview } from '#features/record/fixtures-checks.ts';
import { anchorAt, anchored, openComments, readBefore, textAt } from './facts-comments.ts';

const text = (title: string, ...lines: string[]) => ({ title, body: lines.map((line): Block => ({ kind: 'paragraph', runs: [{ text: line, bold: false }] })) });
const at = (where: ReturnType<typeof text>, block: number, quote: string) => {
  const start = textAt(where, block)?.indexOf(quote) ?? -1;
  const anchor = anchorAt(where, { block, start, end: start + quote.length });
  if (anchor === null) throw new Error('an anchor expected');
  return anchor;
};
const first = text('联学简报', '两个党支部共同研讨，会诊了难题。', '交换了模型。');
const doubled = text('联学简报', '两个党支部共同研讨，会诊了难题。', '交换了模型。', '会诊了难题。');

describe('a passage is found again', () => {
  const where = (now: ReturnType<typeof text>, anchor = at(first, 0, '会诊了难题')) => {
    const found = anchored(now, anchor);
    return found === null ? '已变动' : `${found.block}:${found.start}`;
  };
  test.each([
    ['unchanged', first, '0:10'],
    ['words put before it', text('联学简报', '上午，两个党支部共同研讨，会诊了难题。', '交换了模型。', '会诊了难题。'), '0:13'],
    ['a paragraph put before it', text('联学简报', '新的一段。', '两个党支部共同研讨，会诊了难题。', '会诊了难题。'), '1:10'],
    ['moved to another paragraph', text('联学简报', '两个党支部共同研讨。', '会诊了难题。'), '1:0'],
    ['moved into the title', text('会诊了难题', '两个党支部共同研讨。'), '-1:0'],
    ['changed', text('联学简报', '两个党支部共同研讨，会诊了一个难题。', '交换了模型。'), '已变动'],
    ['all gone', text('联学简报'), '已变动'],
  ])('%s', (_, now, expected) => expect(where(now)).toBe(expected));
  test('of two that are alike, the one it was made on', () => {
    expect(where(doubled, at(doubled, 2, '会诊了难题'))).toBe('2:0');
    expect(where(text('', '新的。', ...doubled.body.map((one) => one.runs[0]?.text ?? '')), at(doubled, 2, '会诊了难题'))).toBe('3:0');
    // One of the two is gone, and nobody can tell that it is not this one; in its own paragraph it is.
    expect(where(text('', '两个党支部共同研讨。', '交换了模型。', '会诊了难题。'), at(doubled, 0, '会诊了难题'))).toBe('已变动');
    expect(where(text('', '两个党支部共同研讨。', '交换了模型。', '会诊了难题。'), at(doubled, 2, '会诊了难题'))).toBe('2:0');
    const twice = text('', '甲组会诊了难题，乙组会诊了难题。');
    const second = anchorAt(twice, { block: 0, start: 10, end: 15 });
    expect(second?.quote).toBe('会诊了难题');
    expect(anchored(text('', '开场。甲组会诊了难题，随后乙组会诊了难题。'), second ?? at(first, 0, '两'))).toMatchObject({ start: 15 });
  });
  test('emoji and marks of direction in the words', () => {
    const odd = text('', '学😀习\u202e研讨<b>');
    expect(anchored(odd, at(odd, 0, '😀习\u202e'))).toEqual({ block: 0, start: 1, end: 5 });
  });
});

test.each([
  ['no such block', { block: 9, start: 0, end: 2 }], ['nothing chosen', { block: 0, start: 3, end: 3 }], ['behind the end', { block: 0, start: 90, end: 95 }],
  ['before the beginning', { block: 0, start: -2, end: 2 }], ['backwards', { block: 0, start: 5, end: 2 }], ['a title that is none', { block: -2, start: 0, end: 2 }],
])('no passage: %s', (_, range) => expect(anchorAt(first, range)).toBeNull());
test('half a character is no passage', () => expect(anchorAt(text('', '学😀习'), { block: 0, start: 0, end: 2 })).toBeNull());

test('open comments, and those that hold up a release', () => {
  const comment = (over: Partial<Comment>): Comment => ({
    id: ids.record, bulletinId: exampleBulletin.id, bulletinVersion: 1, authorId: ids.discipline, authorName: '王清正', asReviewer: true, at: '', block: 0, start: 0, quote: '研讨',
    around: { before: '', after: '', nth: 0, of: 1 }, text: '写明', answer: null, answeredName: null, answeredAt: null, resolvedName: null, resolvedAt: null, ...over,
  });
  const all = [comment({}), comment({ asReviewer: false }), comment({ resolvedAt: '2026-12-12T02:00:00.000Z' }), comment({ bulletinId: ids.link })];
  expect(openComments(all, exampleBulletin.id).length).toBe(2);
  expect(openComments(all, exampleBulletin.id, true)).toEqual([all[0]]);
});

describe('what a reviewer has read already', () => {
  const reviewed = (version: number, title = '读过的') => ({ ...exampleReview, bulletinVersion: version, title, body: exampleBulletin.body });
  const edition = { version: 3, title: '发出的', body: exampleBulletin.body, contributor: '', releasedOn: '2026-12-12', releasedBy: '', reason: null };
  const read = (version: number, reviews: Parameters<typeof readBefore>[1], editions = [] as typeof edition[]) => readBefore({ ...exampleBulletin, version, editions }, reviews)?.title ?? '—';
  test('the last reviewed text, or the one that is out; nothing where it is the same or unknown', () => {
    expect(read(2, [])).toBe('—');
    expect(read(2, [exampleReview])).toBe('—');
    expect(read(1, [reviewed(1)])).toBe('—');
    expect(read(3, [reviewed(1, '旧'), reviewed(2)])).toBe('读过的');
    expect(read(4, [exampleReview], [edition])).toBe('发出的');
    expect(read(6, [reviewed(5)], [edition])).toBe('读过的');
  });
});
