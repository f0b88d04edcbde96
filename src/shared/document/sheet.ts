/**
 * A spreadsheet as data; `platform/documents/xlsx.ts` writes it. What a cell holds depends on its column:
 * `text` any text (never a formula), `date` a day `YYYY-MM-DD`, `integer` a whole number, `money` integer fen (shown
 * in yuan with two decimals), `percent` a ratio (0.25 is shown as 25.0%). Null is an empty cell in every column.
 */
export type SheetColumnKind = 'text' | 'date' | 'integer' | 'money' | 'percent';

export interface SheetColumn {
  readonly title: string;
  /** Width in Latin characters; a Han character takes two. */
  readonly width: number;
  readonly kind: SheetColumnKind;
}

export type SheetCell = string | number | null;

export interface Sheet {
  readonly name: string;
  /** Lines above the header: title, filter in force, 演示数据 notice. The first is set larger. */
  readonly notes?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Excel refuses more than 31 characters and some signs in a sheet's name, and quotes at its ends. */
export function sheetName(name: string): string {
  const plain = name
    .replace(/[\\/?*[\]:\u0000-\u001f]/gu, ' ')
    .replace(/^'+|'+$/gu, '')
    .trim();
  return [...plain].slice(0, 31).join('') || 'Sheet';
}
