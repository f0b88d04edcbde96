import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { PreviewRow } from '#features/import/contract.ts';
import { withForms } from '#features/import/facts-form.ts';
import { casesIn, type Placed } from '#features/import/facts-rows.ts';
import { headerOf, type Sheet } from '#features/import/facts-table.ts';
import { endThread } from '#platform/uploads/run.ts';
import { readTables } from '#platform/uploads/tables.ts';
import type { Program } from '../compose.ts';
import { bytesOf } from './lines.ts';
import type { Desk } from './run.ts';
import { exits, refusal } from './speak.ts';
import { stoppable } from './stoppable.ts';
import { actAs, type Acting, type Told } from './who.ts';

/** `import cases` of a table: registers as offices keep them, their columns as their names tell. Looked at whole, then brought in. */

export interface WithAlike {
  readonly withAlike?: boolean;
}
interface TableFile {
  readonly acting: Acting;
  readonly name: string;
  readonly sheets: readonly Sheet[];
  readonly remembered: Readonly<Record<string, string>>;
}
const step = 100;

export async function tablesOf(program: Program, desk: Desk, told: Told, file: string): Promise<TableFile> {
  const acting = await actAs(program, told, desk.language);
  const remembered = await acting.client.import.columns({});
  const name = basename(file).slice(-200);
  return { acting, name, remembered, sheets: withForms(await readTables(await bytesOf(file), name).finally(endThread), remembered) };
}

export async function bringTables(desk: Desk, { acting, name, sheets, remembered }: TableFile, { withAlike = false }: WithAlike): Promise<void> {
  const { say } = desk;
  const read = sheets.map((sheet) => ({ sheet, header: headerOf(sheet.rows, remembered) }));
  const open = read.filter(({ sheet, header }) => sheet.hidden !== true && header >= 0);
  if (open.length === 0) throw refusal('REFUSED', 'cli.neither_kind', { file: name });
  const placed = open.flatMap(({ sheet, header }) => casesIn(sheet, header, remembered).map(({ row, raw }): Placed => ({ row: open.length > 1 ? `${sheet.name} ${row}` : row, raw })));
  const rows = await looked(acting, placed);
  const fresh = rows.filter(({ row, once }) => once && row.state === 'new' && (withAlike || row.alike === null));
  const batchId = randomUUID();
  let created = 0;
  const cancelled = await stoppable(async (stopped) => {
    for (let at = 0; at < fresh.length; at += step) {
      if (stopped()) return true;
      const part = fresh.slice(at, at + step);
      await acting.client.import.cases({ commandId: randomUUID(), batchId, name, cases: part.map(({ placed: { raw } }) => ({ ...raw })) });
      created += part.length;
      if (created % 1000 === 0) desk.beside(say('cli.said.progress', { read: created, created }));
    }
    return false;
  });
  const refused = rows.filter(({ row }) => row.state === 'refused').map(({ row, placed: { row: place } }) => ({ row: place, id: row.key, reason: row.reason ?? 'empty', message: say(`import.refused.${row.reason ?? 'empty'}`, { ...row.facts, key: row.key ?? '' }) }));
  const alike = withAlike ? [] : rows.filter(({ row, once }) => once && row.state === 'new' && row.alike !== null).map(({ row, placed: { row: place } }) => ({ row: place, theme: row.theme, code: row.alike }));
  const guessed = fresh.flatMap(({ row, placed: { row: place } }) => row.notes.filter((note) => note.kind !== 'cleaned').map(({ field, from, to }) => ({ row: place, field, from, to })));
  const out = read.filter((one) => !open.includes(one)).map(({ sheet }) => ({ sheet: sheet.name, why: sheet.hidden === true ? ('hidden' as const) : ('none' as const) }));
  const hidden = open.flatMap(({ sheet }) => (sheet.hiddenRows === undefined ? [] : [{ sheet: sheet.name, rows: sheet.hiddenRows }]));
  const sum = { read: rows.length, created, unchanged: rows.filter(({ row, once }) => row.state === 'unchanged' || (row.state === 'new' && !once)).length };
  desk.tell(
    { ...sum, import: created > 0 ? batchId : null, alike, guessed, refused, left_out: out, hidden_rows: hidden },
    say('cli.said.imported_table', { ...sum, alike: alike.length, guessed: guessed.length, refused: refused.length }),
    ...out.map((one) => say('cli.said.sheet_out', { name: one.sheet, why: say(`cli.said.out_${one.why}`) })),
    ...hidden.map((one) => say('cli.said.hidden_rows', { name: one.sheet, rows: one.rows.join('、') })),
    ...refused.map((one) => say('cli.said.refused_row', { row: one.row, message: one.message })),
    ...alike.map((one) => say('cli.said.alike_case', { row: one.row, theme: one.theme ?? '', code: one.code ?? '' })),
    ...guessed.map((one) => say(one.to === null ? 'cli.said.unread' : 'cli.said.guessed', { id: one.row, from: one.from, to: one.to ?? '' })),
    ...(created > 0 ? [say('cli.said.import_id', { id: batchId })] : []),
  );
  if (!cancelled) return;
  desk.beside(say(created > 0 ? 'cli.said.cancelled' : 'cli.said.cancelled_none', { created, id: batchId }));
  desk.exit(exits.cancelled);
}

interface Seen {
  readonly placed: Placed;
  readonly row: PreviewRow;
  /** False for a row that stood in the file before. */
  readonly once: boolean;
}

async function looked({ client }: Acting, placed: readonly Placed[]): Promise<Seen[]> {
  const keys = new Set<string>();
  const seen: Seen[] = [];
  for (let at = 0; at < placed.length; at += step) {
    const part = placed.slice(at, at + step);
    for (const row of await client.import.preview({ cases: part.map(({ raw }) => ({ ...raw })) })) {
      const one = part[row.at];
      if (one === undefined) continue;
      seen.push({ placed: one, row, once: row.key === null || row.state !== 'new' || !keys.has(row.key) });
      if (row.key !== null) keys.add(row.key);
    }
  }
  return seen;
}
