import { sheetOfPaper, typeArea } from '#shared/document/measures.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';

import type { Pictures } from '../pictures.ts';
import { form } from './form.ts';
import { newsletter } from './newsletter.ts';
import { official } from './official.ts';
import type { Printed } from './printed.ts';
import { line, mm, points, stretches, type Piece, type SetPaper } from './pieces.ts';
import { sheet } from './sheet.ts';

/** A paper or a sheet, set out on its page. */
export function setPaper(paper: PaperDocument | Sheet, pictures: Pictures): SetPaper {
  const landscape = 'columns' in paper || (paper.kind === 'form' && paper.orientation === 'landscape');
  const [width, height] = landscape ? [sheetOfPaper.height, sheetOfPaper.width] : [sheetOfPaper.width, sheetOfPaper.height];
  // On its side, the binding edge is at the top.
  const area = landscape ? { top: typeArea.left, bottom: typeArea.right, left: typeArea.top, right: typeArea.bottom } : typeArea;
  const notice = 'columns' in paper ? undefined : paper.notice;
  return {
    width: mm(width), height: mm(height),
    margin: { top: mm(area.top), bottom: mm(area.bottom), left: mm(area.left), right: mm(area.right) },
    'number-first': !('form' in paper && paper.form === 'letter' && paper.head !== undefined),
    ...(notice === undefined ? {} : { notice: line(stretches(notice, 'black', { colour: '808080' }), { size: points.five, pitch: 16 }, { align: 'centre' }) }),
    pieces: pieces(paper, mm(width - area.left - area.right), pictures),
  };
}

function pieces(paper: PaperDocument | Sheet, width: number, pictures: Pictures): readonly Piece[] {
  if ('columns' in paper) return sheet(paper, width);
  switch (paper.kind) {
    case 'official':
      return official(paper, { width, pictures });
    case 'newsletter':
      return newsletter(paper, { width, pictures });
    case 'form':
      return form(paper, { width, pictures });
  }
}

/** What the outline and the window call it. */
export const titleOf = (paper: PaperDocument | Sheet | Printed): string =>
  'columns' in paper ? (paper.notes?.[0] ?? paper.name) : typeof paper.title === 'string' ? paper.title : paper.title.join('');
