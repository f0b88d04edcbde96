import { Paragraph, Table } from 'docx';

import type { Block, HeadingBlock, HeadingLevel, ListBlock, ParagraphBlock, Text } from '#shared/document/model.ts';
import { titleLines } from '#shared/document/title.ts';
import { written } from '#shared/document/written.ts';

import { images } from './docx-images.ts';
import { table } from './docx-table.ts';
import { alignment, exactly, gridLine, indented, runs } from './docx-text.ts';
import { charPitch, face, size, typeWidth } from './measures.ts';
import type { Pictures } from './pictures.ts';

/** What a paper is made of, in order. */
export type Piece = Paragraph | Table;

/** Level 1 黑体, level 2 楷体, levels 3 and 4 仿宋 (GB/T 9704-2012, 7.3.3). */
const headingFace: Record<HeadingLevel, string> = { 1: face.black, 2: face.kai, 3: face.body, 4: face.body };

export interface Setting {
  /** Width of the type area in twips. */
  readonly width: number;
  readonly pictures: Pictures;
  /** Keeps the end with what follows. */
  readonly keepLast?: boolean;
}

/** Blocks of body text in 三号仿宋. */
export function blocks(items: readonly Block[], { width, pictures, keepLast = false }: Setting): Piece[] {
  return apart(written<Piece>(items, {
    paragraph: (item, last) => paragraph(item, keepLast && last),
    heading, list,
    table: (item) => table(item, width),
    images: (item) => images(item, pictures, width),
  }));
}

/** Word and LibreOffice read two tables with nothing between as one, ruled as the last of them: pictures below a table would take its lines away. */
const apart = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, index) => (piece instanceof Table && pieces[index - 1] instanceof Table ? [new Paragraph({ spacing: exactly(20) }), piece] : [piece]));

function paragraph(block: ParagraphBlock, keepNext: boolean): Paragraph {
  const align = block.align ? { alignment: alignment(block.align) } : {};
  const indent = block.indent ?? (block.align === undefined || block.align === 'left');
  return gridLine(runs(block.text), { keepNext, ...align, ...(indent ? { indent: indented } : {}) });
}

function heading(block: HeadingBlock, number: string): Paragraph {
  const own = runs(number + block.text, { face: headingFace[block.level] });
  return gridLine([...own, ...(block.follow === undefined ? [] : runs(block.follow))], {
    indent: indented,
    outlineLevel: block.level - 1,
    keepNext: block.follow === undefined,
  });
}

function list(block: ListBlock): Paragraph[] {
  return block.items.map((item, index) => {
    const marker: Text = block.marker === 'number' ? `${index + 1}.` : '·';
    return gridLine([...runs(marker), ...runs(item)], { indent: indented });
  });
}

/** Title in 二号小标宋, centred, broken between words, with `after` twips of room below. Lines are 35 pt apart so that 22 pt characters have air. */
export function title(text: string | readonly string[], { width = typeWidth, after = 0 } = {}): Paragraph[] {
  const perLine = Math.floor(width / (charPitch * (size.two / size.three))) - 1;
  return titleLines(text, perLine).map((line, index, all) =>
    gridLine(runs(line, { face: face.title, size: size.two }), {
      alignment: alignment('centre'),
      keepNext: true,
      spacing: exactly(700, 0, index === all.length - 1 ? after : 0),
    }),
  );
}
