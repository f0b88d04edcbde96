import { describe, expect, test } from 'vitest';
import { createFormat, parseYuan, yuanText } from './format.ts';

const zh = createFormat('zh-Hans');
const en = createFormat('en');

describe('dates', () => {
  test('days', () => {
    expect(zh.day('2026-11-03')).toBe('2026年11月3日');
    expect(en.day('2026-11-23')).toBe('23 Nov 2026');
    expect([zh.shortDay('2026-11-03'), en.shortDay('2026-11-03')]).toEqual(['11月3日', '3 Nov']);
    expect([zh.weekday('2026-11-23'), createFormat('zh-Hant').weekday('2026-11-23'), en.weekday('2026-11-23')]).toEqual([
      '周一', '週一', 'Mon',
    ]);
  });

  test('ranges say what they share once', () => {
    expect(zh.days('2026-11-23', '2026-11-25')).toBe('2026年11月23日至25日');
    expect(zh.days('2026-11-30', '2026-12-01')).toBe('2026年11月30日至12月1日');
    expect(zh.days('2026-12-31', '2027-01-01')).toBe('2026年12月31日至2027年1月1日');
    expect(en.days('2026-11-23', '2026-11-25')).toBe('23–25 Nov 2026');
    expect(en.days('2026-12-31', '2027-01-01')).toBe('31 Dec 2026 – 1 Jan 2027');
    expect(zh.days('2026-11-23', '2026-11-23')).toBe('2026年11月23日');
    expect(zh.days(null, null)).toBe('未知');
  });

  test('months of a month or of a day', () => {
    expect([zh.month('2026-01'), zh.month('2026-11-23'), en.month('2026-11')]).toEqual(['2026年1月', '2026年11月', 'Nov 2026']);
  });

  test('instants stand in the zone of the office, midnight is 00', () => {
    expect(zh.instant('2026-11-23T16:00:00.000Z')).toBe('2026年11月24日 00:00');
    expect(en.instant(new Date('2026-11-23T06:05:00Z'))).toBe('23 Nov 2026, 14:05');
    expect(createFormat('en', 'UTC').clock('2026-11-23T06:05:00Z')).toBe('06:05');
  });

  test('unknown is a value', () => {
    expect([zh.day(null), zh.instant(undefined), zh.money(null), en.number(null), zh.money(0)]).toEqual([
      '未知', '未知', '未知', 'unknown', '¥0.00',
    ]);
  });
});

describe('money', () => {
  test('fen to words', () => {
    expect([zh.money(123450), zh.money(5), zh.money(-123456789)]).toEqual(['¥1,234.50', '¥0.05', '-¥1,234,567.89']);
    expect(yuanText(123450)).toBe('1234.50');
  });

  test('what people type to fen', () => {
    expect(['1,234.5', '￥80', '８０元', '0.07', '12.'].map(parseYuan)).toEqual([123450, 8000, 8000, 7, 1200]);
    expect(['', 'abc', '1.234', '-5', '1e3', '9999999999999'].map(parseYuan)).toEqual([null, null, null, null, null, null]);
  });
});
