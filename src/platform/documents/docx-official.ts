import { AlignmentType, BorderStyle, Paragraph, TabStopType } from 'docx';

import { markSize } from '#shared/document/mark.ts';
import type { Attachment, Imprint, OfficialPaper, RedHead, Signature } from '#shared/document/model.ts';
import { signaturePlace } from '#shared/document/signature.ts';
import { paperDay } from '#shared/document/words.ts';

import { blocks, title, type Piece, type Setting } from './docx-blocks.ts';
import { letterNumber } from './docx-letter.ts';
import { ruled } from './docx-ruled.ts';
import { blankLines, exactly, gridLine, indented, runs } from './docx-text.ts';
import { characters, face, red, twips, typeWidth } from './measures.ts';

/** A paper by GB/T 9704-2012, from 发文机关标志 to 版记. */
export function official(document: OfficialPaper, setting: Setting): Piece[] {
  const attachments = document.attachments ?? [];
  const letter = document.form === 'letter';
  return [
    ...(document.head ? [...(letter ? letterNumber(document.head) : redHead(document.head)), ...blankLines(2)] : []),
    ...title(document.title),
    ...blankLines(1),
    ...(document.addressees === undefined ? [] : [gridLine(runs(`${document.addressees}：`))]),
    // The signature shall not stand on a page without text, so the last paragraph goes with it; but not the only one,
    // since the first page must show text.
    ...blocks(document.blocks, { ...setting, keepLast: document.signature !== undefined && document.blocks.length > 1 }),
    ...attachmentNames(attachments),
    ...(document.signature ? signature(document.signature) : []),
    ...(document.note === undefined ? [] : [gridLine(runs(`（${document.note}）`), { indent: indented })]),
    ...attachments.flatMap((attachment, index) =>
      attachmentPages(attachment, attachments.length > 1 ? index + 1 : null, setting),
    ),
    ...(document.imprint ? imprint(document.imprint, letter) : []),
  ];
}

/** 发文机关标志 35 mm below the top of the type area; 发文字号 two lines below; red line 4 mm below that. */
function redHead(head: RedHead): Paragraph[] {
  const points = markSize(head.issuer, typeWidth / 20);
  const line = { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 5 } };
  const mark = (border: boolean): Paragraph =>
    new Paragraph({
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
      alignment: upward ? AlignmentType.LEFT : AlignmentType.CENTER,
      border: line,
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
    return [
      ...blankLines(1, true),
      gridLine(runs(`附件：${first.title}`), {
        keepNext: true,
        indent: { left: characters(5), hanging: characters(3) },
      }),
    ];
  }
  // Room for the number; a little more than it takes, or the tab after it would jump to the next stop.
  const number = attachments.length > 9 ? 1.7 : 1.2;
  return [
    ...blankLines(1, true),
    ...attachments.map((attachment, index) =>
      gridLine(runs(`${index === 0 ? '附件：' : ''}${index + 1}.\t${attachment.title}`), {
        alignment: AlignmentType.LEFT,
        keepNext: true,
        indent: { left: characters(5 + number), hanging: characters(number + (index === 0 ? 3 : 0)) },
        tabStops: [{ type: TabStopType.LEFT, position: characters(5 + number) }],
      }),
    ),
  ];
}

/** An attachment's own pages: 附件 and number in 三号黑体 on the first line, its title on the third. */
function attachmentPages(attachment: Attachment, number: number | null, setting: Setting): Piece[] {
  if (!attachment.blocks) return [];
  return [
    gridLine(runs(`附件${number ?? ''}`, { face: face.black }), { pageBreakBefore: true }),
    ...blankLines(1),
    ...title(attachment.title),
    ...blankLines(1),
    ...blocks(attachment.blocks, setting),
  ];
}

function signature(given: Signature): Paragraph[] {
  const place = signaturePlace(given);
  const line = (text: string, start: number, last: boolean): Paragraph =>
    gridLine(runs(text), {
      alignment: 'centre' in place ? AlignmentType.CENTER : AlignmentType.LEFT,
      indent: { left: start },
      keepNext: !last,
    });
  const from = (characterStart: number): number => Math.max(0, characters(characterStart));
  const [issuerStart, dateStart] =
    'centre' in place
      ? // Centred between this indent and the right edge of the type area.
        [Math.max(0, typeWidth - characters(2 * place.centre)), Math.max(0, typeWidth - characters(2 * place.centre))]
      : [from(place.issuer), from(place.date)];
  // Two lines of room for the seal; one without.
  return [
    ...blankLines(given.sealed ? 2 : 1, true),
    line(given.issuer, issuerStart, false),
    line(paperDay(given.day), dateStart, true),
  ];
}

/** 版记 at the foot of the last page; a letter's has neither lines nor printer (10.1). */
function imprint({ copies, printer, day }: Imprint, letter: boolean): Piece[] {
  const copied = copies === undefined ? [] : [{ text: `抄送：${copies}。`, hang: 3 }];
  if (letter) return copied.length === 0 ? [] : ruled(copied, { atFoot: true, between: false, rules: false });
  return ruled([...copied, { text: printer, right: `${paperDay(day)}印发` }], { atFoot: true, between: true });
}
