import type { Block, HeadingBlock, ImagesBlock, ListBlock, ParagraphBlock, TableBlock } from './model.ts';
import { numberHeadings } from './numbering.ts';
import { textLines } from './plain.ts';

/** How one kind of file writes each kind of block; `P` is what its pages are made of. */
export interface Hand<P> {
  /** `last` when it is the last of all blocks. */
  readonly paragraph: (block: ParagraphBlock, last: boolean) => P;
  /** `number` stands in front of the heading: 一、 （一） and so on. */
  readonly heading: (block: HeadingBlock, number: string) => P;
  readonly list: (block: ListBlock) => readonly P[];
  readonly table: (block: TableBlock) => readonly P[];
  readonly images: (block: ImagesBlock) => readonly P[];
}

/** Blocks as a kind of file writes them, in order and with their headings numbered: the same for Word and PDF, so that neither counts otherwise. */
export function written<P>(blocks: readonly Block[], hand: Hand<P>): P[] {
  const numbers = numberHeadings(blocks);
  return blocks.flatMap((block, index): P | readonly P[] => {
    switch (block.kind) {
      // A break inside a paragraph would be drawn apart to the edge of the type area: each line is a paragraph.
      case 'paragraph': return textLines(block.text).map((text, line, all) => hand.paragraph({ ...block, text }, index === blocks.length - 1 && line === all.length - 1));
      case 'heading': return hand.heading(block, numbers.get(block) ?? '');
      case 'list': return hand.list(block);
      case 'table': return hand.table(block);
      case 'images': return hand.images(block);
    }
  });
}
