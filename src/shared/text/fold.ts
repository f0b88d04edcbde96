import { Converter } from 'opencc-js/t2cn';

/**
 * Text as it is compared when something is looked for: one form for width, case, Simplified and Traditional, without
 * emoji and marks that print nothing. Made for matching only; what people read is never folded. Server only: the table
 * is large.
 */

const toSimplified = Converter({ from: 't', to: 'cn' });
/** Shapes that are one character to a reader and stay two in the table. */
const alike: Readonly<Record<string, string>> = { 著: '着', 妳: '你', 祂: '他', 牠: '它', 甚: '什', 於: '于', 臺: '台' };
const left = /[\p{Cf}\p{Mn}\p{Me}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const known = new Map<string, string>();

function foldSign(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const plain = left.test(sign) && !/[\p{L}\p{N}]/u.test(sign) ? '' : [...sign.normalize('NFKC').toLowerCase()].map((one) => alike[one] ?? toSimplified(one)).join('');
  if (known.size < 60_000) known.set(sign, plain);
  return plain;
}

/** Folded text; length may differ. */
export function fold(text: string): string {
  let folded = '';
  for (const sign of text) folded += foldSign(sign);
  return folded;
}

/** Folded text with, for each of its characters, where in `text` it comes from. */
export function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = foldSign(sign);
    for (let index = 0; index < plain.length; index += 1) places.push(at);
    folded += plain;
    at += sign.length;
  }
  places.push(at);
  return { folded, places };
}
