import type { Language } from './language.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** 1 → Jan. */
export const monthName = (month: number): string => months[month - 1] ?? '';

/** Year, month and day of a date as text. */
export function dayParts(day: string): [year: number, month: number, date: number] {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return [year, month, date];
}

/** `YYYY-MM-DD` as it reads in a sentence: 2026年11月23日 · 23 Nov 2026. */
export function dayText(day: string, language: Language): string {
  const [year, month, date] = dayParts(day);
  return language === 'en' ? `${date} ${monthName(month)} ${year}` : `${year}年${month}月${date}日`;
}
