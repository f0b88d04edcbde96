import { lettersOf } from '#shared/cells.ts';
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

/** A table on its side, names down the first column and an activity in each column after it, set upright; null where it is none. */
function upright(sheet: Sheet, remembered: Readonly<Record<string, string>>): Sheet | null {
  const rows = sheet.rows.filter((row) => isName(row[0] ?? null, remembered));
  const fields = new Set(rows.map((row) => fieldOf(String(row[0]), remembered)));
  fields.delete('ignore');
  if (fields.size < 3 || !fields.has('theme') || rows.length * 2 < sheet.rows.length || rows.some((row) => row.slice(1).some((cell) => isName(cell, remembered)))) return null;
  const wide = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: wide - 1 }, (_, at) => at + 1).filter((at) => rows.some((row) => filled(row[at])));
  const themes = rows.filter((row) => fieldOf(String(row[0]), remembered) === 'theme');
  // A form whose values were merged over several columns tells one activity; different themes side by side tell several.
  if (columns.length < 2 || new Set(columns.flatMap((at) => themes.map((row) => row[at] ?? null).find(filled) ?? [])).size < 2) return null;
  return { name: sheet.name, rows: [rows.map((row) => row[0] ?? null), ...columns.map((at) => rows.map((row) => row[at] ?? null))], from: ['', ...columns.map((at) => lettersOf(at))] };
}
const filled = (cell: Cell | undefined): cell is string | number => cell !== null && cell !== undefined && String(cell).trim() !== '';

/** The tables of a file, with all forms in it as one table more. */
export function withForms(sheets: readonly Sheet[], remembered: Readonly<Record<string, string>> = {}): Sheet[] {
  const read = sheets.map((given) => {
    const turned = upright(given, remembered);
    return { sheet: turned ?? given, pairs: turned === null ? pairsOf(given, remembered) : null };
  });
  const forms = read.flatMap(({ sheet, pairs }) => (pairs === null ? [] : [{ name: sheet.name, pairs }]));
  if (forms.length === 0) return read.map(({ sheet }) => sheet);
  const titles = [...new Set(forms.flatMap(({ pairs }) => pairs.map(([title]) => title)))];
  const rows = forms.map(({ pairs }) => titles.map((title): Cell => {
    const values = pairs.filter(([name, value]) => name === title && value !== null).map(([, value]) => value);
    return values.length <= 1 ? (values[0] ?? null) : values.map(String).join('\n');
  }));
  const name = forms.length === 1 ? (forms[0]?.name ?? '') : `${forms[0]?.name ?? ''}–${forms.at(-1)?.name ?? ''}`;
  const table: Sheet = { name, rows: [titles, ...rows], from: ['', ...forms.map((form) => form.name)] };
  return [...read.filter(({ pairs }) => pairs === null).map(({ sheet }) => sheet), table];
}
