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

import type { PaperDocument, RedHead } from '#shared/document/model.ts';

import { fontTable, styles } from './docx-parts.ts';
import { form } from './docx-form.ts';
import { letterFoot, letterFooter, letterMark } from './docx-letter.ts';
import { newsletter } from './docx-newsletter.ts';
import { official } from './docx-official.ts';
import { exactly, runs } from './docx-text.ts';
import { charSpace, face, linePitch, margin, paper, size, twips, typeWidth } from './measures.ts';
import { readPictures, type Pictures, type PictureSource } from './pictures.ts';
import type { Piece, Setting } from './docx-blocks.ts';

/**
 * Writes a paper as .docx: A4, type area 156 × 225 mm, grid of 22 lines × 28 characters, faces of GB/T 9704-2012 by
 * name. `source` finds the pictures it names. Control characters are dropped from texts; a day that does not read as one throws TypeError.
 */
export async function toDocx(document: PaperDocument, source?: PictureSource): Promise<Uint8Array> {
  const pictures = await readPictures([document], source);
  const title = typeof document.title === 'string' ? document.title : document.title.join('');
  const file = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    evenAndOddHeaderAndFooters: true,
    sections: [section(document, pictures)],
  });
  return Packer.pack(file, 'uint8array', undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'word/styles.xml', data: styles() },
  ]);
}

function section(document: PaperDocument, pictures: Pictures): ISectionOptions {
  const lettered = document.kind === 'official' && document.form === 'letter' ? document.head : undefined;
  const landscape = document.kind === 'form' && document.orientation === 'landscape';
  const width = landscape ? paper.height - margin.top - margin.bottom : typeWidth;
  return {
    properties: {
      titlePage: lettered !== undefined,
      page: {
        size: {
          width: paper.width,
          height: paper.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        // On its side, the binding edge is at the top.
        margin: {
          ...(landscape ? { top: margin.left, bottom: margin.right, left: margin.top, right: margin.bottom } : margin),
          // Exactly there (the sign says so): a letter's header reaches into the type area and shall not push the text down.
          ...(lettered ? { top: -margin.top } : {}),
          header: headerTop,
          footer: lettered ? letterFooter : twips(landscape ? 16 : 25.4),
          gutter: 0,
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
    },
    headers: {
      ...(document.notice === undefined ? {} : { default: header(notice(document.notice)), even: header(notice(document.notice)) }),
      ...(lettered ? { first: header(...firstHead(lettered, document.notice)) } : {}),
    },
    footers: {
      default: pageNumber('right', lettered !== undefined),
      even: pageNumber('left', lettered !== undefined),
      ...(lettered ? { first: new Footer({ children: letterFoot() }) } : {}),
    },
    children: pieces(document, { width, pictures }),
  };
}

function pieces(document: PaperDocument, setting: Setting): readonly Piece[] {
  switch (document.kind) {
    case 'official':
      return official(document, setting);
    case 'newsletter':
      return newsletter(document, setting);
    case 'form':
      return form(document, setting);
  }
}

/** — 1 — in 四号宋体: odd pages one blank from the right, even pages one blank from the left (GB/T 9704-2012, 7.5). */
function pageNumber(side: 'left' | 'right', letter: boolean): Footer {
  const font = { ascii: face.song, hAnsi: face.song, eastAsia: face.song, cs: face.song };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: size.four * 10 },
        // A letter's footers end lower, for the sake of the line on its first page.
        spacing: exactly(size.four * 10, 0, letter ? twips(25.4) - letterFooter : 0),
        children: [new TextRun({ font, size: size.four, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

const header = (...children: Paragraph[]): Header => new Header({ children });
const headerTop = twips(15);
const noticeLine = 320;

const notice = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exactly(noticeLine),
    children: runs(text, { face: face.black, size: size.five, colour: '808080' }),
  });

/** The first page of a letter: the notice's line, empty where there is none, then the name and its lines. */
const firstHead = (head: RedHead, words = ''): Paragraph[] => [notice(words), ...letterMark(head, headerTop + noticeLine)];
