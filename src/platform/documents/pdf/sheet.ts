import type { Sheet, SheetCell, SheetColumn } from '#shared/document/sheet.ts';
import { paperDay } from '#shared/document/words.ts';
import { isDay } from '#shared/dates.ts';
import { plainLines } from '#shared/document/plain.ts';

import { title } from './blocks.ts';
import { line, points, stretches, type FaceKey, type Line, type Piece } from './pieces.ts';

/** 小五: a sheet has many columns. */
const type = { size: 9, pitch: 13 };
const inset = { x: 3, y: 2 };

/** A sheet as a table over the width of a page on its side: first note as title, the others above, header repeated. */
export function sheet({ name, notes = [], columns, rows }: Sheet, width: number): Piece[] {
  const [heading = name, ...others] = notes;
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const row = (cells: readonly Line[][]) => ({
    height: 0, breakable: true,
    cells: cells.map((pieces) => ({ columns: 1, rows: 1, top: false, strut: false, pieces })),
  });
  return [
    ...title(heading, { width, after: others.length > 0 ? 0 : 8 }),
    ...others.map((text, index) => line(stretches(text), { size: points.five, pitch: 18 }, { keep: true, ...(index === others.length - 1 ? { after: 3 } : {}) })),
    {
      kind: 'table', inset, columns: columns.map((column) => (width * column.width) / shares),
      header: [row(columns.map((column) => cell(column.title, 'centre', 'black')))],
      rows: rows.map((cells) => row(columns.map((column, index) => cell(shown(cells[index] ?? null, column), side[column.kind], 'body')))),
    },
  ];
}

const side = { text: 'left', date: 'centre', integer: 'right', money: 'right', percent: 'right' } as const;

const cell = (text: string, align: Line['align'], face: FaceKey): Line[] =>
  plainLines(text).map((words) => line(stretches(words === '' ? '\u200b' : words, face), type, { align }));

const grouped = new Intl.NumberFormat('en-US');
const yuan = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** As the spreadsheet shows it. */
function shown(value: SheetCell, { kind }: SheetColumn): string {
  if (value === null) return '';
  if (typeof value === 'string') return kind === 'date' && isDay(value) ? paperDay(value) : value;
  if (kind === 'money') return yuan.format(value / 100);
  return kind === 'percent' ? `${(value * 100).toFixed(1)}%` : grouped.format(value);
}
