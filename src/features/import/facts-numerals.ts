/** Numbers written in characters, as official papers write days: pure. */

const digit: Readonly<Record<string, string>> = { 〇: '0', '○': '0', 零: '0', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };
const single = '[一二三四五六七八九]';
const years = /[〇○零一二三四五六七八九]{4}(?=\s*年)/gu;
const small = new RegExp(`(?:${single}?十${single}?|${single})(?=\\s*[月日号])`, 'gu');
const heads = new RegExp(`(?:(?:${single}|两)?百)?(?:零?${single}|${single}?十${single}?)?(?=[余多来]?[名位人]|$)`, 'gu');

/** 三十一 → 31; up to 999. */
function valueOf(text: string): number {
  const [, hundreds = '', rest = ''] = /^(?:(.?)百)?零?(.*)$/u.exec(text) ?? [];
  const [tens, ones = ''] = rest.includes('十') ? rest.split('十') : [null, rest];
  const of = (sign: string): number => Number(digit[sign] ?? 0);
  return (hundreds === '' && text.startsWith('百') ? 1 : of(hundreds)) * 100 + (tens === null ? 0 : tens === '' ? 10 : of(tens) * 10) + of(ones);
}

/** 二〇二六年三月五日 → 2026年3月5日; what is no part of a day stays. */
export const dayInDigits = (text: string): string =>
  text.replaceAll(years, (run) => [...run].map((sign) => digit[sign] ?? '').join('')).replaceAll(small, (run) => String(valueOf(run)));

/** 三十余人 → 30余人, 一百二十名 → 120名. */
export const headsInDigits = (text: string): string => text.replaceAll(heads, (run) => (run === '' ? '' : String(valueOf(run))));
