import { letter, letterNumberBelow } from '#shared/document/letter.ts';
import { markSize } from '#shared/document/mark.ts';
import { red, sheetOfPaper, typeArea } from '#shared/document/measures.ts';
import type { RedHead } from '#shared/document/model.ts';

import { gridLine, gridPitch, line, mm, points, stretches, type Piece } from './pieces.ts';

/** 信函格式: name, double line thick over thin, 发文字号 at the right; double line thin over thick at the foot of the page. */
export function letterHead({ issuer, number }: RedHead): Piece[] {
  const length = mm(letter.lineLength);
  const left = mm((sheetOfPaper.width - letter.lineLength) / 2 - typeArea.left);
  const size = markSize(issuer, length);
  const pitch = size * 1.25;
  const nameTop = mm(letter.nameFromTop - typeArea.top);
  const upper = nameTop + size + mm(letter.lineBelowName);
  const lower = mm(sheetOfPaper.height - letter.lineFromBottom - typeArea.top);
  const stroke = (y: number, thick: number): Piece => ({ kind: 'stroke', x: left, y, length, thick, colour: red });
  const { thick, thin, between } = letter;
  const depth = thick + between + thin;
  return [
    {
      kind: 'placed', x: left, y: nameTop - (pitch - size) / 2, width: length,
      piece: line(stretches(issuer, 'title', { colour: red }), { size, pitch }, { align: 'centre' }),
    },
    // Strokes are placed by their middle.
    stroke(upper + thick / 2, thick), stroke(upper + thick + between + thin / 2, thin),
    stroke(lower - depth + thin / 2, thin), stroke(lower - thick / 2, thick),
    { kind: 'space', height: upper + depth + letterNumberBelow - (gridPitch - points.three) / 2 },
    ...(number === undefined ? [] : [gridLine(stretches(number), { align: 'right' })]),
  ];
}
