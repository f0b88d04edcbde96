import { Paragraph, TabStopType } from 'docx';

import type { FormPaper } from '#shared/document/model.ts';

import { blocks, title, type Piece, type Setting } from './docx-blocks.ts';
import { exactly, runs } from './docx-text.ts';
import { size } from './measures.ts';

/** A form: title, a line with who fills it in and when, its tables, small print. */
export function form(document: FormPaper, setting: Setting): Piece[] {
  const { width } = setting;
  const { left = '', right = '' } = document.heading ?? {};
  const small = { size: size.smallFour };
  const heading =
    left || right
      ? [
          new Paragraph({
            spacing: exactly(440, 120, 40),
            keepNext: true,
            tabStops: [{ type: TabStopType.RIGHT, position: width }],
            children: runs(`${left}\t${right}`, small),
          }),
        ]
      : [];
  return [
    ...title(document.title, { width, after: heading.length > 0 ? 0 : 160 }),
    ...heading,
    ...blocks(document.blocks, setting),
    ...(document.remarks ?? []).map(
      (text, index) =>
        new Paragraph({
          spacing: exactly(360, index === 0 ? 100 : 0),
          children: runs(text, { size: size.five }),
        }),
    ),
  ];
}
