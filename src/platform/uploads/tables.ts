import { inspect } from './inspect.ts';
import { endingOf, safeName, unfit } from './kinds.ts';
import { inThread } from './run.ts';
import type { TableSheet } from './sheet-room.ts';

export type { TableSheet } from './sheet-room.ts';

/** Endings under which tables come. */
export const tableEndings = ['xlsx', 'xls', 'et', 'ods', 'csv', 'tsv', 'txt', 'docx', 'html', 'htm'] as const;

/**
 * The tables of a file, read in a thread of its own. Nothing in the file is ever run. What it is called tells only whether it is a table;
 * how it is read is told by what is in it, since many systems name everything .xls.
 * @throws Refusal naming what is wrong with the file.
 */
export async function readTables(bytes: Uint8Array, rawName: string): Promise<TableSheet[]> {
  const name = safeName(rawName);
  const ending = tableEndings.find((known) => known === endingOf(name));
  if (ending === undefined) throw unfit(endingOf(name) === 'doc' ? 'table_doc' : 'table_ending');
  if (bytes.byteLength === 0) throw unfit('empty');
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (ending === 'ods') return inThread({ do: 'tables', bytes, kind: packed ? 'ods' : 'loose' });
  if (ending !== 'xlsx' && ending !== 'docx' && !packed) return inThread({ do: 'tables', bytes, kind: 'loose' });
  await inspect(bytes, ending === 'docx' ? name : `${name}.xlsx`);
  return inThread({ do: 'tables', bytes, kind: ending === 'docx' ? 'docx' : 'xlsx' });
}
