import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow as Row,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
} from 'docx';

import type { Align, Cell, TableBlock, TableRow, Text } from '#shared/document/model.ts';
import { textLines } from '#shared/document/plain.ts';
import { paperDay, widthInCharacters } from '#shared/document/words.ts';

import { alignment, exactly, gridLine, runs } from './docx-text.ts';
import { face, size, twips } from './measures.ts';

/** Table text is 小四: a cell of body size holds too little. */
const cellSize = size.smallFour;
const cellLine = 380;
const padding = { top: 40, bottom: 40, left: 85, right: 85 };

/** A table over the whole width, rows whole on one page, header rows repeated; caption above in 黑体. */
export function table(block: TableBlock, width: number): (Paragraph | Table)[] {
  const shares = block.widths.reduce((sum, share) => sum + share, 0);
  const columns = block.widths.map((share) => Math.floor((width * share) / shares));
  const header = block.header ?? [];
  const caption =
    block.caption === undefined
      ? []
      : [
          gridLine(runs(block.caption, { face: face.black, size: size.four }), {
            alignment: AlignmentType.CENTER,
            keepNext: true,
          }),
        ];
  return [
    ...caption,
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: columns,
      layout: TableLayoutType.FIXED,
      // Word hangs tables out by the cell padding; the type area ends at the outer lines here.
      indent: { size: 0, type: WidthType.DXA },
      margins: padding,
      rows: [
        ...header.map((row) => tableRow(row, columns, true)),
        ...block.rows.map((row) => tableRow(row, columns, false)),
      ],
    }),
  ];
}

function tableRow(row: TableRow, columns: readonly number[], header: boolean): Row {
  const prose = row.cells.some((cell) => typeof cell !== 'string' && cell.kind === 'prose');
  const height = twips(row.height ?? 9);
  return new Row({
    tableHeader: header,
    // Long records run over pages; short rows stay whole.
    cantSplit: !prose,
    height: { value: height, rule: HeightRule.ATLEAST },
    children: row.cells.map((cell) =>
      tableCell(typeof cell === 'string' ? { kind: 'text', text: cell } : cell, { header, height, columns }),
    ),
  });
}

/** Where a cell stands: in a header or not, the least height of its row, the columns of its table. */
interface Place {
  readonly header: boolean;
  readonly height: number;
  readonly columns: readonly number[];
}

function tableCell(cell: Exclude<Cell, string>, place: Place): TableCell {
  const top = cell.kind === 'prose' || cell.kind === 'opinion';
  return new TableCell({
    ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
    ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
    verticalAlign: top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    children: content(cell, place),
  });
}

function content(cell: Exclude<Cell, string>, { header, height, columns }: Place): Paragraph[] {
  switch (cell.kind) {
    case 'label':
      return lines(cell.text, cell.align ?? 'centre', face.black);
    case 'text':
      return lines(cell.text, cell.align ?? (header ? 'centre' : 'left'), header ? face.black : face.body);
    case 'prose':
      return cell.paragraphs.flatMap(textLines).map((text) =>
        cellParagraph(text, {
          alignment: AlignmentType.JUSTIFIED,
          indent: { firstLine: cellSize * 20, firstLineChars: 200 },
        }),
      );
    case 'signature':
      return lines(
        [cell.name ?? '', ...(cell.day === undefined ? [] : [paperDay(cell.day)])].join('\n'),
        'centre',
        face.body,
      );
    case 'opinion': {
      const text = cell.text ?? '';
      // Opinions stand in the last columns. What the text leaves of the row goes above the signature.
      const width =
        columns.slice(-(cell.columns ?? 1)).reduce((sum, column) => sum + column, 0) - padding.left - padding.right;
      const room = height - padding.top - padding.bottom - cellLine * (lineCount(text, width) + 1);
      const day = cell.day === undefined ? '　　年　　月　　日' : paperDay(cell.day);
      return [
        ...lines(text, 'left', face.body),
        cellParagraph(`签字：${cell.name ?? '　　　　　'}　　${day}`, {
          alignment: AlignmentType.RIGHT,
          spacing: exactly(cellLine, Math.max(60, room)),
        }),
      ];
    }
  }
}

/** About how many lines of cell text a width in twips needs. */
function lineCount(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthInCharacters(line) * cellSize * 10) / width)), 0);
}

/** A cell's text, a paragraph for each line of it. */
function lines(text: Text, align: Align, name: string): Paragraph[] {
  const parts: readonly Text[] = typeof text === 'string' ? text.split(/\r\n|\r|\n/u) : [text];
  return parts.map((part) => cellParagraph(part, { alignment: alignment(align) }, name));
}

function cellParagraph(text: Text, options: IParagraphOptions, name: string = face.body): Paragraph {
  return new Paragraph({
    spacing: exactly(cellLine),
    ...options,
    children: runs(text, { face: name, size: cellSize }),
  });
}
