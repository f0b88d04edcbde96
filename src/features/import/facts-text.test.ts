import { expect, test } from 'vitest';
import { casesOf } from './facts-rows.ts';
import { columnsOf } from './facts-table.ts';
import { readCase } from './facts-case.ts';
import type { CaseFacts } from './facts.ts';

/** Text that means mischief, or came through mischief: it stays text, to the letter, and what prints nothing is taken out and told. */

const read = (raw: unknown): CaseFacts => {
  const one = readCase(raw, (text) => `k${text.length}`);
  if (!one.ok) throw new Error(one.refused.reason);
  return one.facts;
};

test.each(['<b>科技强审</b>', '<script>alert(1)</script>联学', '"><img src=x onerror=alert(1)>', '&lt;b&gt;', '{{theme}} ${theme} {theme}', "'; drop table activity; --", '=cmd|\'/C calc\'!A0', '+1', '-1', '@SUM(A1:A2)', '👨‍👩‍👧一家', '联😀学', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('%s stays as it is, in a case and in a row', (text) => {
  const one = read({ id: text, theme: text, host: { unit: `${text}局`, branch: text }, place: text, problems_discussed: [text] });
  expect([one.key, one.theme, one.hosts, one.place, one.problems, one.notes]).toEqual([text, text, [{ unit: `${text}局`, branch: text, industry: null, region: null }], text, [text], []]);
  const rows = [['活动主题', '活动地点', '联学单位'], [text, text, '甲局']];
  const [first] = casesOf({ name: '表', rows }, 0, columnsOf(rows, 0));
  expect(read(first?.raw)).toMatchObject({ theme: text, place: text });
});

test.each([
  ['a mark from right to left', '\u202e审强技科\u202c', '审强技科'], ['marks of direction', '科\u200e技\u200f强\u2067审\u2069', '科技强审'], ['of Arabic', '科技\u061c强审', '科技强审'],
  ['nothing as wide as nothing', '科\u200b技\u2060强\ufeff审', '科技强审'], ['a joiner between characters', '科技\u200d强审', '科技强审'], ['a hyphen that is not seen', '科技\u00ad强审', '科技强审'],
  ['signs of Hangul that fill', '科技\u3164强审\u115f', '科技强审'],
])('%s goes, and is told', (_, text, plain) => {
  const one = read({ theme: text, host: { unit: `${text}局` } });
  expect([one.theme, one.hosts[0]?.unit]).toEqual([plain, `${plain}局`]);
  expect(one.notes.length).toBeGreaterThan(0);
  expect(one.notes.every(({ kind }) => kind === 'cleaned')).toBe(true);
});

test('text of nothing but marks is no theme', () => {
  expect(readCase({ theme: '\u200b\u202e' }, () => 'k')).toMatchObject({ ok: false, refused: { reason: 'empty' } });
});

test.each([
  [{ place: '三楼会议室' }, 'place', '三楼会议室'], [{ held_on: '2023-05-01' }, 'held_on', '2023-05-01'], [{ host: '甲局' }, 'host', '甲局'], [{ partners: ['乙局'] }, 'partners', '乙局'],
])('all that is told is one thing: %j is not certain', (raw, field, from) => {
  expect(read(raw).notes).toEqual([{ field, kind: 'alone', from, to: null }]);
  expect(read({ ...raw, theme: '联学' }).notes).toEqual([]);
  expect(read({ ...raw, outcomes: ['签协议'] }).notes).toEqual([]);
  expect(read({ place: '馆', partners: ['乙局'], ...raw }).notes.length).toBe(0);
});
