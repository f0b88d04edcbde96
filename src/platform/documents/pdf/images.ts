import type { ImagesBlock } from '#shared/document/model.ts';
import { plain } from '#shared/document/plain.ts';

import { fitted, pictureGap, pictureRows, type Pictures } from '../pictures.ts';
import { line, mm, points, stretches, type Images, type Line } from './pieces.ts';

/** Pictures two to a row, captions below; a row stays whole on one page. */
export function imageRows({ items }: ImagesBlock, pictures: Pictures, width: number): Images[] {
  return pictureRows(items).map((row) => {
    const box = (width - mm(pictureGap) * (row.length - 1)) / row.length;
    return {
      kind: 'images', gap: mm(pictureGap),
      items: row.map((item) => {
        const picture = item === null ? undefined : pictures.get(item.ref);
        const caption = item?.caption ?? '';
        const words = item === null || picture !== undefined ? caption : `（照片缺失）${caption}`;
        const lines: Line[] = words === '' ? [] : [line(stretches(words), { size: points.smallFour, pitch: 19 }, { align: 'centre' })];
        if (picture === undefined) return { alt: '', width: 0, height: 0, lines };
        return { file: picture.file, alt: plain(caption === '' ? '照片' : caption), ...fitted(picture, box), lines };
      }),
    };
  });
}
