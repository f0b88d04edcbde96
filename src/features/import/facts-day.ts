import { dayInDigits, headsInDigits } from './facts-numerals.ts';
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

const sep = '\\s*[-/.．年—\\\\]\\s*';
const md = '(\\d{1,2})\\s*[-/.．月\\\\]\\s*(\\d{1,2})\\s*[日号]?';
const behind = '(?:[T\\s,]*\\d{1,2}[:：时点].*|\\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?.*|\\s*(?:[上下]午|中午|早|晚|全天).*)?';
// Days told one by one are told by the first and the last, and their words stay.
const to = '\\s*(?:至|到|和|与|及|[-~～—–/、,;]+)\\s*';
const whole = new RegExp(`^(\\d{4})${sep}${md}${behind}$`, 'u');
const packed = /^(\d{4})(\d{2})(\d{2})$/u;
const month = new RegExp(`^(\\d{4})${sep}(\\d{1,2})\\s*月?(?:份)?$`, 'u');
const packedMonth = /^(\d{4})(0[1-9]|1[0-2])$/u;
/** 24年3月5日, a guess: the century as POSIX reads years of two digits, from 69 on the last one. */
const short = new RegExp(`^(\\d{2})\\s*[年./-]\\s*${md}${behind}$`, 'u');
const year = /^(\d{4})\s*年?(?:度)?$/u;
const range = new RegExp(`^(\\d{4})${sep}${md}${to}(?:(\\d{4})${sep})?(?:(\\d{1,2})\\s*[-/.．月\\\\]\\s*)?(\\d{1,2})(?!\\d)\\s*[日号]?${behind}$`, 'u');
const yearless = new RegExp(`^(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?(?:${to}(?:(\\d{1,2})\\s*月\\s*)?(\\d{1,2})\\s*[日号]?)?${behind}$`, 'u');
const yearlessMonth = /^(\d{1,2})\s*月(?:份|[上中下]旬|初|底|末)?$/u;
/** 3.5, 3/5 without a year: only where something else tells it. */
const dotted = /^(1[0-2]|[1-9])[./](3[01]|[12]\d|[1-9])$/u;
/** 1012日, 12月3月: with the year before it or without. Three digits can be read two ways and are not guessed at. */
const broken = [/^(?:(\d{4})\s*年)?\s*(0[1-9]|1[0-2])([0-3]\d)[日号]$/u, /^(?:(\d{4})\s*年)?\s*(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])月$/u];
/** A year, and perhaps a month, at the head of words that tell no day: 2021年七一前夕, 2023年3月上旬. */
const begins = /^(\d{4})\s*年(?:度)?\s*(?:(\d{1,2})\s*月(?!\s*\d))?/u;

export interface DayRead {
  readonly held: Held;
  readonly notes: readonly Note[];
}
/** Where the year comes from when a day has none: the report's day, or what the table says of its year. */
export interface YearFrom {
  readonly published?: Held;
  /** The row tells its year itself. */
  readonly row?: number | null;
  /** The year stands above the table or in its name. */
  readonly table?: number | null;
}

/**
 * Reads a day as it is written: 2023-12-07, 2023/12/7, 2023.12.07, 20231207, 2023年12月7日, 二〇二三年十二月七日, a month, a year,
 * two days. A day without a year takes the year of its row, certainly; that of the table or of the report (a December
 * event in a January report: the year before) as a guess that is shown, never as the date; 1012日 likewise.
 */
