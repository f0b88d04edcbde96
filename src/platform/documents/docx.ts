import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';

import type { PaperDocument } from '#shared/document/model.ts';

import { fontTable, styles } from './docx-parts.ts';
import { form } from './docx-form.ts';
import { newsletter } from './docx-newsletter.ts';
import { official } from './docx-official.ts';
import { exactly, runs } from './docx-text.ts';
import { charSpace, face, linePitch, margin, paper, size, twips, typeWidth } from './measures.ts';
import type { Piece } from './docx-blocks.ts';

/**
 * Writes a paper as .docx: A4, type area 156 × 225 mm, grid of 22 lines × 28 characters, faces of GB/T 9704-2012 by
 * name. Control characters are dropped from texts; a day that does not read as one throws TypeError.
 */
export async function toDocx(document: PaperDocument): Promise<Uint8Array> {
  const title = typeof document.title === 'string' ? document.title : document.title.join('');
  const file = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    evenAndOddHeaderAndFooters: true,
    sections: [section(document)],
  });
  return Packer.pack(file, 'uint8array', undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'word/styles.xml', data: styles() },
  ]);
}

function section(document: PaperDocument): ISectionOptions {
  const landscape = document.kind === 'form' && document.orientation === 'landscape';
  const width = landscape ? paper.height - margin.top - margin.bottom : typeWidth;
  return {
    properties: {
      page: {
        size: {
          width: paper.width,
          height: paper.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        // On its side, the binding edge is at the top.
        margin: {
          ...(landscape ? { top: margin.left, bottom: margin.right, left: margin.top, right: margin.bottom } : margin),
          header: twips(15),
          footer: twips(landscape ? 16 : 25.4),
          gutter: 0,
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
    },
    headers: document.notice === undefined ? {} : { default: notice(document.notice), even: notice(document.notice) },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: pieces(document, width),
  };
}

function pieces(document: PaperDocument, width: number): readonly Piece[] {
  switch (document.kind) {
    case 'official':
      return official(document);
    case 'newsletter':
      return newsletter(document);
    case 'form':
      return form(document, width);
  }
}

/** — 1 — in 四号宋体: odd pages one blank from the right, even pages one blank from the left (GB/T 9704-2012, 7.5). */
function pageNumber(side: 'left' | 'right'): Footer {
  const font = { ascii: face.song, hAnsi: face.song, eastAsia: face.song, cs: face.song };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: size.four * 10 },
        spacing: exactly(size.four * 10),
        children: [new TextRun({ font, size: size.four, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function notice(text: string): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: exactly(320),
        children: runs(text, { face: face.black, size: size.five, colour: '808080' }),
      }),
    ],
  });
}
