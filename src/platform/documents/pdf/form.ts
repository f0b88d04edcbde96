import type { FormPaper } from '#shared/document/model.ts';

import { blocks, title, type Setting } from './blocks.ts';
import { line, points, stretches, type Piece } from './pieces.ts';

/** A form: title, a line with who fills it in and when, its tables, small print. */
export function form(document: FormPaper, setting: Setting): Piece[] {
  const { left = '', right = '' } = document.heading ?? {};
  const headed = left !== '' || right !== '';
  return [
    ...title(document.title, { width: setting.width, after: headed ? 0 : 8 }),
    ...(headed
      ? [line(stretches(left), { size: points.smallFour, pitch: 22 }, { before: 6, after: 2, keep: true, end: stretches(right) })]
      : []),
    ...blocks(document.blocks, setting),
    ...(document.remarks ?? []).map((text, index) =>
      line(stretches(text), { size: points.five, pitch: 18 }, index === 0 ? { before: 5 } : {}),
    ),
  ];
}
