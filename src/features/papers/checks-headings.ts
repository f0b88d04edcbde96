import type { Found } from '#shared/check.ts';
import { headingNumber } from '#shared/document/numbering.ts';
import type { HeadingLevel } from '#shared/document/model.ts';
import { layoutCheck } from './checks-common.ts';
import { attachmentHead } from './checks-text.ts';
import type { LayoutFacts } from './facts-layout.ts';

const digits = '一二三四五六七八九';
/** 1 to 99 in Chinese numerals; 0 where it is none. */
function countOf(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const value = (sign: string): number => digits.indexOf(sign) + 1;
  return (numeral.includes('十') ? (tens === '' ? 10 : value(tens ?? '') * 10) : 0) + (ones === undefined || ones === '' ? 0 : value(ones));
}

interface Heading {
  readonly level: HeadingLevel;
  readonly count: number;
  readonly words: string;
  /** The sign after its number is another than the standard has. */
  readonly wrong: boolean;
}

const forms: readonly (readonly [level: HeadingLevel, form: RegExp, chinese: boolean, right: RegExp])[] = [
  [1, /^([一二三四五六七八九十]{1,3})([、.．，,:：])/u, true, /^、$/u],
  [2, /^[（(]([一二三四五六七八九十]{1,3})([）)][、.．，,]?)/u, true, /^）$/u],
  [3, /^(\d{1,2})([.．、，](?!\d))/u, false, /^[.．]$/u],
  [4, /^[（(](\d{1,2})([）)][、.．，,]?)/u, false, /^）$/u],
];

function headingOf(words: string): Heading | null {
  for (const [level, form, chinese, right] of forms) {
    const found = form.exec(words);
    if (found === null) continue;
    const [, number = '', sign = ''] = found;
    return { level, count: chinese ? countOf(number) : Number(number), words: [...words].slice(0, 20).join(''), wrong: !right.test(sign) || words.startsWith('(') };
  }
  return null;
}

/** 结构层次: 一、 → （一） → 1. → （1）, none left out, each counted on, with its own sign. */
export const headings = layoutCheck({
  id: 'DOC-04', severity: 'warn', article: '7.3.3', parameters: [],
  find(facts): Found[] {
    const found: Found[] = [];
    for (const part of partsOf(facts)) {
      const counts = [0, 0, 0, 0];
      let depth = 0;
      const tell = (what: string, { words }: Heading, expected: string): void => {
        found.push({ subject: `${what} ${words}`, facts: { what: `@check.DOC-04.${what}`, heading: words, expected } });
      };
      for (const heading of part) {
        const { level, count, wrong } = heading;
        if (wrong) tell('sign', heading, headingNumber(level, Math.max(1, count)));
        if (level > depth + 1) tell('skip', heading, headingNumber((depth + 1) as HeadingLevel, 1));
        else if (count !== (counts[level - 1] ?? 0) + 1) tell('count', heading, headingNumber(level, Math.min(99, (counts[level - 1] ?? 0) + 1)));
        counts[level - 1] = count;
        counts.fill(0, level);
        depth = level;
      }
    }
    return found;
  },
});

/**
 * Headings of the body and of each attachment. Where the file marks headings for its outline those are meant, else whatever
 * begins like one; a list counted 1. 2. 3. in a file without an outline looks the same, so this only warns.
 */
function partsOf({ paper }: LayoutFacts): Heading[][] {
  const lines = paper.paragraphs.filter((one) => one.table === 0);
  const outlined = lines.some((one) => one.outline !== null && headingOf(one.text.trim()) !== null);
  const parts: Heading[][] = [[]];
  let listing = false;
  for (const one of lines) {
    const words = one.text.trim();
    if (one.newPage && attachmentHead.test(words)) parts.push([]);
    // The lines of 附件说明 are counted and are no headings.
    listing = /^附件[：:]/u.test(words) || (listing && /^\d{1,2}\s*[.．]/u.test(words));
    if (listing || (outlined && one.outline === null)) continue;
    const heading = headingOf(words);
    if (heading !== null && heading.count > 0) parts.at(-1)?.push(heading);
  }
  return parts;
}
