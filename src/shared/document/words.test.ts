import { describe, expect, it } from 'vitest';

import type { Block } from './model.ts';
import { numberHeadings } from './numbering.ts';
import { sheetName } from './sheet.ts';
import { titleLines } from './title.ts';
import { chineseNumeral, paperDay, paperNumber, widthInCharacters } from './words.ts';

describe('words of papers', () => {
  it('writes days in Arabic digits without zero padding', () => {
    expect(paperDay('2026-11-24')).toBe('2026年11月24日');
    expect(paperDay('2026-01-04')).toBe('2026年1月4日');
    expect(() => paperDay('soon')).toThrow(TypeError);
  });

  it('writes 发文字号 with 六角括号, without 第 and without leading zeros', () => {
    expect(paperNumber('审武特党', 2026, 7)).toBe('审武特党〔2026〕7号');
    expect(paperNumber('审武特党', 2026, 12)).toMatch(/^.+〔20\d{2}〕[1-9]\d*号$/u);
    expect(() => paperNumber('审武特党', 2026, 0)).toThrow(RangeError);
    expect(() => paperNumber('审武特党', 2026, 1.5)).toThrow(RangeError);
  });

  it('counts in Chinese up to 99', () => {
    expect([1, 10, 11, 20, 21, 99].map(chineseNumeral)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九']);
    expect(() => chineseNumeral(100)).toThrow(RangeError);
  });

  it('counts a Latin character as half', () => {
    expect(widthInCharacters('2026年10月9日')).toBe(6.5);
    expect(widthInCharacters('〔〕')).toBe(2);
  });
});

describe('heading numbers', () => {
  const heading = (level: 1 | 2 | 3 | 4): Block => ({ kind: 'heading', level, text: '' });

  it('follow 一、（一）1.（1） and begin anew under a higher heading', () => {
    const blocks = [
      heading(1),
      heading(2),
      heading(2),
      heading(3),
      heading(4),
      { kind: 'paragraph', text: '' } as const,
      heading(3),
      heading(1),
      heading(2),
      heading(3),
    ];
    expect([...numberHeadings(blocks).values()]).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '2.',
      '二、',
      '（一）',
      '1.',
    ]);
  });
});

describe('title lines', () => {
  const long = '关于印发企业三处党支部与中国宝武武钢集团有限公司数字化部党支部主题联学活动方案的通知';

  it('keeps a short title whole and given lines as they are', () => {
    expect(titleLines('关于开展主题联学活动的请示', 19)).toEqual(['关于开展主题联学活动的请示']);
    expect(titleLines(['一行', '二行'], 2)).toEqual(['一行', '二行']);
  });
  it('breaks a given line that is too long by itself, and keeps a quotation whole where it fits', () => {
    expect(titleLines(['主题联学结对共建协议', '（计算机处党支部与江西省审计厅数据办党支部）'], 19).map(widthInCharacters)).toEqual([10, 12, 10]);
    expect(titleLines('关于商请开展“科技强审”主题联学活动的函', 19)).toEqual(['关于商请开展“科技强审”', '主题联学活动的函']);
    expect(titleLines('关于商请开展“学思想强党性重实践建新功争当先锋模范”活动的函', 12).join('')).toBe('关于商请开展“学思想强党性重实践建新功争当先锋模范”活动的函');
  });

  it('loses nothing, exceeds no line, splits no word, and begins no line with 的 or a closing sign', () => {
    for (const perLine of [10, 12, 15, 19]) {
      const lines = titleLines(long, perLine);
      expect(lines.join('')).toBe(long);
      expect(Math.max(...lines.map(widthInCharacters))).toBeLessThanOrEqual(perLine);
      expect(lines.some((line) => /^[的》）]/u.test(line))).toBe(false);
      expect(
        lines.some((line) => /^(?:公司|部门?党支部)/u.test(line) && lines.some((other) => other.endsWith('有限'))),
      ).toBe(false);
    }
  });

  it('balances the lines', () => {
    const widths = titleLines(long, 19).map(widthInCharacters);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(4);
  });

  it('gives up on a word that is longer than a line rather than lose it', () => {
    expect(titleLines('a'.repeat(60), 10).join('')).toBe('a'.repeat(60));
  });
});

describe('sheet names', () => {
  it('are what Excel takes', () => {
    expect(sheetName('2026/台账:[一]*?')).toBe('2026 台账  一');
    expect(sheetName("'台账'")).toBe('台账');
    expect(sheetName('/')).toBe('Sheet');
    expect([...sheetName('台'.repeat(40))]).toHaveLength(31);
  });
});
