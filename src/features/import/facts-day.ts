import type { Count, Held, Note } from './facts.ts';

/** Days and head-counts as reports write them. What is not sure stays in its words; no number is invented. */

const unknown: Held = { on: null, until: null, words: null, year: null, sortOn: null };
const two = (part: string | number): string => String(part).padStart(2, '0');

/** A real day of the calendar as YYYY-MM-DD, else null. */
function dayOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}
const possible = (year: number): boolean => year >= 1921 && year <= 2199;

const sep = '\\s*[-/.．年—]\\s*';
const whole = new RegExp(`^(\\d{4})${sep}(\\d{1,2})\\s*[-/.．月]\\s*(\\d{1,2})\\s*[日号]?(?:[T\\s]\\d{1,2}[:：时点].*|\\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?|\\s*[上下]午.*)?$`, 'u');
const packed = /^(\d{4})(\d{2})(\d{2})$/u;
const month = new RegExp(`^(\\d{4})${sep}(\\d{1,2})\\s*月?(?:份)?$`, 'u');
const year = /^(\d{4})\s*年?(?:度)?$/u;
const range = new RegExp(`^(\\d{4})${sep}(\\d{1,2})\\s*[-/.．月]\\s*(\\d{1,2})\\s*[日号]?\\s*(?:至|到|[-~～—–/]+)\\s*(?:(\\d{4})${sep})?(?:(\\d{1,2})\\s*[-/.．月]\\s*)?(\\d{1,2})\\s*[日号]?$`, 'u');
const yearless = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/u;
const runTogether = /^(1[0-2]|[1-9])([0-3]\d)[日号]$/u;

export interface DayRead {
  readonly held: Held;
  readonly notes: readonly Note[];
}

/**
 * Reads a day as it is written: 2023-12-07, 2023/12/7, 2023.12.07, 20231207, 2023年12月7日, a month, a year, two days.
 * A day without a year takes the year of the report (a December event in a January report: the year before) as a guess
 * that is shown, never as the date; 1012日 likewise.
 */
export function readDay(field: string, text: string | null, published: Held = unknown): DayRead {
  if (text === null) return { held: unknown, notes: [] };
  const kept: Held = { ...unknown, words: text };
  const unread = { held: kept, notes: [{ field, kind: 'unread', from: text, to: null }] } satisfies DayRead;
  const plain = text.normalize('NFKC').trim();
  const days = range.exec(plain);
  if (days !== null) {
    const [, y = '', m = '', d = '', y2, m2, d2 = ''] = days;
    const [on, until] = [dayOf(+y, +m, +d), dayOf(+(y2 ?? y), +(m2 ?? m), +d2)];
    // 2023-07-08 is a day with dashes, not the days from the 7th to the 8th of a month.
    if (on !== null && until !== null && until >= on) return { held: { on, until: until === on ? null : until, words: until === on ? null : text, year: +y, sortOn: on }, notes: [] };
  }
  const one = whole.exec(plain) ?? packed.exec(plain);
  if (one !== null) {
    const [, y = '', m = '', d = ''] = one;
    const on = dayOf(+y, +m, +d);
    if (on === null || !possible(+y)) return unread;
    const isPlain = /^\d{4}-\d{2}-\d{2}$/.test(text);
    return { held: { on, until: null, words: null, year: +y, sortOn: on }, notes: isPlain ? [] : [{ field, kind: 'cleaned', from: text, to: on }] };
  }
  const inMonth = month.exec(plain);
  if (inMonth !== null && +(inMonth[2] ?? 0) >= 1 && +(inMonth[2] ?? 0) <= 12 && possible(+(inMonth[1] ?? 0))) {
    const [, y = '', m = ''] = inMonth;
    return { held: { ...unknown, words: `${y}年${+m}月`, year: +y, sortOn: `${y}-${two(m)}-01` }, notes: [] };
  }
  const inYear = year.exec(plain);
  if (inYear !== null && possible(+(inYear[1] ?? 0))) return { held: { ...unknown, words: `${inYear[1] ?? ''}年`, year: +(inYear[1] ?? 0), sortOn: `${inYear[1] ?? ''}-01-01` }, notes: [] };
  const guess = guessed(plain, published);
  if (guess !== null) return { held: { ...kept, sortOn: guess }, notes: [{ field, kind: 'guessed', from: text, to: guess }] };
  return unread;
}

function guessed(plain: string, published: Held): string | null {
  const found = yearless.exec(plain) ?? runTogether.exec(plain);
  if (found === null || published.year === null) return null;
  const [, m = '', d = ''] = found;
  const same = dayOf(published.year, +m, +d);
  if (same === null) return null;
  return published.on !== null && same > published.on ? dayOf(published.year - 1, +m, +d) : same;
}

const number = /^(?:共计?|合计|参加(?:人数)?[:：]?)?\s*(约|近|超过|超|逾|不足|不到|至少)?\s*(\d{1,6})\s*(余|多|来|左右|以上)?\s*(?:名|位|人次|个)?\s*(?:党员干部|党员|干部|职工|人员|同志|代表|师生|人)?\s*(余|多|左右|以上|参加)?[。.]?$/u;

/** Reads a head-count: 30, 30人, 20余人, 近30人, 约30人. Anything else is kept in its words. */
export function readCount(field: string, given: unknown): { readonly count: Count; readonly notes: readonly Note[] } {
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= 0) return { count: { count: given, bound: 'exact', words: null }, notes: [] };
  const text = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
  if (text === '') return { count: { count: null, bound: null, words: null }, notes: [] };
  const found = number.exec(text.normalize('NFKC'));
  if (found === null) return { count: { count: null, bound: null, words: text }, notes: [{ field, kind: 'unread', from: text, to: null }] };
  const [, before = '', digits = '', after = '', last = ''] = found;
  const bound = /超|逾|至少/.test(before) || /余|多|以上/.test(after + last) ? 'over' : /近|不足|不到/.test(before) ? 'under' : before === '约' || /来|左右/.test(after + last) ? 'about' : 'exact';
  return { count: { count: Number(digits), bound, words: /^\d+$/.test(text) ? null : text }, notes: [] };
}
