import {
  AlignmentType, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow as Row, VerticalAlignTable, WidthType,
  type IParagraphOptions,
} from 'docx';

import type { Align, Cell, CellContent, TableBlock, TableRow, Text } from '#shared/document/model.ts';
import { paperDay } from '#shared/document/words.ts';

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
  const caption = block.caption === undefined ? [] : [
    gridLine(runs(block.caption, { face: face.black, size: size.four }), { alignment: AlignmentType.CENTER, keepNext: true }),
  ];
  return [...caption, new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    // Word hangs tables out by the cell padding; the type area ends at the outer lines here.
    indent: { size: 0, type: WidthType.DXA },
    margins: padding,
    rows: [...header.map((row) => tableRow(row, true)), ...block.rows.map((row) => tableRow(row, false))],
  })];
}

function tableRow(row: TableRow, header: boolean): Row {
  const prose = row.cells.some((cell) => typeof cell !== 'string' && cell.kind === 'prose');
  return new Row({
    tableHeader: header,
    // Long records run over pages; short rows stay whole.
    cantSplit: !prose,
    height: { value: twips(row.height ?? 9), rule: HeightRule.ATLEAST },
    children: row.cells.map((cell) => tableCell(typeof cell === 'string' ? { kind: 'text', text: cell } : cell, header)),
  });
}

function tableCell(cell: Exclude<Cell, string>, header: boolean): TableCell {
  const top = cell.kind === 'prose' || cell.kind === 'opinion';
  return new TableCell({
    ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
    ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
    verticalAlign: top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    children: content(cell, header),
  });
}

function content(cell: CellContent, header: boolean): Paragraph[] {
  switch (cell.kind) {
    case 'label': return lines(cell.text, cell.align ?? 'centre', face.black);
    case 'text': return lines(cell.text, cell.align ?? (header ? 'centre' : 'left'), header ? face.black : face.body);
    case 'prose': return cell.paragraphs.map((text) =>
      cellParagraph(text, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: cellSize * 20, firstLineChars: 200 } }));
    case 'signature': return lines([{ text: signed(cell.name ?? '', cell.day) }], cell.name ? 'centre' : 'left', face.body);
    case 'opinion': return [
      ...lines(cell.text ?? '', 'left', face.body),
      cellParagraph(signed(`签字：${cell.name ?? '　　　　　'}`, cell.day ?? null), {
        alignment: AlignmentType.RIGHT, spacing: exactly(cellLine, 120),
      }),
    ];
  }
}

/** Name and day; `null` leaves room for a day to be written by hand, undefined leaves the day out. */
function signed(name: string, day: string | null | undefined): string {
  if (day === undefined) return name;
  return `${name}　　${day === null ? '　　年　　月　　日' : paperDay(day)}`;
}

/** A cell's text, a paragraph for each line of it. */
function lines(text: Text, align: Align, name: string): Paragraph[] {
  const parts: readonly Text[] = typeof text === 'string' ? text.split(/\r\n|\r|\n/u) : [text];
  return parts.map((part) => cellParagraph(part, { alignment: alignment(align) }, name));
}

/** Off the grid: the grid would squeeze 12 pt characters by what only 16 pt ones need, and stretch the lines. */
function cellParagraph(text: Text, options: IParagraphOptions, name: string = face.body): Paragraph {
  return new Paragraph({ spacing: exactly(cellLine), ...options, children: runs(text, { face: name, size: cellSize }) });
}
