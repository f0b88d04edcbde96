import { inspect } from './inspect.ts';
import { endingOf, safeName, unfit } from './kinds.ts';
import { inThread } from './run.ts';
import type { TableSheet } from './tables-sheet.ts';

export type { TableSheet } from './tables-sheet.ts';

/**
 * The tables of a .xlsx, .csv or .docx, read in a thread of its own. Nothing in the file is ever run.
 * @throws Refusal naming what is wrong with the file.
 */
export async function readTables(bytes: Uint8Array, rawName: string): Promise<TableSheet[]> {
  const ending = endingOf(safeName(rawName));
  if (ending !== 'csv' && ending !== 'xlsx' && ending !== 'docx') throw unfit('table_ending');
  if (ending !== 'csv') await inspect(bytes, rawName);
  return inThread({ do: 'tables', bytes, ending });
}
