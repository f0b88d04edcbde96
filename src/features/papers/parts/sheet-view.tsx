import type { Sheet, SheetCell, SheetColumnKind } from '#shared/document/sheet.ts';
import { createFormat, yuanText } from '#shared/format.ts';
import { writeBlock } from '#shared/text/clipboard.ts';

const paper = createFormat('zh-Hans');

/** A cell as its file shows it. */
export function cellText(cell: SheetCell, kind: SheetColumnKind): string {
  if (cell === null) return '';
  if (kind === 'date' && typeof cell === 'string') return paper.day(cell);
  if (kind === 'money' && typeof cell === 'number') return yuanText(cell, ',');
  return String(cell);
}

/** A sheet on screen: wide, so it scrolls by itself and can be reached by keyboard. */
export function SheetView({ sheet }: { readonly sheet: Sheet }) {
  return (
    <div className="paper-sheet wide" lang="zh-Hans">
      {(sheet.notes ?? []).map((note, index) => (index === 0 ? <h2 key={note} className="paper-title">{note}</h2> : <p key={note} className="paper-small">{note}</p>))}
      <div className="table-scroll" tabIndex={0} role="group" aria-label={sheet.name}>
        <table className="paper-table sheet">
          <caption className="unseen">{sheet.name}</caption>
          <thead><tr>{sheet.columns.map(({ title, width }) => <th key={title} scope="col" style={{ minWidth: `${Math.min(width, 34) * 0.5}em` }}>{title}</th>)}</tr></thead>
          <tbody>
            {sheet.rows.map((row, at) => <tr key={at}>{row.map((cell, index) => <td key={index}>{cellText(cell, sheet.columns[index]?.kind ?? 'text')}</td>)}</tr>)}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The sheet as a spreadsheet's clipboard holds it: cells by tabs, rows by lines; text that could run as a formula does not begin a cell. */
export const clipboardText = (sheet: Sheet): string =>
  writeBlock([sheet.columns.map(({ title }) => title), ...sheet.rows.map((row) => row.map((cell, index) => cellText(cell, sheet.columns[index]?.kind ?? 'text')))]);