export function readDay(field: string, text: string | null, from: YearFrom = {}): DayRead {
  if (text === null) return { held: unknown, notes: [] };
  const parts = text.split('；');
  if (parts.length > 1) return several(field, text, parts.map((part) => readDay(field, part, from)));
  const plain = inEnglish(dayInDigits(text.slice(0, longest).normalize('NFKC').trim().replace(/^'/u, '')));
  const planned = /^计划\s*(.+)$/u.exec(plain)?.[1];
  if (planned !== undefined) {
    const { held } = readDay(field, planned, from);
    const sortOn = held.on ?? held.sortOn;
    return { held: { ...unknown, words: text, sortOn }, notes: [{ field, kind: sortOn === null ? 'unread' : 'guessed', from: text, to: sortOn }] };
  }
  return asDays(text, plain) ?? asDay(field, text, plain) ?? asMonth(field, text, plain, from) ?? asGuess(field, text, plain, from)
    ?? { held: { ...unknown, words: text }, notes: [{ field, kind: 'unread', from: text, to: null }] };
}

function asDays(text: string, plain: string): DayRead | null {
  const [, y, m = '', d = '', y2, m2, d2 = ''] = range.exec(plain) ?? [];
  if (y === undefined) return null;
  const [on, until] = [dayOf(+y, +m, +d), dayOf(+(y2 ?? y), +(m2 ?? m), +d2)];
  // 2023-07-08 is a day with dashes, not the days from the 7th to the 8th of a month.
  if (on === null || until === null || until < on || !possible(+y)) return null;
  return { held: { on, until: until === on ? null : until, words: until === on ? null : text, year: +y, sortOn: on }, notes: [] };
}

function asDay(field: string, text: string, plain: string): DayRead | null {
  const [, y, m = '', d = ''] = whole.exec(plain) ?? packed.exec(plain) ?? [];
  const on = y === undefined ? null : dayOf(+y, +m, +d);
  if (y === undefined || on === null || !possible(+y)) return null;
  return { held: { on, until: null, words: null, year: +y, sortOn: on }, notes: /^\d{4}-\d{2}-\d{2}$/.test(text) ? [] : [{ field, kind: 'cleaned', from: text, to: on }] };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthIn = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const english = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+${english},?\\s+(\\d{4})$`, 'iu');
const monthFirst = new RegExp(`^${english}\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?(\\d{4})$`, 'iu');

/** 5 March 2024, Mar 5, 2024, March 2024 with figures; what is no such day stays. */
function inEnglish(text: string): string {
  const [, d, m, y] = dayFirst.exec(text) ?? [];
  if (m !== undefined) return `${y}-${two(monthIn(m))}-${two(d ?? '')}`;
  const [, em, ed, ey] = monthFirst.exec(text) ?? [];
  return em === undefined ? text : `${ey}-${two(monthIn(em))}${ed === undefined ? '' : `-${two(ed)}`}`;
}

/** No day is told in more characters. */
const longest = 100;
const isMonth = (m: number): boolean => m >= 1 && m <= 12;

function asMonth(field: string, text: string, plain: string, { row = null, table = null, published = unknown }: YearFrom): DayRead | null {
  const [, y, m] = month.exec(plain) ?? packedMonth.exec(plain) ?? year.exec(plain) ?? [];
  if (y !== undefined && possible(+y) && (m === undefined || isMonth(+m))) {
    return { held: { ...unknown, words: m === undefined ? `${y}年` : `${y}年${+m}月`, year: +y, sortOn: `${y}-${two(+(m ?? 1))}-01` }, notes: [] };
  }
  const [, bare] = yearlessMonth.exec(plain) ?? [];
  const of = row ?? table ?? published.year;
  if (bare === undefined || !isMonth(+bare) || of === null) return null;
  const sortOn = `${of}-${two(bare)}-01`;
  return { held: { ...unknown, words: text, year: row, sortOn }, notes: row === null ? [{ field, kind: 'guessed', from: text, to: `${of}年${+bare}月` }] : [] };
}

function asGuess(field: string, text: string, plain: string, { row = null, table = null, published = unknown }: YearFrom): DayRead | null {
  const kept = { ...unknown, words: text };
  const guess = (sortOn: string, year: number | null): DayRead => ({ held: { ...kept, year, sortOn }, notes: [{ field, kind: 'guessed', from: text, to: sortOn }] });
  const [, m, d = '', m2, d2] = yearless.exec(plain) ?? [];
  if (m !== undefined) {
    const on = row === null ? null : dayOf(row, +m, +d);
    if (row !== null && on !== null) {
      const until = d2 === undefined ? null : dayOf(row, +(m2 ?? m), +d2);
      return { held: { on, until, words: until === null ? null : text, year: row, sortOn: on }, notes: [{ field, kind: 'cleaned', from: text, to: on }] };
    }
    const likely = table === null ? before(published, +m, +d) : dayOf(table, +m, +d);
    return likely === null ? null : guess(likely, null);
  }
  const [, last2, sm = '', sd = ''] = short.exec(plain) ?? [];
  const likely = last2 === undefined ? null : dayOf((Number(last2) < 69 ? 2000 : 1900) + Number(last2), +sm, +sd);
  if (likely !== null) return guess(likely, null);
  const [, dm, dd = ''] = dotted.exec(plain) ?? [];
  const dottedYear = row ?? table;
  const dottedDay = dm === undefined || dottedYear === null ? null : dayOf(dottedYear, +dm, +dd);
  if (dottedDay !== null) return guess(dottedDay, row);
  for (const pattern of broken) {
    const [, y, bm, bd = ''] = pattern.exec(plain) ?? [];
    if (bm === undefined) continue;
    const told = y === undefined ? row : +y;
    const likely = told === null ? (table === null ? before(published, +bm, +bd) : dayOf(table, +bm, +bd)) : dayOf(told, +bm, +bd);
    if (likely !== null) return guess(likely, told);
  }
  const [, y, bm] = begins.exec(plain) ?? [];
  if (y === undefined || !possible(+y)) return null;
  const [, quarter, half] = /^\d{4}\s*年\s*(?:第?([一二三四1-4])季度|(下)半年)/u.exec(plain) ?? [];
  const first = bm !== undefined && isMonth(+bm) ? two(bm) : half !== undefined ? '07' : quarter !== undefined ? two((('一二三四'.indexOf(quarter) + 1 || +quarter) - 1) * 3 + 1) : '01';
  return { held: { ...kept, year: +y, sortOn: `${y}-${first}-01` }, notes: [{ field, kind: 'unread', from: text, to: null }] };
}

/** A day of the report's year, or of the year before where it would lie behind the report. */
function before(published: Held, m: number, d: number): string | null {
  if (published.year === null) return null;
  const same = dayOf(published.year, m, d);
  return same !== null && published.on !== null && same > published.on ? dayOf(published.year - 1, m, d) : same;
}

/** Several days told apart: the first and the last, in their words; nothing where one of them is not a day. */
function several(field: string, text: string, read: readonly DayRead[]): DayRead {
  const days = read.flatMap(({ held }) => (held.on === null ? [] : [held.on, held.until ?? held.on])).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const sorted = read.flatMap(({ held }) => held.sortOn ?? []).toSorted()[0] ?? null;
  if (first === undefined || last === undefined || read.some(({ held }) => held.on === null)) return { held: { ...unknown, words: text, sortOn: sorted }, notes: [{ field, kind: 'unread', from: text, to: null }] };
  return { held: { on: first, until: first === last ? null : last, words: first === last ? null : text, year: Number(first.slice(0, 4)), sortOn: first }, notes: first === last ? [{ field, kind: 'cleaned', from: text, to: first }] : [] };
}

const who = '(?:双方|两个?支部|各支部|全体)?(?:党员干部|党员|干部|职工)?';
const group = '(?:在职党员|党员干部|党员|干部职工|干部|职工|人员|同志|代表|师生|群众|人)';

const number = new RegExp(`^${who}(?:共计|共有|共|合计|总计|计|参加(?:活动)?(?:人数)?[:：]?)?\\s*(约|近|超过|超|逾|不足|不到|至少)?\\s*(\\d{1,6})\\s*(余|多|来|左右|以上)?\\s*(?:名|位|人次|个)?\\s*${group}?\\s*(余|多|左右|以上)?(?:参加|参与)?(?:了?活动)?[。.]?(?:\\s*[(（](?:其中|含|包括|包含)[^()（）]*[)）])?$`, 'u');
const inEnglishHeads = /^(about|around|approx\.?|approximately|some|over|more than|nearly|almost|under)?\s*(\d{1,6})\s*(\+)?\s*(?:people|persons?|participants|members|attendees)?$/iu;
const englishBounds: Readonly<Record<string, string>> = { over: '超过', 'more than': '超过', nearly: '近', almost: '近', under: '不足' };

/** Reads a head-count: 30, 30人, 20余人, 近30人, 约30人. Anything else is kept in its words. */
export function readCount(field: string, given: unknown): { readonly count: Count; readonly notes: readonly Note[] } {
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= 0 && given < 1_000_000) return { count: { count: given, bound: 'exact', words: null }, notes: [] };
  const text = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
  if (text === '') return { count: { count: null, bound: null, words: null }, notes: [] };
  const [, word, heads = '', plus] = inEnglishHeads.exec(text) ?? [];
  const told = heads === '' || (word === undefined && plus === undefined && /^\d+$/.test(text)) ? text : `${word === undefined ? '' : (englishBounds[word.toLowerCase()] ?? '约')}${heads}${plus === undefined ? '' : '余'}`;
  const found = number.exec(headsInDigits(told.normalize('NFKC')));
  if (found === null) return { count: { count: null, bound: null, words: text }, notes: [{ field, kind: 'unread', from: text, to: null }] };
  const [, before = '', digits = '', after = '', last = ''] = found;
  const bound = /超|逾|至少/.test(before) || /余|多|以上/.test(after + last) ? 'over' : /近|不足|不到/.test(before) ? 'under' : before === '约' || /来|左右/.test(after + last) ? 'about' : 'exact';
  return { count: { count: Number(digits), bound, words: /^\d+$/.test(text) ? null : text }, notes: [] };
}
