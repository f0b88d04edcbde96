import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { lineReadingOf, linesOf as rowsOf, type Line } from '#features/import/facts-lines.ts';
import { acrossSteps, type LookedLine } from '#features/import/facts-lines-shown.ts';
import { endThread } from '#platform/uploads/run.ts';
import { readTables } from '#platform/uploads/tables.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from '../compose.ts';
import { bytesOf } from './lines.ts';
import type { Desk } from './run.ts';
import { exits } from './speak.ts';
import { stoppable } from './stoppable.ts';
import { actAs, type Acting, type Told } from './who.ts';

/** `import partners`: sheets of partners and their lists, their columns as their names tell. */

interface Found {
  readonly line: Line;
  readonly row: LookedLine;
}
const step = 100;

export async function bringPartners(program: Program, desk: Desk, told: Told, file = ''): Promise<void> {
  const acting = await actAs(program, told, desk.language);
  const remembered = await acting.client.import.columns({});
  const sheets = await readTables(await bytesOf(file), basename(file)).finally(endThread);
  const readings = sheets.map((sheet) => ({ sheet, reading: lineReadingOf(sheet, remembered) }));
  const lines = (['units', 'offers'] as const).flatMap((as) => readings.flatMap(({ sheet, reading }) => (reading.sheet === as ? rowsOf(sheet, reading).map((line) => (sheets.length > 1 ? { ...line, row: `${sheet.name} ${line.row}` } : line)) : [])));
  if (lines.length === 0) throw new Refusal('REFUSED', [need('lines.none_known')]);
  const found = await looked(acting, lines);
  const coming = found.filter(({ row }) => row.state === 'new' || row.state === 'filled');
  const batchId = randomUUID();
  const sum = { read: lines.length, created: 0, filled: 0, unchanged: found.filter(({ row }) => row.state === 'unchanged').length };
  const toldIn = (): void => desk.beside(desk.say(sum.created + sum.filled > 0 ? 'cli.said.cancelled' : 'cli.said.cancelled_none', { created: sum.created + sum.filled, id: batchId }));
  const cancelled = await stoppable(async (stopped) => {
    for (let at = 0; at < coming.length; at += step) {
      if (stopped()) return true;
      const part = coming.slice(at, at + step);
      await acting.client.import.lines({ commandId: randomUUID(), batchId, name: basename(file).slice(0, 200), lines: part.map(({ line }) => ({ ...line.raw })) });
      sum.created += part.filter(({ row }) => row.state === 'new').length;
      sum.filled += part.filter(({ row }) => row.state === 'filled').length;
      if ((at / step) % 10 === 9) desk.beside(desk.say('cli.said.progress', { read: at + part.length, created: sum.created + sum.filled }));
    }
    return false;
  });
  const refused = found.flatMap(({ line, row }) => row.wrong.map((one) => ({ row: line.row, cell: line.cells[one.field] ?? null, field: one.field, reason: one.reason, message: desk.say(`lines.wrong.${one.reason}`, one.facts) })));
  const alike = found.filter(({ row }) => row.alike.length > 0).map(({ line, row }) => ({ row: line.row, name: row.unit, may_be: row.alike.map(({ id, name }) => ({ id, name })) }));
  const left = readings.flatMap(({ reading }) => reading.columns.filter(({ field }) => field === 'private').map(({ title }) => title));
  desk.tell(
    { ...sum, import: coming.length > 0 ? batchId : null, alike, left_out: left, refused },
    desk.say('cli.said.lines', { ...sum, refused: new Set(refused.map(({ row }) => row)).size }),
    ...(left.length > 0 ? [desk.say('lines.private_said', { titles: left.join('”“') })] : []),
    ...refused.map((one) => desk.say('cli.said.refused_cell', { cell: one.cell ?? one.row, message: one.message })),
    ...alike.map((one) => desk.say('cli.said.alike', { row: one.row, name: one.name ?? '', other: one.may_be.map(({ name }) => name).join('、') })),
    ...(coming.length > 0 ? [desk.say('cli.said.import_id', { id: batchId })] : []),
  );
  if (cancelled) {
    toldIn();
    desk.exit(exits.cancelled);
  }
}

async function looked({ client }: Acting, lines: readonly Line[]): Promise<Found[]> {
  const rows: LookedLine[] = [];
  for (let at = 0; at < lines.length; at += step) {
    const part = lines.slice(at, at + step);
    for (const row of await client.import.previewLines({ lines: part.map(({ raw }) => ({ ...raw })) })) rows.push({ ...row, at: at + row.at, row: part[row.at]?.row ?? '', cells: part[row.at]?.cells ?? {} });
  }
  return acrossSteps(rows).flatMap((row) => { const line = lines[row.at]; return line === undefined ? [] : [{ line, row }]; });
}
