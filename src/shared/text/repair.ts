import { pinyin } from 'pinyin-pro';

/**
 * Text that comes from elsewhere, cleaned of what copying did to it. What is certain is put right; what is only likely
 * is proposed and left as it stands; everything else is kept to the letter. Server only: the reading table is large.
 */

export type RepairKind = 'pinyin' | 'invisible' | 'width' | 'date';
export interface Repair {
  readonly kind: RepairKind;
  readonly from: string;
  readonly to: string;
}
export interface Repaired {
  readonly text: string;
  /** What was changed in `text`. */
  readonly certain: readonly Repair[];
  /** What may be meant; `text` still has it as it was. */
  readonly guessed: readonly Repair[];
}

const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/u;
const debris = /(\p{Script=Han})[(（]([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6})[)）]/gu;
const bare = (reading: string): string => reading.normalize('NFD').replace(/[\u0300\u0301\u0304\u030c]/g, '').normalize('NFC');

/** Whether a reading is one of the character's own: 開(kāi) is debris, 项目(beta) is not. */
const reads = (sign: string, reading: string): boolean =>
  pinyin(sign, { multiple: true, type: 'array', toneType: 'none', v: false }).map(bare).includes(bare(reading));

/** Marks that print nothing and change how text is ordered or found. A joiner stays where it joins two parts of an emoji. */
const invisible = /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
/** Latin letters and digits as wide as a Han character, and the wide space. Punctuation is wide in Chinese text and stays. */
const wide = /[０-９Ａ-Ｚａ-ｚ\u3000]+/gu;

const month = '(?:1[0-2]|[1-9])';
const dayOfMonth = '(?:3[01]|[12]\\d|[1-9])';
const likely: readonly { readonly found: RegExp; readonly meant: string }[] = [
  // 1012日: the word 月 was lost. Three digits can be read two ways and are not guessed at.
  { found: new RegExp(`(?<![\\d月])(1[0-2])(${dayOfMonth.replace('|[1-9]', '')})日`, 'gu'), meant: '$1月$2日' },
  // 12月3月: the second 月 stands for 日.
  { found: new RegExp(`(?<!\\d)(${month})月(${dayOfMonth})月`, 'gu'), meant: '$1月$2日' },
];

/** Pure; repairing twice is the same as once, and text without damage comes back unchanged. */
export function repair(original: string): Repaired {
  const certain: Repair[] = [];
  const put = (kind: RepairKind, from: string, to: string): string => {
    if (from !== to) certain.push({ kind, from, to });
    return to;
  };
  // A reading without a tone (们(men)) is debris only in a text that has debris with one.
  const damaged = [...original.replace(invisible, '').matchAll(debris)].some(([, sign = '', reading = '']) => toned.test(reading) && reads(sign, reading));
  // A reading may stand twice behind its character, when a damaged text was copied once more.
  const withoutReadings = (from: string): string => {
    const to = from.replace(debris, (whole, sign: string, reading: string) => (damaged && reads(sign, reading) ? put('pinyin', whole, sign) : whole));
    return to === from ? to : withoutReadings(to);
  };
  const text = withoutReadings(original.replace(invisible, (mark) => put('invisible', mark, '')))
    .replace(wide, (letters) => put('width', letters, letters.normalize('NFKC')));
  const guessed = likely.flatMap(({ found, meant }) => [...text.matchAll(found)].map(([from]): Repair => ({ kind: 'date', from, to: from.replace(found, meant) })));
  return { text, certain, guessed };
}
