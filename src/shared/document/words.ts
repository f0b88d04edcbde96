import type { Day } from '../dates.ts';

/** `2026-11-04` → 2026年11月4日: Arabic digits, no zero padding (GB/T 9704-2012). */
export function paperDay(day: Day): string {
  // In a template the place of a day is marked, and stays so.
  if (/^(?:\{[^{}]+\})+$/u.test(day)) return day;
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  if (!year || !month || !date) throw new TypeError(`not a day: ${day}`);
  return `${year}年${month}月${date}日`;
}

/** 发文字号: code, full year in 六角括号, serial number without 第 and without leading zeros. */
export function paperNumber(code: string, year: number, serial: number): string {
  if (!Number.isInteger(serial) || serial < 1) throw new RangeError(`serial number must be 1 or more: ${serial}`);
  return `${code}〔${year}〕${serial}号`;
}

/** Width of text in characters as the grid counts: Han and full-width signs 1, Latin letters, digits and signs ½. */
export function widthInCharacters(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u0000-\u024f]/u.test(sign) ? 0.5 : 1), 0);
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese: 一, 十, 十一, 二十, 二十一. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`1 to 99 only: ${value}`);
  const tens = Math.trunc(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}
