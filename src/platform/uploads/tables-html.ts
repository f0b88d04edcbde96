import { parse } from 'node-html-parser';
import { most, type Cell, type TableSheet } from './sheet-room.ts';

/** The tables of a page of HTML, as Word's papers become one and as systems hand them out under the name of .xls. Cells over several rows or columns hold their value each. */
export function htmlSheets(html: string): TableSheet[] {
  return parse(html, { blockTextElements: { script: false, style: false } }).querySelectorAll('table').map((table, index) => {
    const rows: Cell[][] = [];
    table.querySelectorAll('tr').forEach((line, row) => {
      const cells = (rows[row] ??= []);
      for (const cell of line.querySelectorAll('td, th')) {
        let at = 0;
        while (cells[at] !== undefined) at += 1;
        if (at >= most.columns) break;
        const text = cell.structuredText.trim();
        const [wide, high] = [Number(cell.getAttribute('colspan') ?? 1), Number(cell.getAttribute('rowspan') ?? 1)];
        for (let down = 0; down < Math.min(high, most.rows); down += 1) {
          for (let across = 0; across < Math.min(wide, most.columns); across += 1) (rows[row + down] ??= [])[at + across] = text === '' ? null : text;
        }
      }
    });
    return { name: `${index + 1}`, rows: rows.map((row) => Array.from(row, (cell) => cell ?? null)) };
  });
}
