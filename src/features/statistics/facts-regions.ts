import { provinceOf as ofCode } from '#features/unit/facts.ts';
import { words } from '#features/unit/words.ts';

/** Names of provinces as texts begin with them (湖北十堰), each with its code of GB/T 2260. */
export const provinces: readonly (readonly [name: string, code: string])[] = Object.entries(words).flatMap(([key, [zh]]) => {
  const code = /^region\.(\d{6})$/u.exec(key)?.[1];
  return code?.endsWith('0000') === true ? [[zh.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/u, ''), code] as const] : [];
});

/** The province of a code or of words; what names none stays as it is written. */
export const provinceOf = (region: string): string => (/^\d{6}$/.test(region) ? ofCode(region) : (provinces.find(([name]) => region.startsWith(name))?.[1] ?? region));
