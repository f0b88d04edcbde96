import type { Sheet, SheetCell, SheetColumn } from '#shared/document/sheet.ts';
import { paperDay } from '#shared/document/words.ts';
import { isDay } from '#shared/dates.ts';
import { plainLines } from '#shared/document/plain.ts';

import { title } from './blocks.ts';
import { line, points, stretches, type Piece } from './pieces.ts';

/** 小五: a sheet has many columns. */
const type = { size: 9, pitch: 13 };
const inset = { x: 3, y: 2 };

/** A sheet as a table over the width of a page on its side: first note as title, the others above, header repeated. */
export function sheet({ name, notes = [], columns, rows }: Sheet, width: number): Piece[] {
  const [heading = name, ...others] = notes;
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  return [
    ...title(heading, { width, after: others.length > 0 ? 0 : 8 }),
    ...others.map((text, index) => line(stretches(text), { size: points.five, pitch: 18 }, { keep: true, ...(index === others.length - 1 ? { after: 3 } : {}) })),
    {
      kind: 'sheet', ...type, inset, columns: columns.map((column) => ({ width: (width * column.width) / shares, align: side[column.kind] })),
      header: columns.map((column) => plainLines(column.title)),
      rows: rows.map((cells) => columns.map((column, index) => plainLines(shown(cells[index] ?? null, column)))),
    },
  ];
}

const side = { text: 'left', date: 'centre', integer: 'right', money: 'right', percent: 'right' } as const;

const grouped = new Intl.NumberFormat('en-US');
const yuan = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** As the spreadsheet shows it. */
function shown(value: SheetCell, { kind }: SheetColumn): string {
  if (value === null) return '';
  if (typeof value === 'string') return kind === 'date' && isDay(value) ? paperDay(value) : value;
  if (kind === 'money') return yuan.format(value / 100);
  return kind === 'percent' ? `${(value * 100).toFixed(1)}%` : grouped.format(value);
}
