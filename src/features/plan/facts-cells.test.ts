import { describe, expect, test } from 'vitest';
import { readAway, readChoice, readFen, readPeople, readTime, readYes, timeText } from './facts-cells.ts';

const value = <T>(read: { ok: true; value: T } | { ok: false }): T | 'no' => (read.ok ? read.value : 'no');

describe('when', () => {
  test.each([
    ['5月', '2027-05-01', '2027-05-31', '5月'], ['５ 月份', '2027-05-01', '2027-05-31', '5月'], ['十一月', '2027-11-01', '2027-11-30', '11月'], ['2月', '2027-02-01', '2027-02-28', '2月'],
    ['二季度', '2027-04-01', '2027-06-30', '二季度'], ['第3季度', '2027-07-01', '2027-09-30', '三季度'], ['Q1', '2027-01-01', '2027-03-31', '一季度'],
    ['上半年', '2027-01-01', '2027-06-30', '上半年'], ['全年', '2027-01-01', '2027-12-31', '全年'], ['5-6月', '2027-05-01', '2027-06-30', '5月至6月'], ['5月至6月', '2027-05-01', '2027-06-30', '5月至6月'],
    ['5月中旬', '2027-05-11', '2027-05-20', '5月11日至20日'], ['2月下旬', '2027-02-21', '2027-02-28', '2月21日至28日'],
    ['5月12日', '2027-05-12', '2027-05-12', '5月12日'], ['5.12', '2027-05-12', '2027-05-12', '5月12日'], ['5月12日至13日', '2027-05-12', '2027-05-13', '5月12日至13日'],
    ['5月30日—6月2日', '2027-05-30', '2027-06-02', '5月30日至6月2日'], ['2027年5月', '2027-05-01', '2027-05-31', '5月'], ['2027-05-12', '2027-05-12', '2027-05-12', '5月12日'], ['2028/5/12', '2028-05-12', '2028-05-12', '5月12日'], ['', null, null, ''],
  ])('%s', (text, fromOn, toOn, shown) => {
    expect(readTime(text, 2027)).toEqual({ ok: true, value: { fromOn, toOn } });
    expect(timeText({ fromOn, toOn })).toBe(shown);
  });
  test.each(['13月', '0月', '5月32日', '2月30日', '五月的某天', '6月2日至5月1日', '6-5月', '12', '待定'])('%s cannot be read', (text) => expect(readTime(text, 2027)).toEqual({ ok: false }));
  test('what is shown is read again the same', () => {
    for (const text of ['5月', '二季度', '5月至6月', '5月12日至13日', '全年', '下半年', '5月30日至6月2日']) {
      const read = readTime(text, 2027);
      expect(read.ok && timeText(read.value)).toBe(text);
    }
  });
});

test.each([['30', 30], ['３０人', 30], ['约30人', 30], ['1,200', 1200], ['', null], ['20-30', 'no'], ['二十', 'no'], ['-5', 'no'], ['1000000000', 'no'], ['100000', 100_000], ['100001', 'no'], ['3.5', 'no']])('people: %s', (text, expected) => expect(value(readPeople(text))).toBe(expected));
test.each([['1,200.50', 120_050], ['¥1200', 120_000], ['1.2万元', 1_200_000], ['１２００元', 120_000], ['0', 0], ['', null], ['-5', 'no'], ['0.001', 'no'], ['99999999999', 'no'], ['一千', 'no'], ['=1+1', 'no']])('money: %s', (text, expected) => expect(value(readFen(text))).toBe(expected));
test.each([['是', true], ['√', true], ['', false], ['否', false], ['也许', 'no']])('yes or no: %s', (text, expected) => expect(value(readYes(text))).toBe(expected));
test.each([['', null], ['否', 'no'], ['本市', 'no'], ['异地', 'city'], ['省外', 'province']])('away: %s', (text, expected) => expect(readAway(text)).toEqual({ ok: true, value: expected }));
test('away: neither', () => expect(readAway('近')).toEqual({ ok: false }));

test('a choice by its word, a beginning that fits one only, or what people call it', () => {
  const words = { party_fiscal: ['党建活动经费', '财政'], party_dues: ['党费'] } as const;
  expect(['党费', '财政', '党建', '党', '工会', ''].map((text) => value(readChoice(text, words)))).toEqual(['party_dues', 'party_fiscal', 'party_fiscal', 'no', 'no', null]);
});
