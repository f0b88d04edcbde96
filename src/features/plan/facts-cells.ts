import { lastOfMonth } from '#shared/dates.ts';

/** What people type or paste into the plan's cells → values, and values → what stands in the cell. Pure. */

export type ReadCell<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };
const no = { ok: false } as const;
const yes = <T>(value: T): ReadCell<T> => ({ ok: true, value });

/** Width and spaces make no difference: 「５ 月」 is 5月. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');

const numerals: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 };
const numberOf = (text: string): number => numerals[text] ?? Number(text);

export interface Span {
  readonly fromOn: string | null;
  readonly toOn: string | null;
}
const two = (value: number): string => String(value).padStart(2, '0');
const first = (year: number, month: number): string => `${year}-${two(month)}-01`;
const months = (year: number, from: number, to: number): ReadCell<Span> =>
  from >= 1 && to <= 12 && from <= to ? yes({ fromOn: first(year, from), toOn: lastOfMonth(first(year, to)) }) : no;
function dayOf(year: number, month: number, day: number): string | null {
  const on = `${year}-${two(month)}-${two(day)}`;
  return month >= 1 && month <= 12 && day >= 1 && on <= lastOfMonth(first(year, month)) ? on : null;
}

const wholes: readonly [RegExp, from: number, to: number][] = [[/^(全年|年内)$/, 1, 12], [/^上半年$/, 1, 6], [/^下半年$/, 7, 12]];
const numeral = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])';
const quarter = /^第?([1-4一二三四])季度?$|^q([1-4])$/i;
const monthOnly = new RegExp(`^${numeral}月份?([上中下]旬|[初底末])?$`);
const monthSpan = new RegExp(`^${numeral}月?(?:[-—–~至到]|月至)${numeral}月份?$`);
const dayOnly = /^(?:(\d{1,2})月(\d{1,2})[日号]?|(\d{1,2})[./-](\d{1,2}))$/;
const daySpan = /^(\d{1,2})月(\d{1,2})[日号]?[-—–~至到](?:(\d{1,2})月)?(\d{1,2})[日号]?$/;
const tenths: Readonly<Record<string, readonly [number, number]>> = { 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, 31], 初: [1, 10], 底: [21, 31], 末: [21, 31] };

/**
 * When a line is planned, as people write it: 5月, 二季度, 上半年, 5月中旬, 5月12日, 5月12日至13日, 5-6月, 2027年5月, 2027-05-12.
 * Nothing is null; a year that is written stays, so that one outside the plan's year is refused and not bent.
 * @returns First and last day, or not ok where it cannot be read.
 */
export function readTime(text: string, planYear: number): ReadCell<Span> {
  let rest = plain(text);
  if (rest === '') return yes({ fromOn: null, toOn: null });
  const dated = /^(\d{4})[年./-](.*)$/.exec(rest);
  const year = dated?.[1] === undefined ? planYear : Number(dated[1]);
  if (dated !== null) rest = dated[2] ?? '';
  for (const [form, from, to] of wholes) if (form.test(rest)) return months(year, from, to);
  const quarters = quarter.exec(rest);
  if (quarters !== null) {
    const number = numberOf(quarters[1] ?? quarters[2] ?? '');
    return months(year, number * 3 - 2, number * 3);
  }
  const month = monthOnly.exec(rest) ?? (dated !== null ? /^(\d{1,2})$/.exec(rest) : null);
  if (month !== null) {
    const number = numberOf(month[1] ?? '');
    const part = tenths[month[2] ?? ''];
    if (part === undefined || number < 1 || number > 12) return months(year, number, number);
    return yes({ fromOn: dayOf(year, number, part[0]), toOn: dayOf(year, number, part[1]) ?? lastOfMonth(first(year, number)) });
  }
  const span = monthSpan.exec(rest);
  if (span !== null && /月/.test(rest)) return months(year, numberOf(span[1] ?? ''), numberOf(span[2] ?? ''));
  const one = dayOnly.exec(rest);
  if (one !== null) {
    const on = dayOf(year, Number(one[1] ?? one[3]), Number(one[2] ?? one[4]));
    return on === null ? no : yes({ fromOn: on, toOn: on });
  }
  const days = daySpan.exec(rest);
  if (days === null) return no;
  const from = dayOf(year, Number(days[1]), Number(days[2]));
  const to = dayOf(year, Number(days[3] ?? days[1]), Number(days[4]));
  return from === null || to === null || to < from ? no : yes({ fromOn: from, toOn: to });
}

