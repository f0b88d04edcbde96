import type { Block, HeadingBlock, HeadingLevel } from './model.ts';
import { chineseNumeral } from './words.ts';

/** Number in front of a heading: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3). */
export function headingNumber(level: HeadingLevel, count: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(count)}、`;
    case 2:
      return `（${chineseNumeral(count)}）`;
    case 3:
      return `${count}.`;
    case 4:
      return `（${count}）`;
  }
}

/** The number of each heading among the blocks; a heading starts the count of the levels under it anew. */
export function numberHeadings(blocks: readonly Block[]): ReadonlyMap<HeadingBlock, string> {
  const counts = [0, 0, 0, 0];
  const numbers = new Map<HeadingBlock, string>();
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const count = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = count;
    counts.fill(0, block.level);
    numbers.set(block, headingNumber(block.level, count));
  }
  return numbers;
}
