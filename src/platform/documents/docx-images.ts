import { AlignmentType, BorderStyle, ImageRun, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';

import type { ImagesBlock } from '#shared/document/model.ts';

import { exactly, runs } from './docx-text.ts';
import { size, twips } from './measures.ts';
import { fitted, pictureGap, pictureRows, type Pictures } from './pictures.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const unruled = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Pictures two to a row without lines around, captions below; a row stays whole on one page. */
export function images({ items }: ImagesBlock, pictures: Pictures, width: number): Table[] {
  return pictureRows(items).map((row) => {
    const column = Math.floor(width / row.length);
    const box = column - twips(pictureGap);
    return new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: row.map(() => column),
      layout: TableLayoutType.FIXED,
      indent: { size: 0, type: WidthType.DXA },
      borders: unruled,
      margins: { top: 80, bottom: 80, left: twips(pictureGap / 2), right: twips(pictureGap / 2) },
      rows: [
        new TableRow({
          cantSplit: true,
          children: row.map((item) => new TableCell({ borders: unruled, children: cell(item, pictures, box) })),
        }),
      ],
    });
  });
}

function cell(item: ImagesBlock['items'][number] | null, pictures: Pictures, box: number): Paragraph[] {
  const picture = item === null ? undefined : pictures.get(item.ref);
  const caption = item?.caption ?? '';
  const words = item === null || picture !== undefined ? caption : `（照片缺失）${caption}`;
  const set = picture === undefined ? null : fitted(picture, box);
  const name = caption === '' ? '照片' : caption;
  return [
    ...(picture === undefined || set === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            children: [
              new ImageRun({
                type: picture.kind,
                data: picture.bytes,
                // Counted in pixels of 1/96 inch.
                transformation: { width: Math.floor(set.width / 15), height: Math.floor(set.height / 15) },
                altText: { name, description: name, title: name },
              }),
            ],
          }),
        ]),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exactly(380),
      children: runs(words, { size: size.smallFour }),
    }),
  ];
}
