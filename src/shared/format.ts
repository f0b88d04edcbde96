import { dayParts as parts, dayText, monthName as name } from './day-text.ts';
import { type Language, unknownWord } from './language.ts';

/** How dates, instants, money and numbers read in one language. Every function answers 未知 / unknown for null. */
export interface Format {
  /** `YYYY-MM-DD` → 2026年11月23日 · 23 Nov 2026. */
  readonly day: (day: string | null | undefined) => string;
  /** `YYYY-MM-DD` → 11月23日 · 23 Nov, for lists of one year. */
  readonly shortDay: (day: string | null | undefined) => string;
  /** `YYYY-MM-DD` → 周一 · Mon. */
  readonly weekday: (day: string | null | undefined) => string;
  /** Two days → 2026年11月23日至25日 · 23–25 Nov 2026. One day when they are the same. */
  readonly days: (from: string | null | undefined, to: string | null | undefined) => string;
  /** `YYYY-MM` or a longer date → 2026年11月 · Nov 2026. */
  readonly month: (month: string | null | undefined) => string;
  /** ISO instant → day and clock in the office's zone: 2026年11月23日 14:05. */
  readonly instant: (instant: string | Date | null | undefined) => string;
  /** ISO instant → clock in the office's zone: 14:05. */
  readonly clock: (instant: string | Date | null | undefined) => string;
  /** Integer fen → ¥1,234.50. */
  readonly money: (fen: number | null | undefined) => string;
  /** 1234567 → 1,234,567. */
  readonly number: (value: number | null | undefined) => string;
}

const weekdays = { zh: ['日', '一', '二', '三', '四', '五', '六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };

/** Formats of a language. `zone` is the office's time zone; days have no zone and are never shifted. */
export function createFormat(language: Language, zone = 'Asia/Shanghai'): Format {
  const zh = language !== 'en';
  const known = <T>(make: (value: T) => string) => (value: T | null | undefined): string =>
    value === null || value === undefined || value === '' ? unknownWord[language] : make(value);
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  const inZone = (instant: string | Date): { day: string; clock: string } => {
    const at = Object.fromEntries(local.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
    return { day: `${at['year']}-${at['month']}-${at['day']}`, clock: `${at['hour']}:${at['minute']}` };
  };
  const day = known((text: string) => dayText(text, language));

  return {
    day,
    shortDay: known((text: string) => {
      const [, m, d] = parts(text);
      return zh ? `${m}月${d}日` : `${d} ${name(m)}`;
    }),
    weekday: known((text: string) => {
      const index = new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay();
      return zh ? `周${weekdays.zh[index] ?? ''}`.replace('周', language === 'zh-Hant' ? '週' : '周') : (weekdays.en[index] ?? '');
    }),
    days: (from, to) => (from && to && from !== to ? range(from, to, zh) : day(from ?? to)),
    month: known((text: string) => {
      const [y, m] = parts(`${text}-01`);
      return zh ? `${y}年${m}月` : `${name(m)} ${y}`;
    }),
    instant: known((at: string | Date) => {
      const there = inZone(at);
      return zh ? `${day(there.day)} ${there.clock}` : `${day(there.day)}, ${there.clock}`;
    }),
    clock: known((at: string | Date) => inZone(at).clock),
    money: known((fen: number) => `${fen < 0 ? '-' : ''}¥${yuanText(Math.abs(fen), ',')}`),
    number: known((value: number) => value.toLocaleString('en-US')),
  };
}

/** Two different days, with what they share said once. */
function range(from: string, to: string, zh: boolean): string {
  const [y1, m1, d1] = parts(from);
  const [y2, m2, d2] = parts(to);
  if (zh) return `${y1}年${m1}月${d1}日至${y1 === y2 ? '' : `${y2}年`}${y1 === y2 && m1 === m2 ? '' : `${m2}月`}${d2}日`;
  if (y1 === y2 && m1 === m2) return `${d1}–${d2} ${name(m1)} ${y1}`;
  return `${d1} ${name(m1)}${y1 === y2 ? '' : ` ${y1}`} – ${d2} ${name(m2)} ${y2}`;
}

/** Non-negative integer fen as yuan with two decimals: 123450 → `1234.50`, grouped by `group` when given. */
export function yuanText(fen: number, group = ''): string {
  const yuan = String(Math.trunc(fen / 100)).replace(/\B(?=(\d{3})+$)/g, group);
  return `${yuan}.${String(Math.abs(fen % 100)).padStart(2, '0')}`;
}

/**
 * Yuan as people type it (`1,234.5`, `￥80`, full-width digits) → integer fen. Null for anything that is not an amount
 * of at most two decimals, or that is too big to be kept exactly.
 */
export function parseYuan(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const match = /^(\d{1,12})(?:\.(\d{0,2}))?$/.exec(plain);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}
