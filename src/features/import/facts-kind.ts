import { lineReadingOf } from './facts-lines.ts';
import { columnsOf, headerOf, type Sheet } from './facts-table.ts';

/** What a sheet is of, as the names of its columns tell: past activities, or partners and their lists; null where they tell neither. Pure. */
export function kindOfSheet(sheet: Sheet, remembered: Readonly<Record<string, string>> = {}): 'activities' | 'partners' | null {
  const header = headerOf(sheet.rows, remembered);
  const told = new Set(header < 0 ? [] : columnsOf(sheet.rows, header, remembered).map(({ field }) => field));
  // A register tells what was done or when; a list of partners names units too, but neither.
  if (['theme', 'held_on', 'planned_on'].some((field) => told.has(field as never))) return 'activities';
  if (lineReadingOf(sheet, remembered).sheet !== null) return 'partners';
  return header < 0 ? null : 'activities';
}
