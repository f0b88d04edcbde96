import { AlignmentType, BorderStyle, Paragraph } from 'docx';

import { letter, letterNumberBelow } from '#shared/document/letter.ts';
import { markSize } from '#shared/document/mark.ts';
import { sheetOfPaper, typeArea } from '#shared/document/measures.ts';
import type { RedHead } from '#shared/document/model.ts';

import type { Piece } from './docx-blocks.ts';
import { exactly, gridLine, runs } from './docx-text.ts';
import { face, linePitch, red, size, twips } from './measures.ts';

const { thick, thin, between, nameFromTop, lineBelowName, lineFromBottom, lineLength } = letter;
const depth = Math.round((thick + between + thin) * 20);
/** The lines reach beyond the type area on both sides. */
const beyond = {
  left: twips((sheetOfPaper.width - lineLength) / 2 - typeArea.left),
  right: twips((sheetOfPaper.width - lineLength) / 2 - typeArea.right),
};

/** A paragraph that is nothing but a line of that many points at its foot. */
const stroke = (points: number, height: number): Paragraph =>
  new Paragraph({
    indent: beyond,
    spacing: exactly(Math.max(20, height)),
    border: { bottom: { style: BorderStyle.SINGLE, size: points * 8, color: red, space: 0 } },
  });

/**
 * 信函格式, upper part, for the header of the first page: the name's upper edge 30 mm from that of the paper, a double line
 * thick over thin 4 mm below. `top` is where it begins, in twips from the edge of the paper. Two paragraphs, each with a
 * plain line: programs do not agree which stroke of a double border is the upper one.
 */
export function letterMark({ issuer }: RedHead, top: number): Paragraph[] {
  const points = markSize(issuer, twips(lineLength) / 20);
  const line = points * 25;
  const air = (line - points * 20) / 2;
  const before = twips(nameFromTop) - Math.round(air) - top;
  const below = twips(lineBelowName) - Math.round(air);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: beyond,
      spacing: exactly(line, before),
      children: runs(issuer, { face: face.title, size: points * 2, colour: red }),
    }),
    stroke(thick, below),
    stroke(thin, Math.round(between * 20)),
  ];
}

/** Lower part, for the footer of the first page: thin over thick, 20 mm from the lower edge of the paper. */
export const letterFoot = (): Paragraph[] => [stroke(thin, 20), stroke(thick, Math.round(between * 20))];

/** Footers end there. */
export const letterFooter = twips(lineFromBottom);

/** 发文字号 at the right, 7/8 of a character below the lines; the text begins at the top of the type area, beside them. */
export function letterNumber({ issuer, number }: RedHead): Piece[] {
  const lines = twips(nameFromTop) + markSize(issuer, twips(lineLength) / 20) * 20 + twips(lineBelowName) + depth;
  const before = Math.round(lines + letterNumberBelow * 20 - (linePitch - size.three * 10) / 2 - twips(typeArea.top));
  return number === undefined
    ? [new Paragraph({ spacing: exactly(20, before) })]
    : [gridLine(runs(number), { alignment: AlignmentType.RIGHT, spacing: exactly(linePitch, before) })];
}
