import type { Block, HeadingBlock, HeadingLevel, ListBlock, ParagraphBlock } from '#shared/document/model.ts';
import { titleLines } from '#shared/document/title.ts';
import { written } from '#shared/document/written.ts';

import { typeWidth } from '../measures.ts';
import { imageRows } from './images.ts';
import { blank, characters, gridLine, line, points, stretches, type FaceKey, type Line, type Piece } from './pieces.ts';
import { table } from './table.ts';
import type { Pictures } from '../pictures.ts';

/** Level 1 黑体, level 2 楷体, levels 3 and 4 仿宋 (GB/T 9704-2012, 7.3.3). */
const headingFace: Record<HeadingLevel, FaceKey> = { 1: 'black', 2: 'kai', 3: 'body', 4: 'body' };

export interface Setting {
  /** Width of the type area in points. */
  readonly width: number;
  readonly pictures: Pictures;
  /** The last block goes with what follows it. */
  readonly keepLast?: boolean;
}

/** Blocks of body text in 三号仿宋. */
export function blocks(items: readonly Block[], { width, pictures, keepLast = false }: Setting): Piece[] {
  return written<Piece>(items, {
    paragraph: (item, last) => paragraph(item, keepLast && last),
    heading, list,
    table: (item) => table(item, width),
    images: (item) => imageRows(item, pictures, width),
  });
}

function paragraph(block: ParagraphBlock, keep: boolean): Piece {
  const runs = stretches(block.text);
  if (runs.every((run) => run.text.trim() === '' && run.break !== true)) return blank(1, keep);
  const indent = block.indent ?? (block.align === undefined || block.align === 'left');
  return gridLine(runs, { keep, align: block.align ?? 'justify', ...(indent ? { first: characters(2) } : {}) });
}

function heading(block: HeadingBlock, number: string): Line {
  const own = stretches(number + block.text, headingFace[block.level]);
  // With text on the same line it cannot be a heading of the outline, which ends the paragraph.
  const alone = block.follow === undefined;
  return gridLine([...own, ...(block.follow === undefined ? [] : stretches(block.follow))], {
    first: characters(2), keep: alone, ...(alone ? { level: block.level + 1 } : {}),
  });
}

function list(block: ListBlock): Line[] {
  return block.items.map((item, index) =>
    gridLine([...stretches(block.marker === 'number' ? `${index + 1}.` : '·'), ...stretches(item)], { first: characters(2) }),
  );
}

/** Title in 二号小标宋, centred, broken between words, with `after` points of room below; lines 35 pt apart. */
export function title(text: string | readonly string[], { width = typeWidth / 20, after = 0, level = 1 } = {}): Line[] {
  const perLine = Math.floor(width / (characters(1) * (points.two / points.three))) - 1;
  const lines = titleLines(text, perLine);
  const runs = lines.flatMap((words, index) =>
    stretches(words, 'title', index > 0 ? { break: true } : {}));
  return [line(runs, { size: points.two, pitch: 35 }, { align: 'centre', keep: true, level, ...(after > 0 ? { after } : {}) })];
}
