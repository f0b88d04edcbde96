import { fieldOf, headerOf, type Cell, type Sheet } from './facts-table.ts';
import { plainTitle } from './facts-titles.ts';

/** Forms of the field, where a name stands before its value (党支部工作记录): each is one activity, and becomes a row of a table. Pure. */

/** Names that a form has and no column of ours means. */
const others = /^(?:主持人?|记录人?|应到.*|实到.*|列席.*|请假.*|缺席.*|其他|整改情况|准备情况|参加对象|审核.*|附件)$/u;
const isName = (cell: Cell, remembered: Readonly<Record<string, string>>): cell is string =>
  typeof cell === 'string' && cell.trim().length <= 20 && plainTitle(cell) !== '' && (others.test(plainTitle(cell)) || fieldOf(cell, remembered) !== 'ignore');

/** Cells of a row without the repeats of merged ones. */
const apart = (row: readonly Cell[]): Cell[] => row.filter((cell, at) => cell !== null && (at === 0 || cell !== row[at - 1]));

type Pair = readonly [title: string, value: Cell];

/** The pairs of a form, in its order; null where it is a table, or nothing. */
function pairsOf(sheet: Sheet, remembered: Readonly<Record<string, string>>): Pair[] | null {
  const header = headerOf(sheet.rows, remembered);
  if (header >= 0) {
    // Names of columns stand side by side; names of a form have their values between them.
    const cells = apart(sheet.rows[header] ?? []);
    const names = cells.map((cell) => isName(cell, remembered));
    const besides = names.filter((is, at) => is && names[at + 1] === true).length;
    if (besides * 2 >= names.filter(Boolean).length - 1) return null;
  }
  const pairs: Pair[] = [];
  for (const row of sheet.rows) {
    const cells = apart(row);
    for (let at = 0; at < cells.length; at += 1) {
      const title = cells[at] ?? null;
      if (!isName(title, remembered)) continue;
      const value = cells[at + 1] ?? null;
      pairs.push([title.trim(), value]);
      at += 1;
    }
  }
  const fields = new Set(pairs.filter(([, value]) => value !== null).map(([title]) => fieldOf(title, remembered)));
  fields.delete('ignore');
  return fields.size >= 3 && (fields.has('theme') || fields.has('held_on')) ? pairs : null;
}

/** The tables of a file, with all forms in it as one table more. */
export function withForms(sheets: readonly Sheet[], remembered: Readonly<Record<string, string>> = {}): Sheet[] {
  const read = sheets.map((sheet) => ({ sheet, pairs: pairsOf(sheet, remembered) }));
  const forms = read.flatMap(({ sheet, pairs }) => (pairs === null ? [] : [{ name: sheet.name, pairs }]));
  if (forms.length === 0) return [...sheets];
  const titles = [...new Set(forms.flatMap(({ pairs }) => pairs.map(([title]) => title)))];
  const rows = forms.map(({ pairs }) => titles.map((title): Cell => {
    const values = pairs.filter(([name, value]) => name === title && value !== null).map(([, value]) => value);
    return values.length <= 1 ? (values[0] ?? null) : values.map(String).join('\n');
  }));
  const name = forms.length === 1 ? (forms[0]?.name ?? '') : `${forms[0]?.name ?? ''}–${forms.at(-1)?.name ?? ''}`;
  const table: Sheet = { name, rows: [titles, ...rows], from: ['', ...forms.map((form) => form.name)] };
  return [...read.filter(({ pairs }) => pairs === null).map(({ sheet }) => sheet), table];
}
