import { AlignmentType, BorderStyle, FrameAnchorType, FrameWrap, HorizontalPositionAlign, Paragraph, TabStopType, VerticalPositionAlign } from 'docx';

import type { Attachment, Imprint, OfficialPaper, RedHead, Signature } from '#shared/document/model.ts';
import { paperDay, widthInCharacters } from '#shared/document/words.ts';

import { blocks, title, type Piece } from './docx-blocks.ts';
import { blankLines, exactly, gridLine, indented, runs } from './docx-text.ts';
import { characters, face, linePitch, red, size, twips, typeWidth } from './measures.ts';

/** A paper by GB/T 9704-2012, from 发文机关标志 to 版记. */
export function official(document: OfficialPaper): Piece[] {
  const attachments = document.attachments ?? [];
  return [
    ...(document.head ? [...redHead(document.head), ...blankLines(2)] : []),
    ...title(document.title),
    ...blankLines(1),
    ...(document.addressees === undefined ? [] : [gridLine(runs(`${document.addressees}：`))]),
    ...blocks(document.blocks),
    ...attachmentNames(attachments),
    ...(document.signature ? signature(document.signature) : []),
    ...(document.note === undefined ? [] : [gridLine(runs(`（${document.note}）`), { indent: indented })]),
    ...attachments.flatMap((attachment, index) => attachmentPages(attachment, attachments.length > 1 ? index + 1 : null)),
    ...(document.imprint ? imprint(document.imprint) : []),
  ];
}

/** 发文机关标志 35 mm below the top of the type area; 发文字号 two lines below; red line 4 mm below that. */
function redHead(head: RedHead): Paragraph[] {
  // As large as the width allows, 小初 (36 pt) at most in this house; the standard leaves the size to the issuer.
  const points = Math.min(36, Math.floor((typeWidth / 20) * 0.96 / widthInCharacters(head.issuer)));
  const line = { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 5 } };
  const mark = (border: boolean): Paragraph => new Paragraph({
    alignment: AlignmentType.CENTER,
    // Characters stand in the middle of their line, so the space above is 35 mm less half the line's air.
    spacing: exactly(points * 25, twips(35) - Math.round(points * 2.5)),
    ...(border ? { border: line } : {}),
    children: runs(head.issuer, { face: face.title, size: points * 2, colour: red }),
  });
  if (head.number === undefined) return [mark(true)];
  const upward = head.signatory !== undefined;
  const number = gridLine(
    upward
      ? [...runs(`　${head.number}\t签发人：`), ...runs(head.signatory, { face: face.kai }), ...runs('　')]
      : runs(head.number),
    {
      alignment: upward ? AlignmentType.LEFT : AlignmentType.CENTER, border: line,
      ...(upward ? { tabStops: [{ type: TabStopType.RIGHT, position: typeWidth }] } : {}),
    },
  );
  return [mark(false), ...blankLines(2), number];
}

/** 附件说明: one line below the body, indented by two; names turn over under their own first character. */
function attachmentNames(attachments: readonly Attachment[]): Paragraph[] {
  const [first] = attachments;
  if (!first) return [];
  if (attachments.length === 1) {
    return [...blankLines(1), gridLine(runs(`附件：${first.title}`), { indent: { left: characters(5), hanging: characters(3) } })];
  }
  // Room for the number; a little more than it takes, or the tab after it would jump to the next stop.
  const number = attachments.length > 9 ? 1.7 : 1.2;
  return [...blankLines(1), ...attachments.map((attachment, index) => gridLine(
    runs(`${index === 0 ? '附件：' : ''}${index + 1}.\t${attachment.title}`),
    {
      alignment: AlignmentType.LEFT,
      indent: { left: characters(5 + number), hanging: characters(number + (index === 0 ? 3 : 0)) },
      tabStops: [{ type: TabStopType.LEFT, position: characters(5 + number) }],
    },
  ))];
}

/** An attachment's own pages: 附件 and number in 三号黑体 on the first line, its title on the third. */
function attachmentPages(attachment: Attachment, number: number | null): Piece[] {
  if (!attachment.blocks) return [];
  return [
    gridLine(runs(`附件${number ?? ''}`, { face: face.black }), { pageBreakBefore: true }),
    ...blankLines(1),
    ...title(attachment.title),
    ...blankLines(1),
    ...blocks(attachment.blocks),
  ];
}

/** Blanks at the right of issuer and date, in characters (GB/T 9704-2012, 7.3.5). */
export function signatureBlanks({ issuer, day, sealed }: Signature): { issuer: number; date: number } {
  const name = widthInCharacters(issuer);
  const date = widthInCharacters(paperDay(day));
  if (sealed) {
    // The issuer centred over the date; a very long issuer moves both to the left.
    const over = (date - name) / 2;
    const blank = Math.max(4, -over);
    return { issuer: blank + over, date: blank };
  }
  // The date begins two characters right of the issuer; whichever reaches further has two blanks.
  const blank = Math.max(2, name - date);
  return { issuer: blank + date - name + 2, date: blank };
}

function signature(given: Signature): Paragraph[] {
  const blanks = signatureBlanks(given);
  const line = (text: string, blank: number, last: boolean): Paragraph =>
    gridLine(runs(text), { alignment: AlignmentType.RIGHT, indent: { right: characters(blank) }, keepNext: !last });
  // Two lines of room for the seal; one without.
  return [
    ...blankLines(given.sealed ? 2 : 1, true),
    line(given.issuer, blanks.issuer, false),
    line(paperDay(given.day), blanks.date, true),
  ];
}

/** 版记 in a frame at the foot of the page: lines of 0.35, 0.25 and 0.35 mm, text in 四号仿宋 one blank from the edges. */
function imprint({ copies, printer, day }: Imprint): Paragraph[] {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 };
  const thin = { ...thick, size: 6 };
  const blank = size.four * 10;
  const frame = {
    type: 'alignment', width: typeWidth, wrap: FrameWrap.AROUND,
    anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
    alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  } as const;
  const look = { size: size.four };
  const copied = copies === undefined ? [] : [new Paragraph({
    frame, spacing: exactly(480), border: { top: thick },
    indent: { left: blank * 4, hanging: blank * 3, right: blank },
    children: runs(`抄送：${copies}。`, look),
  })];
  return [
    ...copied,
    new Paragraph({
      frame, spacing: exactly(480), border: { top: copies === undefined ? thick : thin, bottom: thick },
      indent: { left: blank, right: blank }, tabStops: [{ type: TabStopType.RIGHT, position: typeWidth - blank }],
      children: runs(`${printer}\t${paperDay(day)}印发`, look),
    }),
    // A frame needs a paragraph to hang on; the smallest.
    new Paragraph({ spacing: exactly(Math.min(20, linePitch)), children: [] }),
  ];
}
