import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlignTable,
  WidthType,
} from 'docx';

import { exactly, runs } from './docx-text.ts';
import { margin, size, twips, typeWidth } from './measures.ts';

/** A line of 版记 or of a newsletter's tail: text in 四号仿宋, turning over by `hang` characters, and text at the right. */
export interface RuledLine {
  readonly text: string;
  readonly hang?: number;
  readonly right?: string;
}

/** One blank of 四号. */
const blank = size.four * 10;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const thin = { ...thick, size: 6 };

/**
 * Lines between rules over the width of the type area: 0.35 mm outside, 0.25 mm between the lines when `between`;
 * without `rules` none at all.
 * At the foot of the last page (`atFoot`) the last rule lies on the lower edge of the type area (GB/T 9704-2012, 7.4).
 */
export function ruled(
  lines: readonly RuledLine[],
  { atFoot, between, rules = true }: { atFoot: boolean; between: boolean; rules?: boolean },
): (Table | Paragraph)[] {
  const last = lines.length - 1;
  const table = new Table({
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: [typeWidth],
    layout: TableLayoutType.FIXED,
    indent: { size: 0, type: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    // Blanks are indents of the text: programs do not agree whether a table begins at its line or at its text.
    margins: { left: 0, right: 0, top: 40, bottom: 40 },
    ...(atFoot
      ? {
          float: {
            // Measured from the page: LibreOffice floats no table as wide as the text when it is measured from the margin.
            horizontalAnchor: TableAnchorType.PAGE,
            absoluteHorizontalPosition: margin.left,
            verticalAnchor: TableAnchorType.MARGIN,
            relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
          },
        }
      : {}),
    rows: lines.map(
      (line, index) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(8), rule: HeightRule.ATLEAST },
          children: [
            new TableCell({
              verticalAlign: VerticalAlignTable.CENTER,
              borders: {
                top: index === 0 ? (rules ? thick : none) : between ? thin : none,
                bottom: index === last ? (rules ? thick : none) : between ? thin : none,
                left: none,
                right: none,
              },
              children: [ruledLine(line, index < last)],
            }),
          ],
        }),
    ),
  });
  // A floating table hangs on the paragraph after it, and the one before parts it from another table; the smallest.
  return atFoot ? [new Paragraph({ spacing: exactly(20) }), table, new Paragraph({ spacing: exactly(20) })] : [table];
}

function ruledLine({ text, hang = 0, right }: RuledLine, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    keepNext,
    spacing: exactly(440),
    indent: { left: blank + hang * blank, hanging: hang * blank, right: blank },
    tabStops: [{ type: TabStopType.RIGHT, position: typeWidth - blank }],
    children: runs(right === undefined ? text : `${text}\t${right}`, { size: size.four }),
  });
}
