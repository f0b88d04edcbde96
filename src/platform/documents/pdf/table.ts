import type { Align, Cell, TableBlock, TableRow, Text } from '#shared/document/model.ts';
import { textLines } from '#shared/document/plain.ts';
import { plainLines } from '#shared/document/plain.ts';
import { paperDay } from '#shared/document/words.ts';

import { line, mm, points, stretches, type FaceKey, type Line, type Piece, type Row, type Table } from './pieces.ts';

/** As the .docx writer sets them: 小四 on 19 pt, cells padded by 0.7 and 1.5 mm. */
const type = { size: points.smallFour, pitch: 19 };
const inset = { x: 4.25, y: 2 };

/** A table over the whole width, short rows whole on one page, header rows repeated; caption above in 黑体. */
export function table(block: TableBlock, width: number): Piece[] {
  const shares = block.widths.reduce((sum, share) => sum + share, 0);
  const caption = block.caption === undefined
    ? []
    : [line(stretches(block.caption, 'black'), { size: points.four, pitch: 28.95 }, { align: 'centre', keep: true })];
  return [
    ...caption,
    {
      kind: 'table', inset, columns: block.widths.map((share) => (width * share) / shares),
      header: (block.header ?? []).map((row) => tableRow(row, true)), rows: block.rows.map((row) => tableRow(row, false)),
    } satisfies Table,
  ];
}

type FullCell = Exclude<Cell, string>;

function tableRow(row: TableRow, header: boolean): Row {
  const cells = row.cells.map((cell): FullCell => (typeof cell === 'string' ? { kind: 'text', text: cell } : cell));
  // Long records run over pages; short rows stay whole.
  const breakable = cells.some((cell) => cell.kind === 'prose');
  const strut = cells.findIndex((cell) => (cell.rows ?? 1) === 1 && cell.kind !== 'opinion');
  return {
    height: mm(row.height ?? 9) - 2 * inset.y, breakable,
    cells: cells.map((cell, index) => ({
      columns: cell.columns ?? 1, rows: cell.rows ?? 1, top: cell.kind === 'prose' || cell.kind === 'opinion', strut: index === strut,
      ...content(cell, header),
    })),
  };
}

function content(cell: FullCell, header: boolean): { pieces: Piece[]; foot?: Piece[] } {
  switch (cell.kind) {
    case 'label':
      return { pieces: lines(cell.text, cell.align ?? 'centre', 'black') };
    case 'text':
      return { pieces: lines(cell.text, cell.align ?? (header ? 'centre' : 'left'), header ? 'black' : 'body') };
    case 'prose':
      return { pieces: cell.paragraphs.flatMap(textLines).map((text) => line(stretches(text), type, { align: 'justify', first: 2 * points.smallFour })) };
    case 'signature':
      return { pieces: lines([cell.name ?? '', ...(cell.day === undefined ? [] : [paperDay(cell.day)])].join('\n'), 'centre', 'body') };
    case 'opinion': {
      const day = cell.day === undefined ? '　　年　　月　　日' : paperDay(cell.day);
      return {
        pieces: lines(cell.text ?? '', 'left', 'body'),
        foot: [line(stretches(`签字：${cell.name ?? '　　　　　'}　　${day}`), type, { align: 'right', before: 3 })],
      };
    }
  }
}

/** A cell's text, a paragraph for each line of it. */
function lines(text: Text, align: Align, face: FaceKey): Line[] {
  const parts: readonly Text[] = typeof text === 'string' ? plainLines(text) : [text];
  return parts.map((part) => line(stretches(part === '' && parts.length > 1 ? '\u200b' : part, face), type, { align }));
}
