import { markSize } from '#shared/document/mark.ts';
import { red } from '#shared/document/measures.ts';
import type { Attachment, Imprint, OfficialPaper, RedHead, Signature } from '#shared/document/model.ts';
import { signaturePlace } from '#shared/document/signature.ts';
import { paperDay } from '#shared/document/words.ts';

import { typeWidth } from '../measures.ts';
import { blocks, title, type Setting } from './blocks.ts';
import { letterHead } from './letter.ts';
import { blank, characters, gridLine, gridPitch, line, mm, points, stretches, type Line, type Piece } from './pieces.ts';
import { ruled } from './ruled.ts';

/** A paper by GB/T 9704-2012, from 发文机关标志 to 版记; docx-official.ts writes the same. */
export function official(document: OfficialPaper, setting: Setting): Piece[] {
  const attachments = document.attachments ?? [];
  const letter = document.form === 'letter';
  return [
    ...(document.head ? [...(letter ? letterHead(document.head) : redHead(document.head)), blank(2)] : []),
    ...title(document.title),
    blank(1, true),
    ...(document.addressees === undefined ? [] : [gridLine(stretches(`${document.addressees}：`))]),
    // The signature shall not stand on a page without text, so the last paragraph goes with it; but not the only one,
    // since the first page must show text.
    ...blocks(document.blocks, { ...setting, keepLast: document.signature !== undefined && document.blocks.length > 1 }),
    ...attachmentNames(attachments),
    ...(document.signature ? signature(document.signature) : []),
    ...(document.note === undefined ? [] : [gridLine(stretches(`（${document.note}）`), { first: characters(2) })]),
    ...attachments.flatMap((attachment, index) => attachmentPages(attachment, attachments.length > 1 ? index + 1 : null, setting)),
    ...(document.imprint ? imprint(document.imprint, letter) : []),
  ];
}

/** 发文机关标志 35 mm below the top of the type area; 发文字号 two lines below; red line 4 mm below that. */
function redHead({ issuer, number, signatory }: RedHead): Piece[] {
  const size = markSize(issuer, typeWidth / 20);
  const pitch = size * 1.25;
  const mark = line(stretches(issuer, 'title', { colour: red }), { size, pitch }, {
    // Characters stand in the middle of their line, so the space above is 35 mm less half the line's air.
    align: 'centre', before: mm(35) - (pitch - size) / 2,
  });
  const rule = (air: number): Piece => ({ kind: 'rule', space: mm(4) - air, thick: 1.5, colour: red });
  if (number === undefined) return [mark, rule((pitch - size) / 2)];
  const numbered: Line = signatory === undefined
    ? gridLine(stretches(number), { align: 'centre' })
    : gridLine(stretches(`　${number}`), { align: 'left', end: [...stretches('签发人：'), ...stretches(signatory, 'kai'), ...stretches('　')] });
  return [mark, blank(2), numbered, rule((gridPitch - points.three) / 2)];
}

/** 附件说明: one line below the body, indented by two; names turn over under their own first character. */
function attachmentNames(attachments: readonly Attachment[]): Piece[] {
  const [first] = attachments;
  if (!first) return [];
  if (attachments.length === 1)
    return [blank(1, true), gridLine(stretches(`附件：${first.title}`), { keep: true, left: characters(2), hang: characters(3) })];
  const room = attachments.length > 9 ? 1.7 : 1.2;
  return [
    blank(1, true),
    ...attachments.map((attachment, index) => {
      const width = room + (index === 0 ? 3 : 0);
      return gridLine(stretches(attachment.title), {
        align: 'left', keep: true, left: characters(index === 0 ? 2 : 5), hang: characters(width),
        number: { width: characters(width), runs: stretches(`${index === 0 ? '附件：' : ''}${index + 1}.`) },
      });
    }),
  ];
}

/** An attachment's own pages: 附件 and number in 三号黑体 on the first line, its title on the third. */
function attachmentPages({ title: name, blocks: content }: Attachment, number: number | null, setting: Setting): Piece[] {
  if (!content) return [];
  return [
    { kind: 'break' }, gridLine(stretches(`附件${number ?? ''}`, 'black')), blank(1),
    ...title(name, { level: 2 }), blank(1), ...blocks(content, setting),
  ];
}

/** Two lines of room for the seal; one without. */
function signature(given: Signature): Piece[] {
  const place = signaturePlace(given);
  const set = (text: string, start: number, keep: boolean): Line =>
    gridLine(stretches(text), { align: 'centre' in place ? 'centre' : 'left', left: Math.max(0, start), keep });
  // Sealed: centred between this indent and the right edge of the type area.
  const [issuer, date] = 'centre' in place
    ? [typeWidth / 20 - characters(2 * place.centre), typeWidth / 20 - characters(2 * place.centre)]
    : [characters(place.issuer), characters(place.date)];
  return [blank(given.sealed ? 2 : 1, true), set(given.issuer, issuer, true), set(paperDay(given.day), date, false)];
}

/** 版记 at the foot of the last page; a letter's has neither lines nor printer (10.1). */
function imprint({ copies, printer, day }: Imprint, letter: boolean): Piece[] {
  const copied = copies === undefined ? [] : [{ text: `抄送：${copies}。`, hang: 3 }];
  if (letter) return copied.length === 0 ? [] : [ruled(copied, { foot: true, between: false, rules: false })];
  return [ruled([...copied, { text: printer, end: `${paperDay(day)}印发` }], { foot: true, between: true })];
}
