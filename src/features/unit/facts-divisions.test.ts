import { describe, expect, test } from 'vitest';
import { divisions, divisionsIn, liesIn, nearness, placeIn, placeOf } from './facts-divisions.ts';
import { regions } from './facts.ts';

describe('the place a text names', () => {
  test.each([
    ['湖北武汉', '湖北武汉'], ['江西省吉安市青原区', '江西吉安青原'], ['上海市青浦区审计局', '上海青浦'], ['昆山农商银行', '江苏苏州昆山'], ['凉山州第一人民医院', '四川凉山'],
    ['吉林市', '吉林吉林'], ['吉林省审计厅', '吉林'], ['广西壮族自治区南宁市第二人民医院', '广西南宁'], ['审计署沈阳特派办', '辽宁沈阳'], ['云南迪庆', '云南迪庆'], ['陕西西咸新区', '陕西'],
    ['江苏常熟', '江苏苏州常熟'], ['常州市武进区审计局', '江苏常州武进'], ['重庆江津', '重庆江津'], ['湖北恩施土家族苗族自治州', '湖北恩施'],
  ])('%s: %s', (text, place) => expect(placeOf(placeIn(text) ?? '')).toBe(place));

  // 南山, 城关, 鼓楼 stand in many places, 共青 in none.
  test.each(['', '南山村', '城关镇', '鼓楼社区', '共青团', '党支部', '西咸新区', '😀'])('%s: none', (text) => expect(placeIn(text)).toBeNull());
});

test('provinces have the codes the lists are made with; every other division lies in one that is there', () => {
  expect(divisionsIn(null).map(({ code }) => code)).toEqual([...regions]);
  const codes = new Set(divisions.map(({ code }) => code));
  expect(divisions.filter(({ parent, code }) => parent !== null && !(codes.has(parent) && liesIn(code, parent)))).toEqual([]);
  expect(divisions.filter(({ short }) => [...short].length < 2)).toEqual([]);
});

test.each([
  ['420100', '420100', 2], ['420107', '420107', 3], ['420107', '420100', 2], ['420107', '420300', 1], ['420000', '420107', 1], ['420000', '420000', 1], ['420100', '360800', 0],
] as const)('%s and %s: %d', (one, other, near) => expect([nearness(one, other), nearness(other, one)]).toEqual([near, near]));
