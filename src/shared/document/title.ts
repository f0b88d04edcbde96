import { widthInCharacters } from './words.ts';

/** Signs that may not begin a line, and words that read badly there. */
const notFirst = /^[，。、；：！？）》”〉」』】]|^[的地得和与及]$/u;
const notLast = /[（《“〈「『【]$/u;

/**
 * Breaks a title between words into lines of nearly the same length, the longer above (GB/T 9704: no word is split,
 * the lines form a trapezoid). What stands in quotes stays together where the lines allow it. `perLine` is the width of a
 * line in characters. Of lines that are given each is broken by itself, where it is too long.
 */
export function titleLines(title: string | readonly string[], perLine: number): readonly string[] {
  if (typeof title !== 'string') return title.flatMap((line) => titleLines(line, perLine));
  const width = widthInCharacters(title);
  if (width <= perLine) return [title];
  const words = breakable(title);
  for (let count = Math.ceil(width / perLine); count <= words.length; count += 1) {
    const lines = best(quoted(words), count, perLine) ?? best(words, count, perLine);
    if (lines) return lines;
  }
  return [title];
}

/** Words, with those that may not begin a line joined to the one before. */
function breakable(title: string): string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const previous = words.at(-1);
    if (previous !== undefined && (notFirst.test(segment) || notLast.test(previous)))
      words.splice(-1, 1, previous + segment);
    else words.push(segment);
  }
  return words;
}

/** Words with each quotation or name of a text as one. */
function quoted(words: readonly string[]): string[] {
  const whole: string[] = [];
  let deep = 0;
  for (const word of words) {
    const open = deep;
    deep = Math.max(0, deep + (word.match(/[“《]/gu)?.length ?? 0) - (word.match(/[”》]/gu)?.length ?? 0));
    if (open > 0) whole.splice(-1, 1, (whole.at(-1) ?? '') + word);
    else whole.push(word);
  }
  return whole;
}

/** The division into `count` lines whose widths differ least, or null when no division fits. */
function best(words: readonly string[], count: number, perLine: number): string[] | null {
  const ideal = words.reduce((sum, word) => sum + widthInCharacters(word), 0) / count;
  const memo = new Map<string, { cost: number; lines: string[] } | null>();
  const divide = (from: number, left: number, above: number): { cost: number; lines: string[] } | null => {
    const key = `${from} ${left} ${above}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let found: { cost: number; lines: string[] } | null = null;
    for (let to = from + 1; to <= words.length; to += 1) {
      const line = words.slice(from, to).join('');
      const width = widthInCharacters(line);
      if (width > perLine) break;
      if ((left === 1) !== (to === words.length)) continue;
      const rest = left === 1 ? { cost: 0, lines: [] } : divide(to, left - 1, width);
      if (!rest) continue;
      // A line longer than the one above it costs a little: of two equal divisions the trapezoid wins.
      const cost = (width - ideal) ** 2 + (width > above ? 1 : 0) + rest.cost;
      if (!found || cost < found.cost) found = { cost, lines: [line, ...rest.lines] };
    }
    memo.set(key, found);
    return found;
  };
  return divide(0, count, Infinity)?.lines ?? null;
}