/** Back again, as short as it is exact: 5月, 二季度, 5月12日, 5月12日至13日, 5月至6月, 全年. */
export function timeText({ fromOn, toOn }: Span): string {
  if (fromOn === null) return '';
  const end = toOn ?? fromOn;
  const [month, day] = [Number(fromOn.slice(5, 7)), Number(fromOn.slice(8))];
  const [lastMonth, lastDay] = [Number(end.slice(5, 7)), Number(end.slice(8))];
  if (day === 1 && end === lastOfMonth(end)) {
    if (month === 1 && lastMonth === 12) return '全年';
    if (lastMonth - month === 5 && (month === 1 || month === 7)) return month === 1 ? '上半年' : '下半年';
    if (lastMonth - month === 2 && month % 3 === 1) return `${'一二三四'.charAt((month - 1) / 3)}季度`;
    return month === lastMonth ? `${month}月` : `${month}月至${lastMonth}月`;
  }
  if (fromOn === end) return `${month}月${day}日`;
  return month === lastMonth ? `${month}月${day}日至${lastDay}日` : `${month}月${day}日至${lastMonth}月${lastDay}日`;
}

/** A head-count as planned: 30, ３０人, 约30人. A span or words are no number. */
export function readPeople(text: string): ReadCell<number | null> {
  const bare = plain(text).replace(/^[约近共]/, '').replace(/[人名位个]$/, '').replaceAll(',', '');
  if (bare === '') return yes(null);
  return /^\d{1,12}$/.test(bare) && Number(bare) <= 100_000 ? yes(Number(bare)) : no;
}

/** An amount as typed or pasted, in fen: 1,200.50, ¥1200, 1.2万元, １２００元. */
export function readFen(text: string): ReadCell<number | null> {
  const bare = plain(text).replace(/^[¥￥]/, '').replaceAll(',', '');
  if (bare === '') return yes(null);
  const found = /^(\d{1,10})(?:\.(\d{1,6}))?(万)?元?整?$/.exec(bare);
  if (found === null) return no;
  const fen = (Number(found[1]) + Number(`0.${found[2] ?? '0'}`)) * (found[3] === undefined ? 100 : 1_000_000);
  return Number.isSafeInteger(Math.round(fen)) && Math.abs(fen - Math.round(fen)) < 1e-6 && fen <= 1_000_000_000 ? yes(Math.round(fen)) : no;
}

/** 是 √ 1 y → true; 否 × 0 n and nothing → false. */
export function readYes(text: string): ReadCell<boolean> {
  const bare = plain(text).toLowerCase();
  if (/^(是|√|✓|对|1|y|yes|true|计入)$/.test(bare)) return yes(true);
  return /^(|否|×|x|不|无|0|n|no|false|不计入)$/.test(bare) ? yes(false) : no;
}

/** Whether a place is away: 否 / 本市 → no, 是 / 外地 / 省内 → city, 省外 → province. */
export function readAway(text: string): ReadCell<'no' | 'city' | 'province' | null> {
  const bare = plain(text).toLowerCase();
  if (bare === '') return yes(null);
  if (/^(否|本市|本地|市内|不|no|n|0)$/.test(bare)) return yes('no');
  if (/^(省外|外省|跨省|省外异地|province)$/.test(bare)) return yes('province');
  return /^(是|异地|外地|市外|外市|省内|省内异地|city|yes|y|1)$/.test(bare) ? yes('city') : no;
}

/** One of few words: as it is shown, its beginning where only one begins so, or a word people use for it. */
export function readChoice<K extends string>(text: string, words: Readonly<Record<K, readonly string[]>>): ReadCell<K | null> {
  const bare = plain(text).toLowerCase();
  if (bare === '') return yes(null);
  const keys = Object.keys(words) as K[];
  const exact = keys.find((key) => words[key].some((word) => plain(word).toLowerCase() === bare));
  if (exact !== undefined) return yes(exact);
  const begun = keys.filter((key) => words[key].some((word) => plain(word).toLowerCase().startsWith(bare)));
  return begun.length === 1 && begun[0] !== undefined ? yes(begun[0]) : no;
}
